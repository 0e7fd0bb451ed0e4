#include "messages/office_pages.h"

#include <fmt/format.h>

namespace ocop::messages {

std::string message_path(std::string_view id, std::string_view rest) {
  return fmt::format("{}/{}{}", root_path, id, rest);
}

void add_pages(office::Office& office, const Ground& ground) {
  office.add_section({.path = std::string(root_path),
                      .label = "messages.name"_key,
                      .icon = "mail",
                      .group = "messages.group"_key,
                      .needs = office::Needs{accounts::Object::message}});
  office.add_register({.kind = &office.ground().records.kinds().get("message_reader")});
  office.add_register({.kind = &office.ground().records.kinds().get("message_channel"),
                       .icon = "sound",
                       .group = "messages.group"_key});
  add_inbox_pages(office, ground);
  add_form_pages(office, ground);
  add_reach_page(office, ground);
  add_gap_page(office, ground);
  add_message_pages(office, ground);
  add_forward_pages(office, ground);
  add_proof_pages(office, ground);
  add_text_pages(office, ground);
  office.add_work([ground](const office::Visitor& visitor) { return work(ground, visitor); });
}

}  // namespace ocop::messages
