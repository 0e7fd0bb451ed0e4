#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "office/account_pages.h"
#include "recognition/acts.h"
#include "recognition/office_pages.h"

/// What the city's pages about acts share.
namespace ocop::recognition {

inline constexpr office::Needs to_decide{accounts::Object::certificate, accounts::Act::decide};
inline constexpr std::string_view overview_path = "/office/recognition";

/// The "{id}" of the address.
std::string id_of(const http::Request& request);
/// "/office/recognition/{id}" of an act, or of "cases/{id}".
std::string path_of(std::string_view id);
/// "/office/certificates/{id}/revoke"
std::string certificate_path_of(std::string_view id, std::string_view verb = {});

records::Acting deciding(const office::Visitor& visitor);

/// Days for the decision after the conclusion of a violation; 0 when no regime holds on that day.
int revocation_days(const RecognitionGround& ground, Date day);

/// The heading of a page below the overview.
office::Heading heading_below_overview(const office::Visitor& visitor, std::string title);

/// Number, day and issuer of a decision: as fields, and as they were sent.
std::vector<office::Input> decision_inputs(const office::Visitor& visitor,
                                           const TypedDecision& typed, bool is_optional);
TypedDecision decision_in(const office::FormData& form);

/// Shows the first fault beside its field.
void show_faults(const office::Visitor& visitor, office::AccountForm& form,
                 const records::Faults& faults);
/// 422 with faults, 200 without.
int status_of(const records::Faults& faults);

using Page = std::function<Result<http::Response>(const office::Visitor&, const http::Request&)>;
/// Adds a page whose error becomes the office's page of that error.
void add_page(office::Office& office, http::Method method, std::string pattern,
              const office::Needs& needs, Page page);

}  // namespace ocop::recognition
