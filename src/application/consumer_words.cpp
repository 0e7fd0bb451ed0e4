#include "application/consumer_words.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <boost/json/parse.hpp>

#include "gs1/identifier.h"
#include "pages/dictionary.h"
#include "pages/format.h"
#include "pages/page.h"

namespace ocop::application {
namespace {

using authenticity::Verdict;
using pages::Key;
using pages::Locale;
using pages::text;

constexpr std::string_view question =
    "M17.5 19a6.5 6.5 0 1 1 9.5 5.7c-2 1.1-3 2.3-3 4.8M24 35.5v.2";
constexpr std::string_view information = "M24 22v12M24 14.5v.2";
constexpr std::string_view exclamation = "M24 15v13M24 34.5v.2";

constexpr std::string_view warning = "M24 18v11M24 35.5v.2";
constexpr std::string_view two_sheets = "M18.5 30.5V16H30M22.5 20h11v14.5h-11z";

/// By the number of the verdict.
constexpr std::array<VerdictWords, authenticity::verdicts> verdict_words{{
    {"verdict.recalled.word"_key,
     "verdict.recalled.answer"_key,
     {"verdict.recalled.do_1"_key, "verdict.recalled.do_2"_key, "verdict.recalled.do_3"_key},
     exclamation},
    {"verdict.expired.word"_key,
     "verdict.expired.answer"_key,
     {"verdict.expired.do_1"_key, "verdict.expired.do_2"_key, "verdict.expired.do_3"_key},
     "M24 12a12 12 0 1 0 .1 0M24 17v7.5l5 3.5"},
    {"verdict.voided.word"_key,
     "verdict.voided.answer"_key,
     {"verdict.voided.do_1"_key, "verdict.voided.do_2"_key, "verdict.voided.do_3"_key},
     "M24 12a12 12 0 1 0 .1 0M15.8 15.8l16.4 16.4"},
    {"verdict.destroyed.word"_key,
     "verdict.destroyed.answer"_key,
     {"verdict.voided.do_1"_key, "verdict.voided.do_2"_key, "verdict.voided.do_3"_key},
     "M15.8 15.8l16.4 16.4M32.2 15.8 15.8 32.2"},
    {"verdict.not_ours.word"_key,
     "verdict.not_ours.answer"_key,
     {"verdict.not_ours.do_1"_key, "verdict.not_ours.do_2"_key, "verdict.not_ours.do_3"_key},
     question},
    {"verdict.not_active.word"_key,
     "verdict.not_active.answer"_key,
     {"verdict.not_active.do_1"_key, "verdict.not_active.do_2"_key, "verdict.not_active.do_3"_key},
     "M24 17v10M18.5 22a8 8 0 1 0 11 0"},
    {"verdict.chip_live.word"_key,
     "verdict.chip_live.answer"_key,
     {"verdict.chip_live.do_1"_key, "verdict.chip_live.do_2"_key, "verdict.in_our_books.do_3"_key},
     "m14.5 24.5 6.5 6.5 13-14"},
    {"verdict.hidden_first_use.word"_key,
     "verdict.hidden_first_use.answer"_key,
     {"verdict.hidden_first_use.do_1"_key, "verdict.hidden_first_use.do_2"_key,
      "verdict.in_our_books.do_3"_key},
     "m14.5 24.5 6.5 6.5 13-14"},
    {"verdict.likely_copy.word"_key,
     "verdict.likely_copy.answer"_key,
     {"verdict.likely_copy.do_1"_key, "verdict.likely_copy.do_2"_key,
      "verdict.likely_copy.do_3"_key},
     two_sheets},
    {"verdict.chip_wrong.word"_key,
     "verdict.chip_wrong.answer"_key,
     {"verdict.chip_wrong.do_1"_key, "verdict.contradictory.do_2"_key,
      "verdict.contradictory.do_3"_key},
     warning},
    {"verdict.chip_replayed.word"_key,
     "verdict.chip_replayed.answer"_key,
     {"verdict.chip_replayed.do_1"_key, "verdict.contradictory.do_2"_key,
      "verdict.contradictory.do_3"_key},
     warning},
    {"verdict.chip_opened.word"_key,
     "verdict.chip_opened.answer"_key,
     {"verdict.chip_opened.do_1"_key, "verdict.contradictory.do_2"_key,
      "verdict.contradictory.do_3"_key},
     warning},
    {"verdict.hidden_used_again.word"_key,
     "verdict.hidden_used_again.answer"_key,
     {"verdict.hidden_used_again.do_1"_key, "verdict.hidden_used_again.do_2"_key,
      "verdict.contradictory.do_3"_key},
     warning},
    {"verdict.hidden_wrong.word"_key,
     "verdict.hidden_wrong.answer"_key,
     {"verdict.hidden_wrong.do_1"_key, "verdict.hidden_wrong.do_2"_key,
      "verdict.contradictory.do_3"_key},
     warning},
    {"verdict.contradictory.word"_key,
     "verdict.contradictory.answer"_key,
     {"verdict.contradictory.do_1"_key, "verdict.contradictory.do_2"_key,
      "verdict.contradictory.do_3"_key},
     warning},
    {"verdict.caution.word"_key,
     "verdict.caution.answer"_key,
     {"verdict.caution.do_1"_key, "verdict.caution.do_2"_key, "verdict.contradictory.do_3"_key},
     warning},
    {"verdict.place.word"_key,
     "verdict.place.word"_key,  // the answer is the name of the place
     {"verdict.place.do_1"_key, "verdict.in_our_books.do_2"_key, "verdict.in_our_books.do_3"_key},
     information},
    {"verdict.product.word"_key,
     "verdict.product.word"_key,  // the answer is the name of the product
     {"verdict.product.do_1"_key, "verdict.product.do_2"_key, "verdict.in_our_books.do_3"_key},
     information},
    {"verdict.traced_only.word"_key,
     "verdict.traced_only.answer"_key,
     {"verdict.traced_only.do_1"_key, "verdict.traced_only.do_2"_key,
      "verdict.traced_only.do_3"_key},
     information},
    {"verdict.in_our_books.word"_key,
     "verdict.consistent.answer"_key,
     {"verdict.in_our_books.do_1"_key, "verdict.in_our_books.do_2"_key,
      "verdict.in_our_books.do_3"_key},
     "m14.5 24.5 6.5 6.5 13-14"},
    {"verdict.in_our_books.word"_key,
     "verdict.consistent.answer"_key,
     {"verdict.in_our_books.do_1"_key, "verdict.in_our_books.do_2"_key,
      "verdict.in_our_books.do_3"_key},
     "m14.5 24.5 6.5 6.5 13-14"},
    {"verdict.in_our_books.word"_key,
     "verdict.in_our_books.answer"_key,
     {"verdict.in_our_books.do_1"_key, "verdict.in_our_books.do_2"_key,
      "verdict.in_our_books.do_3"_key},
     "m14.5 24.5 6.5 6.5 13-14"},
    {"verdict.chip_second_tap.word"_key,
     "verdict.chip_second_tap.answer"_key,
     {"verdict.chip_second_tap.do_1"_key, "verdict.chip_second_tap.do_2"_key,
      "verdict.in_our_books.do_3"_key},
     information},
}};

struct Named {
  std::string_view code;
  Key key;
};

constexpr std::array<Named, 41> steps{
    {{"accepting", "step.accepting"_key},
     {"arriving", "step.arriving"_key},
     {"assembling", "step.assembling"_key},
     {"collecting", "step.collecting"_key},
     {"commissioning", "step.commissioning"_key},
     {"consigning", "step.consigning"_key},
     {"creating_class_instance", "step.creating_class_instance"_key},
     {"cycle_counting", "step.cycle_counting"_key},
     {"decommissioning", "step.decommissioning"_key},
     {"departing", "step.departing"_key},
     {"destroying", "step.destroying"_key},
     {"disassembling", "step.disassembling"_key},
     {"dispensing", "step.dispensing"_key},
     {"encoding", "step.encoding"_key},
     {"entering_exiting", "step.entering_exiting"_key},
     {"holding", "step.holding"_key},
     {"inspecting", "step.inspecting"_key},
     {"installing", "step.installing"_key},
     {"killing", "step.killing"_key},
     {"loading", "step.loading"_key},
     {"other", "step.other"_key},
     {"packing", "step.packing"_key},
     {"picking", "step.picking"_key},
     {"receiving", "step.receiving"_key},
     {"removing", "step.removing"_key},
     {"repackaging", "step.repackaging"_key},
     {"repairing", "step.repairing"_key},
     {"replacing", "step.replacing"_key},
     {"reserving", "step.reserving"_key},
     {"retail_selling", "step.retail_selling"_key},
     {"sampling", "step.sampling"_key},
     {"sensor_reporting", "step.sensor_reporting"_key},
     {"shipping", "step.shipping"_key},
     {"staging_outbound", "step.staging_outbound"_key},
     {"stock_taking", "step.stock_taking"_key},
     {"stocking", "step.stocking"_key},
     {"storing", "step.storing"_key},
     {"transporting", "step.transporting"_key},
     {"unloading", "step.unloading"_key},
     {"unpacking", "step.unpacking"_key},
     {"void_shipping", "step.void_shipping"_key}}};
static_assert(std::ranges::is_sorted(steps, {}, &Named::code));

constexpr std::array<Named, 26> units{
    {{"BG", "unit.bg"_key},   {"BO", "unit.bo"_key},   {"BX", "unit.bx"_key},
     {"C62", "unit.c62"_key}, {"CA", "unit.ca"_key},   {"CMT", "unit.cmt"_key},
     {"CS", "unit.cs"_key},   {"CT", "unit.ct"_key},   {"DZN", "unit.dzn"_key},
     {"EA", "unit.ea"_key},   {"GRM", "unit.grm"_key}, {"H87", "unit.h87"_key},
     {"KGM", "unit.kgm"_key}, {"LBR", "unit.lbr"_key}, {"LTR", "unit.ltr"_key},
     {"MGM", "unit.mgm"_key}, {"MLT", "unit.mlt"_key}, {"MTK", "unit.mtk"_key},
     {"MTQ", "unit.mtq"_key}, {"MTR", "unit.mtr"_key}, {"ONZ", "unit.onz"_key},
     {"PF", "unit.pf"_key},   {"PK", "unit.pk"_key},   {"PR", "unit.pr"_key},
     {"SET", "unit.set"_key}, {"TNE", "unit.tne"_key}}};
static_assert(std::ranges::is_sorted(units, {}, &Named::code));

template <std::size_t size>
const Named* find(const std::array<Named, size>& table, std::string_view code) {
  const auto at = std::ranges::lower_bound(table, code, {}, &Named::code);
  return at == table.end() || at->code != code ? nullptr : &*at;
}

/// "https://example.com/steps/Roasting" → "Roasting".
std::string_view last_part(std::string_view uri) {
  const auto cut = uri.find_last_of("/:#");
  return cut == std::string_view::npos || cut + 1 == uri.size() ? uri : uri.substr(cut + 1);
}

constexpr std::string_view extension_prefix = "\"ocop:";

/// Where a name of ours begins; npos for none. Looks from colon to colon: of the bytes of the
/// prefix they are the rarest in a long list of identifiers.
std::size_t behind_extension_prefix(std::string_view json) {
  for (auto at = json.find(':'); at != std::string_view::npos; at = json.find(':', at + 1)) {
    if (json.substr(0, at + 1).ends_with(extension_prefix)) return at + 1;
  }
  return std::string_view::npos;
}

/// The JSON string behind the colon that `json` begins with; empty when it is no string.
std::string string_after(std::string_view json) {
  constexpr std::string_view space = " \t\r\n";
  const auto colon = json.find_first_not_of(space);
  if (colon == std::string_view::npos || json[colon] != ':') return {};
  const auto open = json.find_first_not_of(space, colon + 1);
  if (open == std::string_view::npos || json[open] != '"') return {};
  auto close = json.find_first_of("\"\\", open + 1);
  if (close == std::string_view::npos) return {};
  if (json[close] == '"') return std::string(json.substr(open + 1, close - open - 1));
  while (close < json.size() && json[close] != '"') close += json[close] == '\\' ? 2U : 1U;
  boost::system::error_code fault;
  const auto value = boost::json::parse(json.substr(open, close + 1 - open), fault);
  return fault || !value.is_string() ? std::string() : std::string(value.get_string());
}

std::string advice_list(Locale locale, Verdict verdict) {
  pages::Dictionary list;
  for (const Key advice : words_of(verdict).advice) {
    list.add("DO").set("TEXT", text(locale, advice, {text(locale, "contact.phone"_key)}));
  }
  return pages::render(locale, "advice.html", list);
}

}  // namespace

const VerdictWords& words_of(Verdict verdict) {
  return verdict_words[static_cast<std::size_t>(verdict)];
}

std::string advice_of(Locale locale, Verdict verdict) {
  if (pages::is_designing()) return advice_list(locale, verdict);
  using Lists = std::array<std::string, authenticity::verdicts>;
  static const std::array<Lists, 2> lists = [] {
    std::array<Lists, 2> all;
    for (const Locale each : {Locale::vietnamese, Locale::english}) {
      for (std::size_t i = 0; i < authenticity::verdicts; ++i) {
        all[static_cast<std::size_t>(each)][i] = advice_list(each, static_cast<Verdict>(i));
      }
    }
    return all;
  }();
  return lists[static_cast<std::size_t>(locale)][static_cast<std::size_t>(verdict)];
}

StepWords step_words(Locale locale, std::string_view json) {
  const bool in_vietnamese = locale == Locale::vietnamese;
  const std::string_view name = in_vietnamese ? "stepNameVi" : "stepNameEn";
  const std::string_view note = in_vietnamese ? "noteVi" : "noteEn";
  StepWords words;
  while (true) {
    const auto begin = behind_extension_prefix(json);
    if (begin == std::string_view::npos) return words;
    json.remove_prefix(begin);
    const auto end = json.find('"');
    if (end == std::string_view::npos) return words;
    if (json.substr(0, end) == name) words.name = string_after(json.substr(end + 1));
    if (json.substr(0, end) == note) words.note = string_after(json.substr(end + 1));
  }
}

std::string step_name(Locale locale, const event_store::EventFacts& facts) {
  if (facts.disposition == "recalled") return std::string(text(locale, "step.recalled"_key));
  const bool is_transformation = facts.type == epcis::EventType::transformation;
  if (is_transformation && facts.business_step == "creating_class_instance") {
    return std::string(text(locale, "step.creating_class_instance_from"_key));
  }
  if (const Named* known = find(steps, facts.business_step)) {
    return std::string(text(locale, known->key));
  }
  if (is_transformation) return std::string(text(locale, "step.transformation"_key));
  if (facts.business_step.empty()) return std::string(text(locale, "step.unnamed"_key));
  return std::string(last_part(facts.business_step));
}

std::string quantity_text(Locale locale, double quantity, std::string_view unit) {
  std::string out = pages::format_number(locale, quantity);
  out += "\u00a0";
  const Named* known = unit.empty() ? nullptr : find(units, unit);
  if (known == nullptr && !unit.empty()) return out + std::string(unit);
  const std::string_view forms = text(locale, known == nullptr ? "unit.pieces"_key : known->key);
  const auto bar = forms.find('|');
  return out + std::string(quantity == 1 ? forms.substr(0, bar) : forms.substr(bar + 1));
}

std::string_view name_of(Locale locale, const registry::Product& product) {
  const bool in_english = locale == Locale::english && !product.name_en.empty();
  return in_english ? product.name_en : product.name_vi;
}

std::string thing_name(Locale locale, const registry::Catalogue& catalogue, std::string_view path) {
  const auto item = gs1::Identifier::from_stored(std::string(path));
  if (path.starts_with("/00/")) return text(locale, "scan.sscc"_key, {item.value("00")});
  const std::string gtin = item.value("01");
  if (gtin.empty()) return text(locale, "scan.other_code"_key, {last_part(path)});
  const registry::Product* product = catalogue.product_by_gtin(gtin);
  std::string name = product != nullptr ? std::string(name_of(locale, *product))
                                        : text(locale, "scan.gtin_in_text"_key, {gtin});
  if (const auto lot = item.value("10"); !lot.empty()) {
    name += ", " + text(locale, "scan.lot_in_text"_key, {lot});
  }
  if (const auto serial = item.value("21"); !serial.empty()) {
    name += ", " + text(locale, "scan.serial_in_text"_key, {serial});
  }
  return name;
}

bool is_named_place(const registry::Catalogue& catalogue, std::string_view path) {
  const auto item = gs1::Identifier::from_stored(std::string(path));
  return catalogue.place_by_gln(item.value("414")) != nullptr ||
         catalogue.subject_by_party(item.value("417")) != nullptr;
}

std::string place_name(Locale locale, const registry::Catalogue& catalogue, std::string_view path) {
  const auto item = gs1::Identifier::from_stored(std::string(path));
  std::string code = item.value("414");
  if (!code.empty()) {
    if (const registry::Place* place = catalogue.place_by_gln(code)) {
      const bool in_english = locale == Locale::english && !place->name_en.empty();
      return in_english ? place->name_en : place->name_vi;
    }
  } else if (code = item.value("417"); !code.empty()) {
    if (const registry::Subject* party = catalogue.subject_by_party(code)) return party->name;
  } else {
    code = last_part(path);
  }
  return text(locale, "scan.place_unknown"_key, {code});
}

}  // namespace ocop::application
