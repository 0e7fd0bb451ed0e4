#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/record_store.h"

/// What the advisory team does with a dossier: its people are named, visit the place and report.
namespace ocop::evaluation {

/// Names somebody of the advisory team for a dossier, once. `failed_precondition` when the person
/// does not hold that role, or has a conflict of interest with the producer.
Result<void> assign(records::Writing& writing, const records::Record& dossier,
                    const std::string& login, std::optional<Date> due);

/// The task of that person with the dossier; nothing when it was not named.
Result<std::optional<records::Record>> task_of(records::Reading& reading,
                                               std::string_view dossier_id, std::string_view login);

/// What was seen, by the fields of the register.
struct TypedVisit {
  records::Values values;
  std::vector<std::string> photos;  ///< identifiers in the media room
};

/// Stores a visit with its photos and gives its identifier. The same `client_key` once more stores
/// nothing and gives the first one. Faults name fields of the register.
struct VisitStored {
  std::string id;
  records::Faults faults;
};
Result<VisitStored> store_visit(records::Writing& writing, const records::Record& dossier,
                                const TypedVisit& visit);

struct AdvisoryReport {
  std::string report, demands, proposal;
};
records::Faults faults_of(const AdvisoryReport& report);
/// Hands the report in; it may be written anew until the council concluded.
Result<void> store_report(records::Writing& writing, const records::Record& task,
                          const AdvisoryReport& report);

}  // namespace ocop::evaluation
