#include "base/limits.h"
#include "base/text.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/legal_form.h"
#include "portal/pager.h"
#include "portal/pages.h"
#include "portal/papers.h"
#include "portal/product_card.h"
#include "portal/selection.h"
#include "portal/structured_data.h"
#include "records/codes.h"

namespace ocop::portal {
namespace {

using pages::Dictionary;
using pages::Locale;
using pages::text;
using registry::Subject;

std::string copy(std::string_view view) { return std::string(view); }

std::vector<Crumb> crumbs_of(Locale locale) {
  return {
      {copy(text(locale, "page.home_name"_key)), copy(text(locale, "page.home"_key))},
      {copy(text(locale, "page.producers_name"_key)), copy(text(locale, "page.producers"_key))}};
}

std::vector<const ShelfProducer*> found_producers(const Shelf& shelf, const Selection& selection) {
  const std::string folded = fold(selection.words);
  const auto words = folded.empty() ? std::vector<std::string_view>{} : split(folded, ' ');
  const std::string& ward = selection.of(Facet::ward);
  std::vector<const ShelfProducer*> found;
  for (const ShelfProducer& producer : shelf.producers()) {
    const bool is_there = ward.empty() || producer.subject->unit_code == ward;
    if (is_there && has_words(producer.folded, words)) found.push_back(&producer);
  }
  return found;
}

void fill_row(Dictionary& list, const Visit& visit, const ShelfProducer& producer) {
  const Subject& subject = *producer.subject;
  Dictionary& row = list.add("PRODUCER");
  row.set("NAME", subject.name);
  row.set("HREF", producer_path(visit.locale, subject));
  row.set("FORM", legal_form(visit.locale, subject.kind));
  row.set("ADDRESS", subject.address);
  row.set("COUNT",
          text(visit.locale, "producers.products"_key, {std::to_string(producer.products.size())}));
  if (producer.stars_in_force > 0) {
    row.set_in("STARS", "TEXT",
               text(visit.locale, "producers.best"_key, {std::to_string(producer.stars_in_force)}));
  }
}

void fill_wards(Dictionary& page, const Visit& visit, const Selection& selection) {
  for (const ShelfPlace& ward : visit.shelf->wards()) {
    Dictionary& option = page.add("WARD");
    option.set("VALUE", ward.word);
    option.set("NAME", ward.name);
    if (selection.of(Facet::ward) == ward.word) option.show("CHOSEN");
  }
}

const ShelfProducer* find_producer(const Shelf& shelf, std::string_view segment) {
  const Subject* subject = shelf.catalogue().subject_by_code(records::in_capitals(segment));
  return subject == nullptr ? nullptr : shelf.find(*subject);
}

std::string description_of(const Visit& visit, const Subject& subject) {
  const auto story = in(visit.locale, subject.story_vi, subject.story_en);
  if (!story.empty()) return first_sentence(story);
  return text(visit.locale, "producer.description"_key, {subject.name, subject.address});
}

void fill_head(Dictionary& page, const Visit& visit, const Subject& subject) {
  auto crumbs = crumbs_of(visit.locale);
  crumbs.push_back({subject.name, producer_path(visit.locale, subject)});
  fill_frame(page, visit,
             {.title = subject.name,
              .description = description_of(visit, subject),
              .path_vi = producer_path(Locale::vietnamese, subject),
              .path_en = producer_path(Locale::english, subject),
              .data = {organization(visit, subject), breadcrumb_list(visit, crumbs)}},
             "AT_PRODUCERS");
  fill_crumbs(page, crumbs);
}

void fill_facts(Dictionary& page, const Visit& visit, const Subject& subject) {
  page.set("NAME", subject.name);
  page.set("FORM", legal_form(visit.locale, subject.kind));
  if (!subject.address.empty()) page.set_in("ADDRESS", "TEXT", subject.address);
  if (const auto ward = ward_text(visit, subject.unit_code); !ward.empty()) {
    page.set_in("WARD", "TEXT", ward);
  }
  if (!subject.phone.empty()) {
    Dictionary& phone = page.add("PHONE");
    phone.set("TEXT", subject.phone);
    phone.set("HREF", telephone_address(subject.phone));
  }
  const auto story = in(visit.locale, subject.story_vi, subject.story_en);
  if (!story.empty()) page.set_in("STORY", "TEXT", story);
}

void fill_papers(Dictionary& page, const Visit& visit, const Subject& subject) {
  Dictionary* list = nullptr;
  for (const auto* paper : visit.shelf->catalogue().certificates_of(subject)) {
    if (list == nullptr) list = &page.add("PAPERS");
    fill_paper(*list, visit.locale, *paper, visit.shelf->day());
  }
  if (list == nullptr) page.show("NO_PAPERS");
}

void fill_places(Dictionary& page, const Visit& visit, const Subject& subject) {
  Dictionary* list = nullptr;
  for (const auto& place : visit.shelf->catalogue().places()) {
    if (place.subject != subject.id) continue;
    if (list == nullptr) list = &page.add("PLACES");
    Dictionary& row = list->add("PLACE");
    row.set("NAME", in(visit.locale, place.name_vi, place.name_en));
    row.set("ADDRESS", place.address);
  }
}

}  // namespace

http::Response producers_page(const Visit& visit) {
  const Selection selection = selection_from(visit.request);
  const auto found = found_producers(*visit.shelf, selection);
  Dictionary page;
  const auto crumbs = crumbs_of(visit.locale);
  fill_frame(page, visit,
             {.title = copy(text(visit.locale, "producers.title"_key)),
              .description = copy(text(visit.locale, "producers.description"_key)),
              .path_vi = copy(text(Locale::vietnamese, "page.producers"_key)),
              .path_en = copy(text(Locale::english, "page.producers"_key)),
              .is_listed = !selection.is_narrowed(),
              .data = {breadcrumb_list(visit, crumbs)}},
             "AT_PRODUCERS");
  fill_crumbs(page, crumbs);
  page.set("WORDS", selection.words);
  page.set("DAY", pages::format_day(visit.shelf->day()));
  page.set("FOUND", pages::format_number(visit.locale, static_cast<double>(found.size())));
  fill_wards(page, visit, selection);
  const PageOfList rows =
      page_of_list(found.size(), limits::producers_page_rows_max, selection.page);
  if (found.empty()) page.show("NONE");
  if (!found.empty()) {
    Dictionary& list = page.add("PRODUCERS");
    for (std::size_t i = rows.begin; i < rows.end; ++i) fill_row(list, visit, *found[i]);
  }
  fill_pager(page, rows,
             [&](std::size_t at) { return crumbs.back().path + selection.on_page(at).query(); });
  return pages::respond(200, visit.locale, "producers.html", page);
}

http::Response producer_page(const Visit& visit, std::string_view segment) {
  const ShelfProducer* producer = find_producer(*visit.shelf, segment);
  if (producer == nullptr) return pages::not_found_page(visit.locale, visit.request.path);
  const Subject& subject = *producer->subject;
  const std::string path = producer_path(visit.locale, subject);
  if (visit.request.path != path) return http::redirect(301, path);
  Dictionary page;
  fill_head(page, visit, subject);
  fill_facts(page, visit, subject);
  fill_papers(page, visit, subject);
  fill_places(page, visit, subject);
  for (const std::size_t position : producer->products) {
    fill_card(page, visit, visit.shelf->products()[position]);
  }
  return pages::respond(200, visit.locale, "producer.html", page);
}

}  // namespace ocop::portal
