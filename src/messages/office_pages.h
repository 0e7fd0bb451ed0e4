#pragma once

#include "messages/acts.h"
#include "messages/gaps.h"
#include "office/office.h"

namespace ocop::messages {

/// Puts the room into the office: what came, with one tap to confirm; what was sent; a message with
/// its copies, acts and lists; the form; what waits on the home page. `ground` is copied; what it
/// stands on outlives the office.
void add_pages(office::Office& office, const Ground& ground);

// The pages, one file each.
void add_inbox_pages(office::Office& office, const Ground& ground);
void add_form_pages(office::Office& office, const Ground& ground);
void add_message_pages(office::Office& office, const Ground& ground);
void add_forward_pages(office::Office& office, const Ground& ground);
void add_text_pages(office::Office& office, const Ground& ground);
void add_proof_pages(office::Office& office, const Ground& ground);
void add_gap_page(office::Office& office, const Ground& ground);
void add_reach_page(office::Office& office, const Ground& ground);

inline constexpr std::string_view root_path = "/office/messages";
/// "/office/messages/ID/rest".
std::string message_path(std::string_view id, std::string_view rest = "");

/// What waits for the visitor: copies to confirm, messages to release, drafts that were given back,
/// and for an author the places that have not confirmed in time.
Result<std::vector<office::WorkItem>> work(const Ground& ground, const office::Visitor& visitor);

/// The wards that the visitor oversees, those with a red alarm first.
Result<std::vector<WardWeeks>> overseen_wards(records::Reading& reading, const Onlooker& onlooker,
                                              const std::vector<Date>& weeks);

/// The wards of the visitor that have heard nothing for too long, for who writes messages.
Result<std::optional<office::WorkItem>> gap_work(records::Reading& reading,
                                                 const Onlooker& onlooker);

/// Adds a page whose handler gives a Result; an error becomes its page.
template <class Handler>
void add_page(office::Office& office, http::Method method, std::string pattern, accounts::Act act,
              Handler handler,
              http::RouteLimits limits = {.body_bytes_max = limits::office_form_bytes_max}) {
  office.add_page(
      method, std::move(pattern), office::Needs{accounts::Object::message, act},
      [&office, handler](const office::Visitor& visitor, const http::Request& request) {
        Result<http::Response> answer = handler(visitor, request);
        return answer ? std::move(*answer) : office.failed(visitor, request, answer.error());
      },
      limits);
}

/// Runs `work` with a Reading and an Onlooker.
template <class Work>
auto look(const Ground& ground, const office::Visitor& visitor, Work&& work) {
  const auto catalogue = ground.catalogues();
  return ground.records.read([&](records::Reading& reading) {
    return work(reading, onlooker_of(reading, visitor, catalogue->unit_tree()));
  });
}

}  // namespace ocop::messages
