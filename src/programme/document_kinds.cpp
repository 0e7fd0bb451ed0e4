#include "programme/document_kinds.h"

#include <algorithm>

#include "pages/format.h"
#include "programme/web_address.h"

namespace ocop::programme {
namespace {

using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option sorts[] = {
    {"programme", "programme.sort_programme"_key}, {"plan", "programme.sort_plan"_key},
    {"decision", "programme.sort_decision"_key},   {"resolution", "programme.sort_resolution"_key},
    {"dispatch", "programme.sort_dispatch"_key},   {"report", "programme.sort_report"_key}};

constexpr Option levels[] = {{"central", "programme.level_central"_key},
                             {"city", "programme.level_city"_key},
                             {"district", "programme.level_district"_key},
                             {"ward", "programme.level_ward"_key}};

constexpr Option link_kinds[] = {{"based_on", "programme.link_based_on"_key},
                                 {"amends", "programme.link_amends"_key},
                                 {"replaces", "programme.link_replaces"_key},
                                 {"repeals", "programme.link_repeals"_key}};

constexpr pages::Key inverses[] = {"programme.inverse_based_on"_key, "programme.inverse_amends"_key,
                                   "programme.inverse_replaces"_key,
                                   "programme.inverse_repeals"_key};

constexpr pages::Key effects[] = {"programme.effect_not_yet"_key, "programme.effect_in_effect"_key,
                                  "programme.effect_expired"_key, "programme.effect_replaced"_key,
                                  "programme.effect_repealed"_key};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

/// A document is called by its kind, number and day in Vietnamese, whatever the language of a page.
void name_document(const Writing&, const Record*, Record& after) {
  const auto* sort = std::ranges::find(sorts, after["sort"], &Option::value);
  std::string heading(pages::text(pages::Locale::vietnamese, sort->label));
  heading += ' ' + after["number"];
  if (const auto day = after.day("issued_on")) heading += " (" + pages::format_day(*day) + ')';
  after["heading"] = heading;
}

void check_document(const Record& row, Faults& faults) {
  const auto from = row.day("effect_from"), to = row.day("effect_to");
  const auto issued = row.day("issued_on");
  const auto begin = from ? from : issued;
  if (to && begin && *to < *begin) {
    faults.push_back(fault("effect_to", "programme.fault_effect_order"_key));
  }
  if (from && issued && *from < *issued) {
    faults.push_back(fault("effect_from", "programme.fault_effect_before"_key));
  }
}

Result<Faults> guard_link(Writing& writing, const Record*, const Record& after) {
  TRY(const auto chain, read_chain(writing));
  const Record* later = chain.document(after["later_id"]);
  const Record* earlier = chain.document(after["earlier_id"]);
  if (later == nullptr || earlier == nullptr) {
    return Faults{fault("earlier_id", "programme.fault_removed"_key)};
  }
  std::vector<Link> others;
  for (const Link& link : chain.links) {
    const bool is_this = link.later == after["later_id"] && link.earlier == after["earlier_id"];
    if (!is_this) others.push_back(link);
  }
  if (would_loop(others, {after["later_id"], after["earlier_id"]})) {
    return Faults{fault("earlier_id", "programme.fault_loop"_key)};
  }
  const auto later_day = later->day("issued_on"), earlier_day = earlier->day("issued_on");
  if (later_day && earlier_day && *later_day < *earlier_day) {
    return Faults{fault("earlier_id", "programme.fault_younger"_key)};
  }
  return Faults{};
}

std::vector<Field> document_fields() {
  return {
      {.name = "heading", .label = "programme.heading"_key, .uses = use::list | use::hidden},
      {.name = "sort",
       .label = "programme.sort"_key,
       .type = Type::choice,
       .uses = use::search | use::filter | use::required,
       .options = sorts},
      {.name = "number",
       .label = "programme.number"_key,
       .uses = use::search | use::required,
       .hint = "programme.number_hint"_key},
      {.name = "title",
       .label = "programme.title"_key,
       .uses = use::list | use::search | use::required},
      {.name = "issuer",
       .label = "programme.issuer"_key,
       .uses = use::list | use::search | use::required},
      {.name = "level",
       .label = "programme.level"_key,
       .type = Type::choice,
       .uses = use::filter | use::required,
       .options = levels},
      {.name = "issued_on",
       .label = "programme.issued_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort,
       .hint = "programme.issued_on_hint"_key},
      {.name = "place", .label = "programme.place"_key},
      {.name = "area_code",
       .label = "programme.area"_key,
       .type = Type::unit,
       .uses = use::filter,
       .hint = "programme.area_hint"_key},
      {.name = "effect_from",
       .label = "programme.effect_from"_key,
       .type = Type::day,
       .hint = "programme.effect_from_hint"_key},
      {.name = "effect_to",
       .label = "programme.effect_to"_key,
       .type = Type::day,
       .hint = "programme.effect_to_hint"_key},
      {.name = "file_id", .label = "programme.file"_key, .type = Type::file},
      {.name = "address",
       .label = "programme.address"_key,
       .rule = web_address,
       .hint = "programme.address_hint"_key},
      {.name = "summary",
       .label = "programme.summary"_key,
       .type = Type::text,
       .uses = use::search},
      {.name = "demonstration",
       .label = "programme.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

std::vector<Field> link_fields() {
  return {
      {.name = "later_id",
       .label = "programme.later"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "programme_document",
       .import_name = "later"},
      {.name = "kind",
       .label = "programme.link_kind"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = link_kinds},
      {.name = "earlier_id",
       .label = "programme.earlier"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required,
       .of = "programme_document",
       .import_name = "earlier"},
      {.name = "effective_on",
       .label = "programme.effective_on"_key,
       .type = Type::day,
       .hint = "programme.effective_on_hint"_key},
      {.name = "note", .label = "programme.note"_key},
  };
}

LinkKind link_kind_from(std::string_view name) {
  return static_cast<LinkKind>(std::ranges::find(link_kinds, name, &Option::value) - link_kinds);
}

}  // namespace

Kind document_kind() {
  return {.name = "programme_document",
          .table = "programme_documents",
          .path = "programme-documents",
          .object = accounts::Object::programme,
          .one = "programme.document"_key,
          .many = "programme.documents"_key,
          .add = "programme.add_document"_key,
          .fields = document_fields(),
          .title = "heading",
          .key = {"number", "issuer", "issued_on"},
          .sort = "issued_on",
          .fill = name_document,
          .check = check_document};
}

Kind document_link_kind() {
  return {.name = "document_link",
          .table = "document_links",
          .path = "document-links",
          .object = accounts::Object::programme,
          .one = "programme.link"_key,
          .many = "programme.links"_key,
          .add = "programme.add_link"_key,
          .fields = link_fields(),
          .title = "kind",
          .key = {"later_id", "kind", "earlier_id"},
          .owner = "later_id",
          .guard = guard_link};
}

const Record* Chain::document(std::string_view id) const {
  const auto at = std::ranges::find(documents, id, &Record::id);
  return at == documents.end() ? nullptr : &*at;
}

std::optional<Status> Chain::status(std::string_view id, Date day) const {
  if (std::ranges::find(papers, id, &Paper::id) == papers.end()) return std::nullopt;
  return status_on(papers, links, id, day);
}

std::optional<Paper> paper_of(const Record& document) {
  const auto from = document.day("effect_from");
  const auto issued = document.day("issued_on");
  if (!from && !issued) return std::nullopt;
  return Paper{document.id, from ? *from : *issued, document.day("effect_to")};
}

Result<Chain> read_chain(records::Reading& reading) {
  Chain chain;
  TRY(chain.documents, reading.all(reading.kinds().get("programme_document")));
  for (const Record& document : chain.documents) {
    if (auto paper = paper_of(document)) chain.papers.push_back(*std::move(paper));
  }
  TRY(const auto links, reading.all(reading.kinds().get("document_link")));
  for (const Record& link : links) {
    chain.links.push_back({link["later_id"], link["earlier_id"], link_kind_from(link["kind"]),
                           link.day("effective_on")});
  }
  return chain;
}

pages::Key label_of(LinkKind kind) { return link_kinds[static_cast<std::size_t>(kind)].label; }
pages::Key inverse_of(LinkKind kind) { return inverses[static_cast<std::size_t>(kind)]; }
pages::Key label_of(Effect effect) { return effects[static_cast<std::size_t>(effect)]; }

}  // namespace ocop::programme
