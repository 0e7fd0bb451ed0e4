#include "application/components_page.h"

#include <array>

#include "application/consumer_words.h"
#include "labels/outline.h"
#include "labels/symbol.h"
#include "office/account_blocks.h"
#include "office/panel.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/frame.h"
#include "portal/pager.h"

namespace ocop::application {
namespace {

using authenticity::Verdict;
using http::Request;
using http::Response;
using office::Step;
using office::Tone;
using pages::Dictionary;
using pages::Key;
using pages::Locale;
using pages::text;

std::string words(Locale locale, Key key) { return std::string(text(locale, key)); }

std::string own_path(Locale locale) { return words(locale, "components.path"_key); }

/// One input of `_field.html`: `of` is the section that draws it.
Dictionary& add_field(Dictionary& list, Locale locale, std::string_view of, std::string_view name,
                      Key label) {
  Dictionary& field = list.add("FIELD");
  field.set("ID", "field-" + std::string(name));
  field.set("NAME", name);
  field.set("LABEL", text(locale, label));
  if (of != "FLAG") field.show("LABELED");
  return field;
}

void add_options(Dictionary& input, Locale locale) {
  for (const Key name : {"components.option_one"_key, "components.option_two"_key}) {
    Dictionary& option = input.add("OPTION");
    option.set("VALUE", text(locale, name));
    option.set("LABEL", text(locale, name));
  }
}

void fill_fields(Dictionary& page, Locale locale) {
  Dictionary& list = page.add("FIELDS");
  add_field(list, locale, "LINE", "plain", "components.field_plain"_key)
      .add("LINE")
      .set("MODE", "text");
  Dictionary& needed = add_field(list, locale, "LINE", "needed", "components.field_needed"_key);
  needed.show("NEED");
  needed.set("VALUE", text(locale, "components.sample_name"_key));
  needed.set_in("HINT", "WORDS", text(locale, "components.sample_hint"_key));
  needed.set_in("DESCRIBED", "IDS", "hint-needed");
  needed.add("LINE").set("MODE", "text");
  Dictionary& wrong = add_field(list, locale, "LINE", "wrong", "components.field_wrong"_key);
  wrong.show("NEED");
  wrong.show("INVALID");
  wrong.set("VALUE", "31/02/2026");
  wrong.set_in("HINT", "WORDS", text(locale, "office.form.day_hint"_key));
  wrong.set_in("ERROR", "WORDS", text(locale, "components.sample_error"_key));
  wrong.set_in("DESCRIBED", "IDS", "hint-wrong error-wrong");
  Dictionary& day = wrong.add("LINE");
  day.set("MODE", "numeric");
  Dictionary& area = add_field(list, locale, "AREA", "area", "components.field_area"_key);
  area.set("VALUE", text(locale, "components.sample_text"_key));
  area.show("AREA");
  add_options(
      add_field(list, locale, "SELECT", "choice", "components.field_choice"_key).add("SELECT"),
      locale);
  Dictionary& reference =
      add_field(list, locale, "REFERENCE", "reference", "components.field_reference"_key);
  reference.set_in("HINT", "WORDS", text(locale, "office.form.reference_hint"_key));
  reference.set_in("DESCRIBED", "IDS", "hint-reference");
  add_options(reference.add("REFERENCE"), locale);
  add_field(list, locale, "FLAG", "off", "components.field_off"_key).show("FLAG");
  add_field(list, locale, "FLAG", "on", "components.field_on"_key).add("FLAG").show("ON");
  Dictionary& file = add_field(list, locale, "FILE", "file", "components.field_file"_key);
  file.add("FILE").add("KEPT").set("HREF", "#fields");
}

void fill_faults(Dictionary& page, Locale locale) {
  Dictionary& faults = page.add("FORM_FAULTS");
  faults.set("COUNT", text(locale, "office.form.faults"_key, {"1"}));
  faults.set("LABEL", text(locale, "components.field_wrong"_key));
  faults.set("REASON", text(locale, "components.sample_error"_key));
}

/// A criterion of an evaluation, with one way that the stars ask for.
void fill_criterion(Dictionary& page, Locale locale) {
  Dictionary& part = page.add("CRITERIA");
  part.set("CRITERION_NAME", text(locale, "components.criterion"_key));
  const std::array<std::pair<Key, std::string_view>, 3> ways{
      {{"components.option_one"_key, "0"},
       {"components.option_two"_key, "2"},
       {"components.option_three"_key, "4"}}};
  for (const auto& [label, points] : ways) {
    Dictionary& choice = part.add("CHOICE");
    choice.set("VALUE", points);
    choice.set("LABEL", text(locale, label));
    choice.set("POINTS", points);
    if (points == "2") choice.show("CHOSEN");
    if (points == "4") choice.set_in("MINIMUM", "SAYING", text(locale, "components.gate"_key));
  }
  part.set("PROGRESS", text(locale, "components.answered"_key));
  part.set("ANSWERED", "7");
  part.set("ALL", "12");
  Dictionary& tree = part.add("PART");
  tree.set("NAME", text(locale, "components.part"_key));
  tree.set("SUM", "12/35");
  tree.show("OPEN");
  for (const auto& [label, points] : ways) {
    Dictionary& criterion = tree.add("CRITERION");
    criterion.set("HREF", "#criteria");
    criterion.set("NAME", text(locale, label));
    criterion.set("POINTS", points);
    if (points == "0") criterion.set_in("BARS", "SAYING", text(locale, "components.bars"_key));
    if (points == "2") criterion.show("CURRENT");
  }
}

/// What a tone is called as `data-tone`, and the section that draws its seal.
struct SealShape {
  std::string_view tone, section;
};
SealShape shape_of(authenticity::Tone tone) {
  switch (tone) {
    case authenticity::Tone::good:
      return {"good", "GOOD"};
    case authenticity::Tone::caution:
      return {"caution", "CAUTION"};
    case authenticity::Tone::stop:
      return {"stop", "STOP"};
    case authenticity::Tone::plain:
      break;
  }
  return {"plain", "PLAIN"};
}

/// Every answer of a scan, in its own words.
void fill_verdicts(Dictionary& page, Locale locale) {
  for (std::size_t i = 0; i < authenticity::verdicts; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    const VerdictWords& said = words_of(verdict);
    const SealShape shape = shape_of(authenticity::tone_of(verdict));
    Dictionary& part = page.add("VERDICT");
    part.set("TONE", shape.tone);
    part.set("SEAL", said.seal);
    part.show(shape.section);
    part.set("WORD", text(locale, said.word));
    part.set("ANSWER", text(locale, said.answer));
    part.set("ADVICE", advice_of(locale, verdict));
  }
}

Dictionary& add_card(Dictionary& list, Locale locale) {
  Dictionary& card = list.add("PRODUCT");
  card.set("NAME", text(locale, "components.sample_name"_key));
  card.set("HREF", "#cards");
  card.set("MEANING", words(locale, "page.stars"_key));
  card.set("MAKER", text(locale, "components.sample_maker"_key));
  return card;
}

void fill_cards(Dictionary& page, Locale locale) {
  Dictionary& list = page.add("CARDS");
  const auto stars = [&](std::string_view section, std::string_view count, Key until,
                         const std::string& day) {
    Dictionary& card = add_card(list, locale);
    Dictionary& picture = card.add("PICTURE");
    picture.set("SRC", "/media/demo/o-mai-sau-gung.svg");
    picture.set("ALT", "");
    card.set_in("PRICE", "TEXT", text(locale, "components.sample_price"_key));
    Dictionary& shown = card.add(section);
    shown.set("COUNT", count);
    shown.set("TEXT", text(locale, "stars.count"_key, {std::string(count)}));
    shown.set("UNTIL", text(locale, until, {day}));
  };
  stars("STARS", "5", "stars.until"_key, "18/09/2028");
  stars("STARS", "4", "stars.in_grace"_key, "18/03/2027");
  stars("STARS_EXPIRED", "3", "stars.expired"_key, "18/09/2025");
  stars("STARS_REVOKED", "3", "stars.revoked"_key, "02/06/2026");
  Dictionary& bare = add_card(list, locale);
  bare.show("NO_PICTURE");
  bare.show("NO_STARS");
}

void fill_papers(Dictionary& page, Locale locale) {
  Dictionary& papers = page.add("PAPERS");
  for (const bool is_valid : {true, false}) {
    Dictionary& paper = papers.add("PAPER");
    paper.set("KIND", "HACCP");
    paper.set("NUMBER", "HC-0001 (demo)");
    if (is_valid) {
      paper.set_in("VALID", "TEXT", "18/09/2025–18/09/2028");
    } else {
      Dictionary& over = paper.add("OVER");
      over.set("PERIOD", "18/09/2022–18/09/2025");
      over.set("TEXT", text(locale, "stars.expired"_key, {"18/09/2025"}));
    }
  }
}

/// A block of the back office with all that one can hold.
office::Panel whole_panel(Locale locale) {
  const auto say = [&](Key key) { return words(locale, key); };
  const std::string here = own_path(locale), warning = say("components.sample_warning"_key);
  office::Panel panel{.title = say("components.panel"_key)};
  for (const Tone tone : {Tone::plain, Tone::good, Tone::caution, Tone::stop}) {
    panel.alerts.push_back(
        {tone, say("components.sample_text"_key),
         tone == Tone::stop ? office::Link{say("components.link"_key), here} : office::Link{}});
  }
  panel.facts = {{say("components.fact"_key), say("components.sample_name"_key)},
                 {say("components.fact_linked"_key), say("components.sample_maker"_key), here},
                 {say("components.fact_missing"_key), ""}};
  for (const auto& [tone, chip] : {std::pair{Tone::plain, "components.chip_plain"_key},
                                   std::pair{Tone::good, "components.chip_good"_key},
                                   std::pair{Tone::caution, "components.chip_caution"_key},
                                   std::pair{Tone::stop, "components.chip_stop"_key}}) {
    panel.rows.push_back({.title = say("components.sample_name"_key),
                          .detail = say("components.sample_maker"_key),
                          .href = here,
                          .tone = tone,
                          .chip = say(chip)});
  }
  panel.actions = {{.label = say("components.act_open"_key), .href = here},
                   {.label = say("components.act_post"_key),
                    .href = here,
                    .step = Step::post,
                    .tone = Tone::good},
                   {.label = say("components.act_confirm"_key),
                    .href = here,
                    .step = Step::confirm,
                    .warning = warning,
                    .note = say("components.note"_key),
                    .tone = Tone::stop}};
  panel.folds = {{.title = say("components.fold"_key),
                  .facts = {{say("components.fact"_key), say("components.sample_text"_key)}}}};
  return panel;
}

/// A square symbol, a secret that is shown once, people with acts, and a form that was refused.
void fill_account(Dictionary& page, Locale locale) {
  const auto say = [&](Key key) { return words(locale, key); };
  const std::string here = own_path(locale);
  office::Block block{.title = say("components.account"_key),
                      .saying = say("components.sample_text"_key)};
  if (const auto symbol = labels::Symbol::encode("https://ocop.example" + here, {})) {
    block.qr = labels::outline_path(*symbol);
    block.qr_side = symbol->side_with_quiet_zone_modules();
  }
  block.codes = {"7KQ4-M9XD", "3RTP-2HVN"};
  block.items = {
      {.title = say("components.person"_key),
       .detail = say("components.sample_maker"_key),
       .tone = Tone::caution,
       .chip = say("components.chip_caution"_key),
       .acts = {{say("components.act_post"_key), here},
                {say("components.act_confirm"_key), here, say("components.sample_warning"_key)}}}};
  block.forms = {{.action = here,
                  .button = say("components.act_post"_key),
                  .inputs = {{.name = "word",
                              .label = say("components.field_wrong"_key),
                              .type = "password",
                              .hint = say("components.sample_hint"_key)}},
                  .fault_field = "word",
                  .fault = say("components.sample_error"_key)}};
  office::fill_blocks(page.add("ACCOUNT"), {block});
}

void fill_comment_form(Dictionary& page, Locale locale) {
  Dictionary& form = page.add("COMMENT_FORM").add("FORM");
  form.set("ACTION", own_path(locale));
  form.set("NAME_MAX", "80");
  form.set("PHONE_MAX", "20");
  form.set("TITLE_MAX", "150");
  form.set("BODY_MAX", "2000");
  form.set("TYPED_NAME", text(locale, "components.person"_key));
  Dictionary& fault = form.add("FAULTS").add("FAULT");
  fault.set_in("AT", "ID", "comment-title");
  fault.set("TEXT", text(locale, "components.sample_error"_key));
  form.set_in("TITLE_FAULT", "TEXT", text(locale, "components.sample_error"_key));
  form.add("CODE").set_in("QUESTION", "TEXT", text(locale, "components.question"_key));
}

void fill_page(Dictionary& page, Locale locale) {
  fill_fields(page, locale);
  fill_faults(page, locale);
  fill_criterion(page, locale);
  fill_verdicts(page, locale);
  fill_cards(page, locale);
  fill_papers(page, locale);
  office::fill_panels(page.add("PANELS"),
                      {whole_panel(locale),
                       {.title = words(locale, "components.panel_empty"_key),
                        .empty = words(locale, "components.sample_nothing"_key)}});
  fill_account(page, locale);
  fill_comment_form(page, locale);
  portal::fill_pager(page.add("PAGERS"), {.number = 5, .count = 12, .begin = 0, .end = 0},
                     [](std::size_t) { return std::string("#paths"); });
}

Response show(const portal::Portal& portal, const portal::CurrentShelf& shelf,
              const Request& request, Locale locale) {
  const portal::Visit visit{request, locale, shelf.get(date_of(portal.clock.now())),
                            portal.base_url};
  Dictionary page;
  portal::fill_frame(page, visit,
                     {.title = words(locale, "components.title"_key),
                      .description = "",
                      .path_vi = own_path(Locale::vietnamese),
                      .path_en = own_path(Locale::english),
                      .is_listed = false},
                     "AT_COMPONENTS");
  portal::fill_crumbs(page, {{words(locale, "page.home_name"_key), words(locale, "page.home"_key)},
                             {words(locale, "components.title"_key), own_path(locale)}});
  fill_page(page, locale);
  return pages::respond(200, locale, "components.html", page);
}

}  // namespace

void add_component_routes(http::Router& router, const portal::Portal& portal) {
  // Shared by the handlers of both languages.
  const auto shelf = std::make_shared<const portal::CurrentShelf>(portal.catalogue);
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    router.add({.methods = {http::Method::get},
                .pattern = own_path(locale),
                .handler = [&portal, shelf, locale](const Request& request) {
                  return show(portal, *shelf, request, locale);
                }});
    // Its buttons press like real ones, and lead back.
    router.add(
        {.methods = {http::Method::post},
         .pattern = own_path(locale),
         .handler = [locale](const Request&) { return http::redirect(303, own_path(locale)); }});
  }
}

}  // namespace ocop::application
