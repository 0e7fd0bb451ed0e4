#include <algorithm>

#include "base/text.h"
#include "library/practice_cases.h"
#include "library/public_page.h"
#include "pages/format.h"
#include "portal/addresses.h"
#include "portal/public_picture.h"

namespace ocop::library {
namespace {

using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Reading;
using records::Record;

std::string home(Locale locale) { return std::string(pages::text(locale, "page.practice"_key)); }

std::string path_of_case(Locale locale, const Record& row) {
  return home(locale) + "/" + to_lower_ascii(row["code"]);
}

const std::string& said(Locale locale, const Record& row, std::string_view field) {
  const std::string english = std::string(field) + "_en";
  return locale == Locale::english && !row[english].empty() ? row[english] : row[field];
}

void fill_picture(Dictionary& at, const Record& row) {
  if (row["picture_address"].empty()) return;
  Dictionary& picture = at.add("PICTURE");
  picture.set("SRC", row["picture_address"]);
  picture.set("ALT", row["picture_alt"]);
  picture.set("CREDIT", row["picture_rights"]);
}

Result<Response> list(PublicPage& on, Reading& reading) {
  TRY(const auto cases, published_cases(reading));
  on.frame(on.words("page.practice_name"_key), on.words("practice.lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  if (cases.empty()) on.page.show("NOTHING");
  Dictionary* shown = cases.empty() ? nullptr : &on.page.add("CASES");
  for (const Record& row : cases) {
    Dictionary& card = shown->add("CASE");
    card.set("NAME", said(on.locale, row, "title"));
    card.set("HREF", path_of_case(on.locale, row));
    card.set("LEAD", said(on.locale, row, "result"));
    fill_picture(card, row);
  }
  return on.respond("practice_cases.html");
}

Result<Response> one(PublicPage& on, Reading& reading) {
  TRY(const auto cases, published_cases(reading));
  const std::string code(on.request.parameter("one").value_or(""));
  const auto found = std::ranges::find_if(
      cases, [&](const Record& row) { return equals_ignoring_case(row["code"], code); });
  if (found == cases.end()) return Error{Code::not_found, "there is no such case", code};
  const Record& row = *found;
  on.frame(said(on.locale, row, "title"), said(on.locale, row, "result"),
           path_of_case(Locale::vietnamese, row), path_of_case(Locale::english, row),
           {{on.words("page.practice_name"_key), home(on.locale)}});
  for (const auto& [section, field] :
       {std::pair("PROBLEM", "problem"), {"ACTION", "action"}, {"RESULT", "result"}}) {
    fill_paragraphs(on.page.add(section), on, said(on.locale, row, field));
  }
  for (const std::string_view step : split(row["steps"], '\n')) {
    if (!trim(step).empty()) on.page.add("STEP").set("TEXT", trim(step));
  }
  if (const auto cost = row.whole("cost")) {
    Dictionary& part = on.page.add("COST");
    part.set("TEXT", on.words("library.dong"_key,
                              {pages::format_number(on.locale, static_cast<double>(*cost))}));
    part.set("SOURCE", row["cost_source"]);
  }
  on.page.set("RESULT_SOURCE",
              on.words("practice.source_line"_key,
                       {row["result_source"], pages::format_day(*row.day("result_on"))}));
  fill_paragraphs(on.page.add("REPLICABLE"), on, row["replicable"]);
  on.page.set("CONTACT", row["contact"]);
  on.page.set("APPLY", (on.locale == Locale::english ? "/en/office" : "/office") +
                           std::string("/practice-cases/") + row.id + "/apply");
  fill_picture(on.page, row);
  const auto catalogue = on.publication.catalogue();
  if (const auto* maker = catalogue->subject(registry::SubjectId(row["subject_id"]))) {
    Dictionary& who = on.page.add("MAKER");
    who.set("NAME", maker->name);
    who.set("HREF", portal::producer_path(on.locale, *maker));
  }
  on.page.set("CONSENTED",
              on.words("practice.consent_line"_key, {pages::format_day(*row.day("consented_on"))}));
  return on.respond("practice_case.html");
}

Result<Response> picture(PublicPage& on, Reading& reading) {
  const std::string id(on.request.parameter("id").value_or(""));
  TRY(const auto cases, published_cases(reading));
  const bool is_shown =
      std::ranges::any_of(cases, [&](const Record& row) { return row["picture"] == id; });
  if (!is_shown) return Error{Code::not_found, "there is no such picture", ""};
  return portal::public_picture(on.publication.files, on.request);
}

}  // namespace

void add_case_routes(http::Router& router, const Publication& publication,
                     std::shared_ptr<const portal::CurrentShelf> shelf) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    add_page(router, publication, shelf, locale, home(locale), list);
    add_page(router, publication, shelf, locale, home(locale) + "/{one}", one);
  }
  add_page(router, publication, shelf, Locale::vietnamese, std::string(case_picture_root) + "{id}",
           picture);
}

}  // namespace ocop::library
