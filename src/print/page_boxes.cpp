#include "print/page_boxes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace ocop::print {
namespace {

constexpr std::size_t entry_bytes = 20;  // of the table of objects
constexpr std::string_view page = "<< /Type /Page ", object_end = "endobj";

struct Table {
  std::size_t at = 0;                ///< where it begins
  std::vector<std::size_t> offsets;  ///< by the number of the object
  std::string_view trailer;          ///< what stands between its brackets
};

std::size_t whole_at(std::string_view pdf, std::size_t at) {
  std::size_t value = 0;
  if (at < pdf.size()) std::from_chars(pdf.data() + at, pdf.data() + pdf.size(), value);
  return value;
}

/// Empty offsets when the file looks otherwise.
Table table_of(std::string_view pdf) {
  constexpr std::string_view start = "startxref\n", head = "xref\n0 ", trailer = "trailer\n<<";
  Table table;
  const auto last = pdf.rfind(start);
  if (last == pdf.npos) return table;
  table.at = whole_at(pdf, last + start.size());
  if (table.at >= pdf.size() || !pdf.substr(table.at).starts_with(head)) return table;
  const std::size_t count = whole_at(pdf, table.at + head.size());
  const std::size_t first = pdf.find('\n', table.at + head.size()) + 1;
  const auto end = pdf.find(trailer, first);
  if (count == 0 || count > pdf.size() / entry_bytes || end != first + count * entry_bytes) {
    return table;
  }
  const auto close = pdf.find(">>", end);
  if (close == pdf.npos) return table;
  table.trailer = pdf.substr(end + trailer.size(), close - end - trailer.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view entry = pdf.substr(first + i * entry_bytes, 10);
    table.offsets.push_back(whole_at(entry, entry.find_first_not_of('0')));
  }
  return table;
}

std::string text_of(std::string_view name, const PageBox& box) {
  return fmt::format("   /{} [ {:.3f} {:.3f} {:.3f} {:.3f} ]\n", name, box.left, box.bottom,
                     box.right, box.top);
}

}  // namespace

std::string with_boxes(std::string pdf, const PageBox& trim, const PageBox& bleed) {
  const std::string whole = pdf;  // what views point into while the file grows
  const Table table = table_of(whole);
  const std::string boxes = text_of("TrimBox", trim) + text_of("BleedBox", bleed);
  std::string entries;
  for (std::size_t number = 1; number < table.offsets.size(); ++number) {
    const std::size_t offset = table.offsets[number];
    const std::string head = fmt::format("{} 0 obj\n", number);
    const std::string_view object = std::string_view(whole).substr(std::min(offset, whole.size()));
    if (!object.starts_with(head) || !object.substr(head.size()).starts_with(page)) continue;
    const auto line = object.find('\n', head.size()) + 1;
    const auto end = object.find(object_end, line);
    if (line == 0 || end == object.npos) return whole;
    entries += fmt::format("{} 1\n{:010} 00000 n \n", number, pdf.size());
    pdf += object.substr(0, line);
    pdf += boxes;
    pdf += object.substr(line, end - line);
    pdf += "endobj\n";
  }
  if (entries.empty()) return whole;
  const std::size_t at = pdf.size();
  pdf += fmt::format("xref\n{}trailer\n<<{}   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n", entries,
                     table.trailer, table.at, at);
  return pdf;
}

}  // namespace ocop::print
