#include "base/text.h"
#include "messages/limits.h"
#include "messages/office_pages.h"
#include "office/account_pages.h"
#include "office/form_data.h"

namespace ocop::messages {
namespace {

using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Reading;

struct Way {
  std::string id, copy;  ///< the message, and the copy that goes on
};

Way way_of(const Request& request) {
  return {request.parameter("id").value_or(""), request.parameter("copy").value_or("")};
}

/// Whether the name begins with what it is: "Tổ dân phố số 5".
bool says(std::string_view name, std::string_view kind) {
  return fold(name).starts_with(fold(kind));
}

/// `refusal`: why the last attempt failed, with the note that was typed.
Result<Response> forward_page(const Office& office, const Ground& ground, const Visitor& visitor,
                              const Request& request, const Refusal& refusal,
                              const std::string& note) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    const Way way = way_of(request);
    TRY(const Seen seen, see(reading, onlooker, way.id));
    const Recipient* copy = seen.sight.own_copy(way.copy);
    if (copy == nullptr) return Error{Code::not_found, "there is no such copy", way.copy};
    TRY(const auto audiences, below(reading, onlooker, seen.message, *copy));
    Dictionary page;
    page.set("ACTION", Office::href(visitor, message_path(way.id, "/forward/" + way.copy)));
    page.set("BACK", Office::href(visitor, message_path(way.id)));
    page.set("NOTE", note);
    page.set("NOTE_MAX", std::to_string(limits::message_note_bytes_max / 2));
    if (refusal) page.set_in("FAULT", "REASON", refusal->in(visitor.locale));
    for (const Audience& each : audiences) {
      Dictionary& part = page.add("AUDIENCE");
      part.set("ID", each.id);
      part.set("NAME", each.name);
      const std::string kind = words(visitor, label_of(each.kind));
      if (!says(each.name, kind)) part.set("KIND", kind);
    }
    if (audiences.empty()) page.show("NOTHING");
    return office.respond(visitor, request, "message_forward.html", page,
                          {words(visitor, "messages.forward_title"_key, {seen.message.title}),
                           {{words(visitor, "messages.name"_key), Office::href(visitor, root_path)},
                            {seen.message.title, Office::href(visitor, message_path(way.id))}}},
                          refusal ? 422 : 200);
  });
}

Result<Response> carry_out(const Office& office, const Ground& ground, const Visitor& visitor,
                           const Request& request) {
  const Way way = way_of(request);
  TRY(const auto form, office::read_form_data(request));
  std::vector<std::string> chosen;
  for (const std::string_view id : form.fields.get_all("audience")) chosen.emplace_back(id);
  TRY(const Refusal refusal, forward(ground, visitor, way.id, way.copy, chosen, form.get("note")));
  if (refusal) return forward_page(office, ground, visitor, request, refusal, form.get("note"));
  return office.done(visitor, request, message_path(way.id), "messages.forwarded"_key);
}

}  // namespace

void add_forward_pages(Office& office, const Ground& ground) {
  const std::string path = message_path("{id}", "/forward/{copy}");
  add_page(office, http::Method::get, path, accounts::Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return forward_page(office, ground, visitor, request, {}, "");
           });
  add_page(office, http::Method::post, path, accounts::Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return carry_out(office, ground, visitor, request);
           });
}

}  // namespace ocop::messages
