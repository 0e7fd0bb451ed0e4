#include "library/demonstration.h"

#include "base/embedded_file.h"
#include "library/practice_cases.h"
#include "records/import.h"

namespace ocop::embedded {
EmbeddedFiles library_demonstration();
}

namespace ocop::library {
namespace {

constexpr records::ImportFile files[] = {{"programme_document", "documents.csv"},
                                         {"library_entry", "entries.csv"},
                                         {"library_policy", "policies.csv"},
                                         {"policy_paper", "papers.csv"},
                                         {"practice_case", "cases.csv"}};
constexpr std::string_view person = "demonstration", first_policy = "NHAN-HIEU-2026";
constexpr std::string_view example = "MOT-BEP-BA-CA", producer = "0900000001", officer = "phuong2";

/// An act of the demonstration comes about, or our data are wrong.
Result<void> done(Result<Refusal> refusal) {
  if (!refusal) return refusal.error();
  if (!*refusal) return ok();
  return Error{Code::internal, (*refusal)->in(pages::Locale::english), "data/demo/library"};
}

Result<void> publish_example(records::RecordStore& store) {
  constexpr Date day{2026, 9, 15};
  TRY(const auto row, store.read([&](records::Reading& reading) {
    return reading.find_by_key(store.kinds().get("practice_case"), {std::string(example)});
  }));
  const accounts::Reach own{false, {}, {(*row)["subject_id"]}};
  TRY_VOID(done(consent_to_case(store, {std::string(producer), own}, row->id, day)));
  return done(publish_case(store, {std::string(officer), accounts::Reach::all()}, row->id, day));
}

}  // namespace

Result<void> fill_demonstration(records::RecordStore& store) {
  TRY(const auto known, store.read([&](records::Reading& reading) {
    return reading.find_by_key(store.kinds().get("library_policy"), {std::string(first_policy)});
  }));
  if (known) return ok();
  TRY_VOID(records::import_embedded(store, files, embedded::library_demonstration(), person));
  return publish_example(store);
}

}  // namespace ocop::library
