#include "http/negotiation.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace ocop::http {
namespace {

constexpr int full_weight = 1000;

/// "0.7" → 700 (RFC 9110: at most three decimals, at most 1).
int parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  int weight = (text[0] - '0') * full_weight;
  if (text.size() == 1) return weight;
  if (text[1] != '.') return 0;
  int place = 100;
  for (const char digit : text.substr(2)) {
    if (digit < '0' || digit > '9') return 0;
    weight += (digit - '0') * place;
    place /= 10;
  }
  return weight > full_weight ? 0 : weight;
}

struct Choice {
  std::string_view name;
  int weight = full_weight;
};

/// Calls `use` for every element of an Accept-… list.
template <class Use>
void for_each_choice(std::string_view header, Use&& use) {
  while (!header.empty()) {
    std::string_view element = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), element.size() + 1));
    Choice choice{trim(element.substr(0, element.find(';'))), full_weight};
    while (element.find(';') != std::string_view::npos) {
      element.remove_prefix(element.find(';') + 1);
      const std::string_view parameter = trim(element.substr(0, element.find(';')));
      if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
        choice.weight = parse_weight(parameter.substr(2));
      }
    }
    if (!choice.name.empty()) use(choice);
  }
}

}  // namespace

std::optional<int> coding_weight(std::string_view accept_encoding, std::string_view coding) {
  std::optional<int> named;
  std::optional<int> any;
  for_each_choice(accept_encoding, [&](const Choice& choice) {
    if (equals_ignoring_case(choice.name, coding)) named = choice.weight;
    if (choice.name == "*") any = choice.weight;
  });
  return named ? named : any;
}

int media_weight(std::string_view accept, std::string_view media_type) {
  if (trim(accept).empty()) return full_weight;
  const std::string_view kind = media_type.substr(0, media_type.find('/'));
  const std::string all_of_kind = std::string(kind) + "/*";
  int best = 0;
  int special = -1;
  for_each_choice(accept, [&](const Choice& choice) {
    int how_special = -1;
    if (choice.name == "*/*") how_special = 0;
    if (equals_ignoring_case(choice.name, all_of_kind)) how_special = 1;
    if (equals_ignoring_case(choice.name, media_type)) how_special = 2;
    if (how_special <= special) return;
    special = how_special;
    best = choice.weight;
  });
  return best;
}

std::string_view preferred_media(std::string_view accept,
                                 std::initializer_list<std::string_view> offers) {
  std::string_view preferred;
  int best = 0;
  for (const std::string_view offer : offers) {
    if (const int weight = media_weight(accept, offer); weight > best) {
      best = weight;
      preferred = offer;
    }
  }
  return preferred;
}

int language_weight(std::string_view accept_language, std::string_view language) {
  if (trim(accept_language).empty()) return full_weight;
  int named = -1;
  int any = 0;
  for_each_choice(accept_language, [&](const Choice& choice) {
    const std::string_view primary = choice.name.substr(0, choice.name.find('-'));
    if (equals_ignoring_case(primary, language)) named = std::max(named, choice.weight);
    if (choice.name == "*") any = choice.weight;
  });
  return named >= 0 ? named : any;
}

}  // namespace ocop::http
