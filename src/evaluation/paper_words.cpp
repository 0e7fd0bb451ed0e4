#include "evaluation/paper_words.h"

#include <fmt/format.h>
#include <utf8proc.h>

namespace ocop::evaluation {

std::string paper_words(pages::Key key) {
  return std::string(pages::text(pages::Locale::vietnamese, key));
}

std::string paper_words(pages::Key key, const std::vector<std::string>& arguments) {
  return pages::text(pages::Locale::vietnamese, key, arguments);
}

std::string in_capitals(std::string_view text) {
  std::string capitals;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(at, left, &point);
    if (length <= 0) return std::string(text);
    utf8proc_uint8_t bytes[4];
    const auto written = utf8proc_encode_char(utf8proc_toupper(point), bytes);
    capitals.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(written));
    at += length;
    left -= length;
  }
  return capitals;
}

std::string place_of(std::string_view unit_name) {
  for (const std::string_view kind : {"Thành phố ", "Tỉnh ", "Phường ", "Xã ", "Đặc khu "}) {
    if (unit_name.starts_with(kind)) return std::string(unit_name.substr(kind.size()));
  }
  return std::string(unit_name);
}

std::string within_sentence(std::string_view unit_name) {
  const std::string place = place_of(unit_name);
  const std::string_view kind = unit_name.substr(0, unit_name.size() - place.size());
  if (kind.empty()) return place;
  if (kind.starts_with("Đ"))
    return "đ" + std::string(unit_name.substr(std::string_view("Đ").size()));
  std::string name(unit_name);
  name.front() = static_cast<char>(name.front() - 'A' + 'a');
  return name;
}

std::string place_and_day(const std::string& place, Date day) {
  return paper_words("evaluation.paper_place_day"_key,
                     {place_of(place), fmt::format("{:02}", day.day),
                      fmt::format("{:02}", day.month), std::to_string(day.year)});
}

void add_head(print::Document& paper, const PaperHead& head) {
  std::vector<std::string> left;
  for (const std::string& line : {head.above, head.issuer, head.number}) {
    if (!line.empty()) left.push_back(line);
  }
  if (left.empty()) left.emplace_back("");
  paper.beside(std::move(left),
               {paper_words("programme.paper_nation"_key), paper_words("programme.paper_motto"_key),
                place_and_day(head.place, head.day)});
  paper.space(4);
}

}  // namespace ocop::evaluation
