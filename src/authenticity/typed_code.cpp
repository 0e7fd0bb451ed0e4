#include "authenticity/typed_code.h"

#include <algorithm>
#include <span>
#include <vector>

#include "authenticity/hidden_code.h"
#include "authenticity/serial_code.h"
#include "base/text.h"

namespace ocop::authenticity {
namespace {

constexpr std::size_t both_symbols = serial_symbols + hidden_symbols;

std::optional<TypedCode> read_symbols(const std::string& printed) {
  if (printed.size() != serial_symbols && printed.size() != both_symbols) return std::nullopt;
  TypedCode code{printed.substr(0, serial_symbols), printed.substr(serial_symbols)};
  const bool is_good =
      has_serial_form(code.serial) && (code.hidden.empty() || has_hidden_form(code.hidden));
  return is_good ? std::optional(std::move(code)) : std::nullopt;
}

/// The words of a message, as they would be printed.
std::vector<std::string> words_of(std::string_view typed) {
  std::vector<std::string> words(1);
  for (const char c : typed) {
    if (std::string_view(" \t\n\r:,.").find(c) == std::string_view::npos) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  for (std::string& word : words) word = printed_form(word);
  return words;
}

/// How many words from the first on make up `symbols` together; none when they do not end there.
std::size_t words_for(std::span<const std::string> words, std::size_t symbols) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < words.size() && sum < symbols; ++i) {
    sum += words[i].size();
    if (sum == symbols) return i + 1;
  }
  return 0;
}

std::string joined(std::span<const std::string> words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

/// Words may be read together in more than one way, so one word comes first, then four of four
/// symbols, as a label groups them, then any.
enum class Grouping : std::uint8_t { one_word, fours, any };

std::optional<TypedCode> find_among(std::span<const std::string> words, Grouping grouping) {
  for (; !words.empty(); words = words.subspan(1)) {
    if (words.front().size() == both_symbols) {
      if (auto code = read_symbols(words.front())) return code;
    }
    const std::size_t count = words_for(words, serial_symbols);
    const auto run = words.first(count);
    const bool fits =
        grouping == Grouping::any || (grouping == Grouping::one_word && count == 1) ||
        (grouping == Grouping::fours &&
         std::ranges::all_of(run, [](const std::string& word) { return word.size() == 4; }));
    if (count == 0 || !fits || !has_serial_form(joined(run))) continue;
    const auto rest = words.subspan(count);
    const std::string hidden = joined(rest.first(words_for(rest, hidden_symbols)));
    return TypedCode{joined(run), has_hidden_form(hidden) ? hidden : std::string()};
  }
  return std::nullopt;
}

}  // namespace

std::optional<TypedCode> read_typed_code(std::string_view typed) {
  if (auto code = read_symbols(printed_form(trim(typed)))) return code;
  const std::vector<std::string> words = words_of(typed);
  for (const auto grouping : {Grouping::one_word, Grouping::fours, Grouping::any}) {
    if (auto code = find_among(words, grouping)) return code;
  }
  return std::nullopt;
}

}  // namespace ocop::authenticity
