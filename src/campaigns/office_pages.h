#pragma once

#include "base/clock.h"
#include "campaigns/calendar_acts.h"
#include "messages/acts.h"
#include "office/office.h"

namespace ocop::campaigns {

/// What the pages of the office stand on; copied, and what it refers to outlives the office.
struct Ground {
  records::RecordStore& records;
  messages::Catalogues catalogues;
  WorkedDays worked;
};

/// Puts the room into the office: the register of campaigns with their way and their report, the
/// editorial calendar, and what waits on the home page.
void add_pages(office::Office& office, const Ground& ground);

// The pages, one file each.
void add_campaign_pages(office::Office& office, const Ground& ground);
void add_report_pages(office::Office& office, const Ground& ground);
void add_calendar_page(office::Office& office, const Ground& ground);
void add_entry_pages(office::Office& office, const Ground& ground);

inline constexpr std::string_view calendar_path = "/office/calendar";

/// Adds a page whose handler gives a Result; an error becomes its page.
template <class Handler>
void add_page(office::Office& office, http::Method method, std::string pattern, accounts::Act act,
              Handler handler) {
  office.add_page(method, std::move(pattern), office::Needs{accounts::Object::campaign, act},
                  [&office, handler](const office::Visitor& visitor, const http::Request& request) {
                    Result<http::Response> answer = handler(visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
}

}  // namespace ocop::campaigns
