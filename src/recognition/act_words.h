#pragma once

#include <string>

#include "office/office.h"
#include "records/record.h"

/// How acts and certificates read to people of the office.
namespace ocop::recognition {

/// "Công nhận, Đã ban hành"
std::string act_state_words(const office::Visitor& visitor, const records::Record& act);
office::Tone act_tone(const records::Record& act);

/// "3 sao · 98,66 điểm" in that language; the points are left out when there are none.
std::string result_words(pages::Locale locale, long long stars, std::string_view points);

/// By when a revocation has to be decided, and how late it is.
office::Alert revocation_clock(const office::Visitor& visitor, Date concluded_on, int days);

/// All that an act says, for its page. `person` gives the name of a login.
Result<std::vector<office::Fact>> act_facts(const office::Visitor& visitor,
                                            records::Reading& reading, const records::Record& act);

}  // namespace ocop::recognition
