#include "registry/expiry_pages.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/limits.h"
#include "office/cell_text.h"
#include "pages/format.h"
#include "registry/expiring_store.h"
#include "registry/expiry_words.h"
#include "registry/subject_words.h"

namespace ocop::registry {
namespace {

using accounts::Act;
using accounts::Object;
using accounts::Reach;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::WorkItem;
using records::Reading;
using records::Record;

constexpr std::int64_t window_days = 90;  // before and after the last day

/// A paper that ends; one of `certificate` and `document` says which.
struct Ending {
  Date last;
  const Subject* subject;
  const Certificate* certificate = nullptr;
  std::optional<EndingDocument> document = {};
};

bool is_within(const Reach& reach, const Subject& subject) {
  return reach.covers(subject.unit_code, subject.id.text());
}

bool is_in_window(const std::optional<Date>& last, Date today) {
  if (!last) return false;
  const std::int64_t left = days_from_date(*last) - days_from_date(today);
  return left >= -window_days && left <= window_days;
}

std::string name_of(const Visitor& visitor, const Catalogue& catalogue,
                    const Certificate& certificate) {
  const Product* product = catalogue.product(certificate.product);
  if (certificate.stars && product != nullptr) {
    return word(visitor, "registry.stars_of_product"_key,
                {std::to_string(*certificate.stars), product->name_vi});
  }
  return certificate.number + (product != nullptr ? " · " + product->name_vi : "");
}

/// Certificates in the window, of subjects that the visitor reaches; of one ward when it is given.
std::vector<Ending> certificates(const Visitor& visitor, const Catalogue& catalogue,
                                 std::string_view ward) {
  const Reach reach = visitor.rights.reach(Object::certificate, Act::see);
  std::vector<Ending> found;
  for (const Certificate& each : catalogue.certificates()) {
    if (each.revoked_on || !is_in_window(each.valid_to, visitor.today)) continue;
    const Subject* subject = catalogue.subject(each.subject);
    if (subject == nullptr || !is_within(reach, *subject)) continue;
    if (!ward.empty() && subject->unit_code != ward) continue;
    found.push_back({*each.valid_to, subject, &each});
  }
  return found;
}

/// Documents in the window, the same way.
Result<std::vector<Ending>> documents(Reading& reading, const Visitor& visitor,
                                      const Catalogue& catalogue, std::string_view ward) {
  const Reach reach = visitor.rights.reach(Object::document, Act::see);
  std::vector<Ending> found;
  if (reach.nothing()) return found;
  const std::int64_t today = days_from_date(visitor.today);
  TRY(auto rows, documents_ending(reading, date_from_days(today - window_days),
                                  date_from_days(today + window_days)));
  for (EndingDocument& row : rows) {
    const Subject* subject = catalogue.subject(SubjectId(row.subject_id));
    if (subject == nullptr || !is_within(reach, *subject)) continue;
    if (!ward.empty() && subject->unit_code != ward) continue;
    found.push_back({row.valid_to, subject, nullptr, std::move(row)});
  }
  return found;
}

Result<std::vector<Ending>> endings(Reading& reading, const Visitor& visitor,
                                    const Catalogue& catalogue, std::string_view ward) {
  std::vector<Ending> all = certificates(visitor, catalogue, ward);
  TRY(auto papers, documents(reading, visitor, catalogue, ward));
  std::ranges::move(papers, std::back_inserter(all));
  std::ranges::stable_sort(all, {}, &Ending::last);
  return all;
}

std::string title_of(const Visitor& visitor, const Catalogue& catalogue, const Ending& ending) {
  return ending.document ? ending.document->title
                         : name_of(visitor, catalogue, *ending.certificate);
}

std::string href_of(const Visitor& visitor, const Ending& ending) {
  return Office::href(visitor, ending.document
                                   ? "/office/documents/" + ending.document->id
                                   : "/office/certificates/" + ending.certificate->id.text());
}

void note_more(const Visitor& visitor, Panel& panel, std::size_t shown, std::size_t count) {
  if (shown == count) return;
  const auto number = [&](std::size_t each) {
    return office::grouped(visitor.locale, std::to_string(each));
  };
  panel.alerts.push_back(
      {Tone::plain, word(visitor, "registry.expiring_more"_key, {number(shown), number(count)})});
}

/// A city has thousands: those that end first, and how many come after them.
Panel list_panel(const Visitor& visitor, const Catalogue& catalogue,
                 const std::vector<Ending>& all) {
  Panel panel{.title = word(visitor, "registry.expiring_papers"_key),
              .empty = word(visitor, "registry.expiring_none"_key)};
  const std::size_t shown = std::min(all.size(), limits::record_page_rows_max);
  note_more(visitor, panel, shown, all.size());
  for (const Ending& each : std::span(all).first(shown)) {
    panel.rows.push_back({.title = title_of(visitor, catalogue, each),
                          .detail = each.subject->name,
                          .href = href_of(visitor, each),
                          .tone = tone_of(expiry_on(each.last, visitor.today).state),
                          .chip = expiry_words(visitor, each.last)});
  }
  return panel;
}

Result<http::Response> show(const Office& office, const RegistryStore& store,
                            const Visitor& visitor, const http::Request& request) {
  const auto catalogue = store.catalogue();
  const std::string ward = request.query_value("unit_code").value_or("");
  TRY(const auto all, office.ground().records.read([&](Reading& reading) {
    return endings(reading, visitor, *catalogue, ward);
  }));
  pages::Dictionary page;
  page.set("PATH", Office::href(visitor, "/office/expiring"));
  for (const auto& unit : office.ground().units.all(visitor.today)) {
    pages::Dictionary& option = page.add("UNIT");
    option.set("CODE", unit.code);
    option.set("NAME", unit.name);
    if (unit.code == ward) option.show("CHOSEN");
  }
  office::fill_panels(page, {list_panel(visitor, *catalogue, all)});
  return office.respond(visitor, request, "expiring.html", page,
                        office::Heading{word(visitor, "registry.expiring"_key), {}});
}

Result<std::vector<WorkItem>> work(Reading& reading, const Visitor& visitor,
                                   const Catalogue& catalogue) {
  constexpr std::size_t items_max = 20;
  TRY(const auto all, endings(reading, visitor, catalogue, ""));
  std::vector<WorkItem> items;
  for (const Ending& each : all) {
    if (items.size() == items_max) break;
    items.push_back(
        {.title = word(visitor, "registry.work_expiring"_key, {title_of(visitor, catalogue, each)}),
         .detail = each.subject->name,
         .href = href_of(visitor, each),
         .tone = tone_of(expiry_on(each.last, visitor.today).state),
         .due = each.last});
  }
  return items;
}

}  // namespace

void add_expiry_pages(Office& office, const RegistryStore& store) {
  office.add_section({"/office/expiring", "registry.expiring"_key, "clock",
                      "registry.group_products"_key, office::Needs{Object::certificate}});
  office.add_page(http::Method::get, "/office/expiring", office::Needs{Object::certificate},
                  [&office, &store](const Visitor& visitor, const http::Request& request) {
                    auto answer = show(office, store, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
  records::RecordStore& records = office.ground().records;
  office.add_work([&records, &store](const Visitor& visitor) {
    const auto catalogue = store.catalogue();
    return records.read([&](Reading& reading) { return work(reading, visitor, *catalogue); });
  });
}

}  // namespace ocop::registry
