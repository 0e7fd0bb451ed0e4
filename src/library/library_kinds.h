#pragma once

#include <span>

#include "library/eligibility.h"
#include "programme/document_kinds.h"
#include "records/kind.h"

/// The registers of the library (requirements R03, R11). The documents themselves are those of the
/// room `programme`; here stands which of them the public reads. Tables: migrations/0001.
namespace ocop::library {

/// A document of the programme that is shown to everybody, with what is told of it in English and
/// how far its facts were checked. Four eyes.
records::Kind entry_kind();
/// Support that producers can ask for: whom, what, how much, on which document. Four eyes.
records::Kind policy_kind();
/// A paper that a policy asks for. Four eyes.
records::Kind policy_paper_kind();
/// A producer asks for a policy: only for one that is open that day; what replaced an expired one
/// is said. Of the object `document`, since producers enter papers.
records::Kind application_kind();

/// Policies with their papers, and until when the document lets them stand.
struct PolicyRow {
  records::Record row;
  Policy policy;
};
Result<std::vector<PolicyRow>> read_policies(records::Reading& reading);

/// The answers that policies ask for, as options with their names.
std::span<const records::Option> producer_kinds();
std::span<const records::Option> product_groups();  ///< portal::word_of
std::span<const records::Option> needs();
std::span<const records::Option> papers();
/// The name of an option's value in that language; the value itself when there is none.
std::string name_in(pages::Locale locale, std::span<const records::Option> options,
                    std::string_view value);

pages::Key label_of(PolicyState state);

}  // namespace ocop::library
