#include "library/document_query.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "library/limits.h"

namespace ocop::library {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Runs of digits and runs of letters of a folded text: "kh153" is "kh", "153".
std::vector<std::string> tokens_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < folded.size();) {
    const auto belongs = [&](std::size_t i) {
      return is_digit(folded[at]) ? is_digit(folded[i]) : is_letter(folded[i]);
    };
    std::size_t end = at;
    while (end < folded.size() && belongs(end)) ++end;
    if (end > at) tokens.push_back(folded.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  return tokens;
}

std::string without_zeros(std::string_view digits) {
  const auto first = digits.find_first_not_of('0');
  return std::string(first == std::string_view::npos ? "0" : digits.substr(first));
}

/// How the kinds of documents are called and written in numbers.
struct SortWords {
  std::string_view sort;
  std::array<std::string_view, 2> words;  ///< the second may be empty
  std::string_view sign;
};
constexpr std::array<SortWords, 6> sorts{{{"plan", {"ke", "hoach"}, "kh"},
                                          {"decision", {"quyet", "dinh"}, "qd"},
                                          {"resolution", {"nghi", "quyet"}, "nq"},
                                          {"programme", {"chuong", "trinh"}, "ctr"},
                                          {"dispatch", {"cong", "van"}, "cv"},
                                          {"report", {"bao", "cao"}, "bc"}}};

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

bool begins_one(const std::vector<std::string>& all, std::string_view word) {
  return std::ranges::any_of(all, [&](const std::string& each) { return each.starts_with(word); });
}

}  // namespace

DocumentNumber parse_number(std::string_view number) {
  DocumentNumber parsed;
  for (const std::string& token : tokens_of(number)) {
    if (!is_digit(token.front())) {
      parsed.signs.push_back(token);
    } else if (parsed.serial.empty()) {
      parsed.serial = without_zeros(token);
    } else if (parsed.year.empty() && token.size() == 4) {
      parsed.year = token;
    }
  }
  return parsed;
}

DocumentQuery::DocumentQuery(std::string_view typed) {
  auto tokens = tokens_of(typed.substr(0, limits::library_query_bytes_max));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& token = tokens[i];
    if (is_digit(token.front())) {
      numbers_.push_back(without_zeros(token));
      continue;
    }
    const std::string_view next = i + 1 < tokens.size() ? std::string_view(tokens[i + 1]) : "";
    const auto* named = std::ranges::find_if(sorts, [&](const SortWords& each) {
      return each.words[0] == token && each.words[1] == next;
    });
    if (named != sorts.end()) {
      sort_ = named->sort;
      ++i;
    } else if (token != "so") {
      words_.push_back(token);
    }
  }
}

int DocumentQuery::rank(const DocumentWords& document) const {
  const DocumentNumber number = parse_number(document.number);
  const auto text = tokens_of(document.text);
  const auto* kind = std::ranges::find(sorts, sort_, &SortWords::sort);
  const bool is_of_kind = sort_.empty() || document.sort == sort_ ||
                          (kind != sorts.end() && contains(number.signs, kind->sign));
  if (!is_of_kind) return 0;
  bool is_named = false;
  for (const std::string& each : numbers_) {
    const bool is_serial = each == number.serial;
    is_named = is_named || is_serial;
    const bool is_year = each == number.year || each == document.year;
    if (!is_serial && !is_year && !contains(text, each)) return 0;
  }
  const auto names_it = [&](const std::string& word) {
    const auto* sign = std::ranges::find(sorts, word, &SortWords::sign);
    return contains(number.signs, word) || begins_one(text, word) ||
           (sign != sorts.end() && sign->sort == document.sort);
  };
  if (!std::ranges::all_of(words_, names_it)) return 0;
  return is_named ? 2 : 1;
}

}  // namespace ocop::library
