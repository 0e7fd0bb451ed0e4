#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "authenticity/verdict.h"
#include "event_store/event_facts.h"
#include "pages/locale.h"
#include "registry/catalogue.h"

/// The words of the consumer page: what a verdict, a step, a quantity and a thing are called.
namespace ocop::application {

/// What a verdict says, apart from its one sentence of facts. `seal` is the path drawn in its seal.
struct VerdictWords {
  pages::Key word;
  pages::Key answer;
  pages::Key advice[3];
  std::string_view seal;
};

const VerdictWords& words_of(authenticity::Verdict verdict);

/// What to do now, as the items of a list in HTML, put together once unless somebody designs.
std::string advice_of(pages::Locale locale, authenticity::Verdict verdict);

/// What a producer calls a step, and what is to be said of it, in the extension fields
/// `stepNameVi`, `stepNameEn`, `noteVi`, `noteEn` of the name space https://ocop.example/ns/,
/// prefix "ocop". Empty when nothing is said in that language.
struct StepWords {
  std::string name;
  std::string note;
};
StepWords step_words(pages::Locale locale, std::string_view json);

/// What the step is called when the producer gives it no name: "Chế biến, tạo lô mới". A step
/// outside the Core Business Vocabulary is called what the event itself calls it.
std::string step_name(pages::Locale locale, const event_store::EventFacts& facts);

/// "25.000~lb", "25~thùng"; an unknown unit stands as its code. `unit` is a UN/CEFACT code, or
/// empty for pieces.
std::string quantity_text(pages::Locale locale, double quantity, std::string_view unit);

/// "Ô mai sấu gừng, lô SG-2607"; a product that is not registered is called by its code.
std::string thing_name(pages::Locale locale, const registry::Catalogue& catalogue,
                       std::string_view path);

/// "Xưởng ô mai Hàng Đường"; a place that is not registered is called by its code.
std::string place_name(pages::Locale locale, const registry::Catalogue& catalogue,
                       std::string_view path);

/// Whether `place_name` finds a name.
bool is_named_place(const registry::Catalogue& catalogue, std::string_view path);

std::string_view name_of(pages::Locale locale, const registry::Product& product);

}  // namespace ocop::application
