#include "regimes/fault_words.h"

#include <optional>
#include <string_view>

namespace ocop::regimes {
namespace {

/// What a reader says, with one "*" for what differs, and the words for it.
struct Phrase {
  std::string_view said;
  pages::Key words;
};

constexpr Phrase phrases[] = {
    {"a text is missing", "regimes.fault_text"_key},
    {"over * bytes", "regimes.fault_long"_key},
    {"too long", "regimes.fault_too_long"_key},
    {"only letters without marks, digits, full stops and hyphens", "regimes.fault_code"_key},
    {"a whole number is missing", "regimes.fault_number"_key},
    {"points are missing: 0 to 100, with at most one decimal", "regimes.fault_points"_key},
    {"neither true nor false", "regimes.fault_flag"_key},
    {"a list of at most * is missing", "regimes.fault_list"_key},
    {"a day is missing, as 2026-05-22", "regimes.fault_day"_key},
    {"not \"stop\", \"exclude\"", "regimes.fault_effect"_key},
    {"more than * levels", "regimes.fault_levels"_key},
    {"no criteria, or too many", "regimes.fault_no_criteria"_key},
    // Before "* comes twice".
    {"the file name comes twice", "regimes.fault_name_twice"_key},
    {"the code comes twice", "regimes.fault_code_twice"_key},
    {"the parts do not add up to 100", "regimes.fault_hundred"_key},
    {"the criteria of a part do not add up to its maximum", "regimes.fault_part_sum"_key},
    {"the set is called incomplete, but adds up", "regimes.fault_incomplete"_key},
    {"its parts do not add up to its maximum", "regimes.fault_group_sum"_key},
    {"a group has no options of its own", "regimes.fault_group_options"_key},
    {"yes or no has no options", "regimes.fault_yes_no"_key},
    {"the best option is not the maximum", "regimes.fault_best"_key},
    {"an option belongs to no case", "regimes.fault_case"_key},
    {"the options are not in order", "regimes.fault_order"_key},
    {"the marks for stars do not rise from 3 to 5", "regimes.fault_marks"_key},
    {"requires a criterion that is not there or requires another", "regimes.fault_requires"_key},
    {"a knock-out names a criterion that is not there", "regimes.fault_knockout"_key},
    {"no JSON: *", "regimes.fault_json"_key},
    {"and * more", "regimes.fault_more"_key},
    {"the window closes before it opens", "regimes.fault_window"_key},
    {"at most 5 stars", "regimes.fault_stars"_key},
    {"before the first day", "regimes.fault_to"_key},
    {"not zero", "regimes.fault_zero"_key},
    {"the bands do not fall from 100 to 0", "regimes.fault_bands"_key},
    {"the file is missing", "regimes.fault_file"_key},
    {"too many sets", "regimes.fault_many_sets"_key},
    {"the set is of another decision, *", "regimes.fault_decision"_key},
    {"* comes twice", "regimes.fault_twice"_key},
    {"the archive cannot be opened", "regimes.fault_archive"_key},
    {"unpacks to too much", "regimes.fault_inflates"_key},
    {"cannot be unpacked", "regimes.fault_damaged"_key},
    {"more than *", "regimes.fault_parcel"_key},
    {"no JSON file", "regimes.fault_no_json"_key},
    {"not UTF-8", "regimes.fault_utf8"_key},
};

/// What stands for the "*"; nothing when the phrase is another.
std::optional<std::string> argument_of(std::string_view said, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == pattern.npos) return said == pattern ? std::optional(std::string()) : std::nullopt;
  const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
  if (said.size() < before.size() + after.size()) return std::nullopt;
  if (!said.starts_with(before) || !said.ends_with(after)) return std::nullopt;
  return std::string(said.substr(before.size(), said.size() - before.size() - after.size()));
}

std::optional<std::string> words_of(pages::Locale locale, std::string_view said) {
  for (const Phrase& phrase : phrases) {
    if (const auto argument = argument_of(said, phrase.said)) {
      return pages::text(locale, phrase.words, {*argument});
    }
  }
  return std::nullopt;
}

constexpr std::string_view criterion_prefix = "criterion ";

std::string place_words(pages::Locale locale, std::string_view place) {
  if (!place.starts_with(criterion_prefix)) return std::string(place);
  return pages::text(locale, "regimes.place_criterion"_key,
                     {std::string(place.substr(criterion_prefix.size()))});
}

/// "place: reason", or a reason alone.
FaultWords one(pages::Locale locale, const std::string& file, std::string_view said) {
  if (auto reason = words_of(locale, said)) return {file, "", std::move(*reason)};
  const std::size_t colon = said.find(": ");
  if (colon == said.npos) return {file, "", std::string(said)};
  const std::string_view rest = said.substr(colon + 2);
  return {file, place_words(locale, said.substr(0, colon)),
          words_of(locale, rest).value_or(std::string(rest))};
}

}  // namespace

std::vector<FaultWords> words_for(pages::Locale locale, const std::vector<Error>& faults) {
  constexpr std::string_view between = "; ";
  std::vector<FaultWords> all;
  for (const Error& fault : faults) {
    std::string_view rest = fault.detail;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(between), rest.size());
      all.push_back(one(locale, fault.pointer, rest.substr(0, end)));
      rest.remove_prefix(std::min(end + between.size(), rest.size()));
    }
  }
  return all;
}

}  // namespace ocop::regimes
