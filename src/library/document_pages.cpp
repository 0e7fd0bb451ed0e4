#include <algorithm>

#include "library/library_kinds.h"
#include "library/limits.h"
#include "library/public_documents.h"
#include "library/public_page.h"
#include "office/download.h"
#include "pages/format.h"
#include "pages/page.h"
#include "programme/chain_view.h"

namespace ocop::library {
namespace {

using http::Response;
using pages::Dictionary;
using pages::Locale;
using programme::Effect;
using records::Reading;
using records::Record;

const char* tone_of(Effect effect) {
  return effect == Effect::in_effect ? "good" : effect == Effect::not_yet ? "caution" : "plain";
}

std::string sort_name(Locale locale, const Record& document) {
  const auto& options = document.kind->field("sort")->options;
  return name_in(locale, options, document["sort"]);
}

/// "Kế hoạch 153/KH-UBND"
std::string call_of(Locale locale, const Record& document) {
  return sort_name(locale, document) + " " + document["number"];
}

void fill_status(Dictionary& at, const PublicPage& on,
                 const std::optional<programme::Status>& status) {
  at.set("TONE", status ? tone_of(status->effect) : "caution");
  at.set("STATUS",
         on.words(status ? programme::label_of(status->effect) : "library.effect_unknown"_key));
}

void fill_line(Dictionary& line, const PublicPage& on, const PublicDocuments& documents,
               const Record& document) {
  line.set("NAME", call_of(on.locale, document));
  line.set("HREF", path_of(on.locale, document));
  line.set("TITLE", title_of(on.locale, document, documents.entry(document.id)));
  std::string detail = document["issuer"];
  if (const auto day = document.day("issued_on")) detail += ", " + pages::format_day(*day);
  line.set("DETAIL", detail);
  fill_status(line, on, documents.chain.status(document.id, on.today));
}

std::string home(Locale locale) { return std::string(pages::text(locale, "page.documents"_key)); }

Result<Response> list(PublicPage& on, Reading& reading) {
  TRY(const PublicDocuments documents, read_public_documents(reading));
  const std::string typed = on.asked("q");
  on.frame(on.words("page.documents_name"_key), on.words("library.documents_lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  on.page.set("WORDS", typed);
  auto found = documents.find(DocumentQuery(typed));
  if (found.size() > limits::library_rows_shown_max) found.resize(limits::library_rows_shown_max);
  if (found.empty()) {
    on.page.show("NOTHING_FOUND");
  } else {
    on.page.set("COUNT", on.words("library.count"_key, {std::to_string(found.size())}));
    Dictionary& lines = on.page.add("DOCUMENTS");
    for (const Record* each : found) fill_line(lines.add("DOCUMENT"), on, documents, *each);
  }
  return on.respond("documents.html");
}

/// The day asked for, of today when none was or it is none.
Date day_asked(const PublicPage& on) {
  const auto day = parse_date(on.asked("day"));
  return day ? *day : on.today;
}

void fill_effect(PublicPage& on, const PublicDocuments& documents, const Record& document,
                 Date day) {
  const auto status = documents.chain.status(document.id, day);
  Dictionary& effect = on.page.add("EFFECT");
  effect.set("DAY", pages::format_day(day));
  effect.set("DAY_ISO", format_iso(day));
  fill_status(effect, on, status);
  if (!status) return;
  effect.set_in("SINCE", "TEXT", on.words("library.since"_key, {pages::format_day(status->since)}));
  if (const Record* by = documents.chain.document(status->by)) {
    Dictionary& ended = effect.add("BY");
    ended.set("NAME", call_of(on.locale, *by));
    ended.set("HREF", path_of(on.locale, *by));
  }
  for (const std::string& id : status->amended_by) {
    const Record* by = documents.chain.document(id);
    if (by == nullptr) continue;
    Dictionary& amended = effect.add("AMENDED");
    amended.set("NAME", call_of(on.locale, *by));
    amended.set("HREF", path_of(on.locale, *by));
  }
}

void fill_chain(PublicPage& on, const PublicDocuments& documents, const Record& document,
                Date day) {
  const auto steps = programme::chain_steps(documents.chain, document.id, day);
  if (steps.size() < 2) return;
  Dictionary& chain = on.page.add("CHAIN");
  for (const programme::ChainStep& each : steps) {
    Dictionary& step = chain.add("STEP");
    const bool is_this = each.document->id == document.id;
    const bool is_shown = documents.entry(each.document->id) != nullptr && !is_this;
    Dictionary& name = step.add(is_this ? "THIS" : is_shown ? "LINKED" : "UNLINKED");
    name.set("NAME", call_of(on.locale, *each.document));
    name.set("HREF", path_of(on.locale, *each.document));
    step.set("DAY", each.day ? pages::format_day(*each.day) : on.words("library.no_day"_key));
    step.set("TITLE", title_of(on.locale, *each.document, documents.entry(each.document->id)));
    std::string relations;
    for (const pages::Key key : each.relations) {
      relations += (relations.empty() ? "" : ", ") + on.words(key);
    }
    if (!relations.empty()) step.set_in("RELATION", "TEXT", relations);
    fill_status(step, on, each.status);
  }
}

void fill_facts(PublicPage& on, const Record& document, const Record& entry) {
  const auto fact = [&](pages::Key key, const std::string& value) {
    Dictionary& row = on.page.add("FACT");
    row.set("TERM", on.words(key));
    if (value.empty()) {
      row.set_in("MISSING", "TEXT", on.words("library.not_on_record"_key));
    } else {
      row.set("VALUE", value);
    }
  };
  const auto day = [&](std::string_view field) {
    const auto value = document.day(field);
    return value ? pages::format_day(*value) : std::string();
  };
  fact("programme.number"_key, document["number"]);
  fact("programme.sort"_key, sort_name(on.locale, document));
  fact("programme.issuer"_key, document["issuer"]);
  fact("programme.issued_on"_key, day("issued_on"));
  if (document.day("effect_from")) fact("programme.effect_from"_key, day("effect_from"));
  if (document.day("effect_to")) fact("programme.effect_to"_key, day("effect_to"));
  const bool is_cited = entry["checked"] != "original";
  const std::string note =
      on.locale == Locale::english && !entry["note_en"].empty() ? entry["note_en"] : entry["note"];
  Dictionary& checked = on.page.add(is_cited ? "CITED" : "ORIGINAL");
  if (!note.empty()) checked.set_in("NOTE", "TEXT", note);
}

Result<const Record*> document_of(const PublicPage& on, const PublicDocuments& documents) {
  const std::string segment(on.request.parameter("one").value_or(""));
  const Record* document = documents.at(segment);
  if (document == nullptr) return Error{Code::not_found, "there is no such document", segment};
  return document;
}

Result<Response> document(PublicPage& on, Reading& reading) {
  TRY(const PublicDocuments documents, read_public_documents(reading));
  TRY(const Record* found, document_of(on, documents));
  const Record& entry = *documents.entry(found->id);
  const Date day = day_asked(on);
  const std::string title = title_of(on.locale, *found, &entry);
  const std::string call = call_of(on.locale, *found);
  on.frame(call, title, path_of(Locale::vietnamese, *found), path_of(Locale::english, *found),
           {{on.words("page.documents_name"_key), home(on.locale)}});
  on.page.set("ABOUT", title);
  const std::string& summary =
      on.locale == Locale::english ? entry["summary_en"] : (*found)["summary"];
  if (!summary.empty()) fill_paragraphs(on.page.add("SUMMARY"), on, summary);
  fill_facts(on, *found, entry);
  fill_effect(on, documents, *found, day);
  fill_chain(on, documents, *found, day);
  on.page.set("PATH", path_of(on.locale, *found));
  if (!(*found)["file_id"].empty()) {
    on.page.set_in("FILE", "HREF",
                   path_of(on.locale, *found) + "/" + on.words("library.file_word"_key));
  }
  if (!(*found)["address"].empty()) on.page.set_in("ELSEWHERE", "HREF", (*found)["address"]);
  return on.respond("document.html");
}

Result<Response> file(PublicPage& on, Reading& reading) {
  TRY(const PublicDocuments documents, read_public_documents(reading));
  TRY(const Record* found, document_of(on, documents));
  if ((*found)["file_id"].empty()) return Error{Code::not_found, "the document has no file", ""};
  return office::file_download(segment_of(*found), on.publication.files, (*found)["file_id"]);
}

}  // namespace

void add_document_routes(http::Router& router, const Publication& publication,
                         std::shared_ptr<const portal::CurrentShelf> shelf) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    add_page(router, publication, shelf, locale, home(locale), list);
    add_page(router, publication, shelf, locale, home(locale) + "/{one}", document);
    add_page(router, publication, shelf, locale,
             home(locale) + "/{one}/" + std::string(pages::text(locale, "library.file_word"_key)),
             file);
  }
}

}  // namespace ocop::library
