#include "outreach/recognition.h"

namespace ocop::outreach {
namespace {

using records::Record;

/// The households whose last step is not what the certificates say, mended.
Result<std::vector<Record>> outdated(records::Reading& reading,
                                     const registry::Catalogue& catalogue, Date today) {
  std::vector<Record> found;
  TRY(auto households, reading.all(reading.kinds().get("household")));
  for (Record& household : households) {
    const auto day = recognised_on(catalogue, household["subject_id"], today);
    if (household.day("recognised_on") == day) continue;
    household["recognised_on"] = day ? format_iso(*day) : "";
    found.push_back(std::move(household));
  }
  return found;
}

/// The same rule as `recognised_on`, of the rows themselves.
Result<std::optional<Date>> recognised_by_rows(records::Reading& reading,
                                               const std::string& subject_id, Date day) {
  std::optional<Date> first;
  if (subject_id.empty()) return first;
  const records::Kinds& kinds = reading.kinds();
  TRY(const auto certificates, reading.where(kinds.get("certificate"), "subject_id", subject_id));
  for (const Record& each : certificates) {
    const auto from = each.day("valid_from");
    const bool counts = each["kind"] == "ocop_stars" && from && *from <= day;
    if (!counts || each["product_id"].empty() || (first && *first <= *from)) continue;
    TRY(const auto product, reading.get(kinds.get("product"), each["product_id"]));
    if (product && !product->removed_at) first = from;
  }
  return first;
}

Result<void> follow(records::Writing& writing, Record household) {
  if (household.removed_at) return ok();
  TRY(const auto day, recognised_by_rows(writing, household["subject_id"], date_of(writing.now())));
  if (household.day("recognised_on") == day) return ok();
  household["recognised_on"] = day ? format_iso(*day) : "";
  TRY_VOID(writing.put(household));
  return ok();
}

}  // namespace

void keep_recognition(records::Kinds& kinds) {
  kinds.follow("household", follow);
  kinds.follow("certificate",
               [](records::Writing& writing, const Record& certificate) -> Result<void> {
                 TRY(const auto households, writing.where(writing.kinds().get("household"),
                                                          "subject_id", certificate["subject_id"]));
                 for (const Record& household : households) TRY_VOID(follow(writing, household));
                 return ok();
               });
}

std::optional<Date> recognised_on(const registry::Catalogue& catalogue, std::string_view subject_id,
                                  Date day) {
  const auto* subject = catalogue.subject(registry::SubjectId(std::string(subject_id)));
  if (subject == nullptr) return std::nullopt;
  std::optional<Date> first;
  for (const registry::Product* product : catalogue.products_of(*subject)) {
    for (const registry::Certificate* each : catalogue.certificates_of(*product)) {
      const bool counts = each->kind == "ocop_stars" && each->valid_from <= day;
      if (counts && (!first || each->valid_from < *first)) first = each->valid_from;
    }
  }
  return first;
}

Result<std::size_t> follow_certificates(records::RecordStore& store,
                                        const registry::Catalogue& catalogue,
                                        std::string_view person) {
  const Date today = date_of(store.clock().now());
  TRY(const auto seen,
      store.read([&](records::Reading& reading) { return outdated(reading, catalogue, today); }));
  if (seen.empty()) return std::size_t{0};
  return store.write(person, [&](records::Writing& writing) -> Result<std::size_t> {
    TRY(const auto households, outdated(writing, catalogue, today));
    for (const Record& household : households) TRY_VOID(writing.put(household));
    return households.size();
  });
}

}  // namespace ocop::outreach
