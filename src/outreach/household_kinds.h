#pragma once

#include "outreach/household_way.h"
#include "records/kind.h"

/// The registers of the outreach (requirement R22): households on their way to recognition, and the
/// visits paid to them. Tables: migrations/0001.
namespace ocop::outreach {

records::Kind household_kind();
/// Its guard lets one officer a week contact a household; the first visit is the household's too.
records::Kind visit_kind();

/// The dated steps of a row of `household_kind`.
Way way_of(const records::Record& household);

pages::Key label_of(Stage stage);
/// The name of a reason for refusal, of the values in the register; nothing for another text.
std::optional<pages::Key> refusal_label(std::string_view reason);

}  // namespace ocop::outreach
