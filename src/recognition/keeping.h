#pragma once

#include <memory>

#include "criteria/regime.h"
#include "records/record_store.h"

/// What follows in the registers when something changes.
namespace ocop::recognition {

/// A certificate that an act gave or revoked stays as the acts say, whoever changes its row:
/// `failed_precondition`.
void keep_certificates(records::Kinds& kinds);

/// A re-evaluation that is filed within its window lets the certificate of the product hold on past
/// its end; a council that finds less than three stars ends that.
void keep_grace(records::Kinds& kinds, const std::shared_ptr<const criteria::Regimes>& regimes);

/// The answer came: older certificates of the product hold on no longer than to that day.
Result<void> end_grace(records::Writing& writing, const std::string& product_id, Date answered);

/// The day on which a re-evaluation was filed; nothing for any other dossier.
std::optional<Date> re_evaluation_day(const records::Record& dossier);

/// The released acts on a certificate, the oldest first.
Result<std::vector<records::Record>> released_acts(records::Reading& reading,
                                                   const std::string& certificate_id);

}  // namespace ocop::recognition
