#include <algorithm>

#include "messages/limits.h"
#include "messages/office_pages.h"
#include "office/account_pages.h"
#include "office/form_data.h"

namespace ocop::messages {
namespace {

using accounts::Act;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Faults;

/// One input: its value, and why it was refused.
void fill_field(Dictionary& page, const Visitor& visitor, std::string_view section,
                std::string_view name, const std::string& value, const Faults& faults) {
  Dictionary& part = page.add(section);
  part.set("VALUE", value);
  for (const records::Fault& fault : faults) {
    if (fault.field != name) continue;
    part.show("INVALID");
    part.set_in("ERROR", "WORDS", fault.reason.in(visitor.locale));
    return;
  }
}

void fill_faults(Dictionary& page, const Visitor& visitor, const Faults& faults) {
  if (faults.empty()) return;
  Dictionary& all = page.add("FAULTS");
  for (const records::Fault& fault : faults) {
    Dictionary& one = all.add("FAULT").add(fault.field.empty() ? "OF_ALL" : "OF_FIELD");
    one.set("NAME", fault.field);
    one.set("REASON", fault.reason.in(visitor.locale));
  }
}

void fill_choices(Dictionary& page, const Onlooker& onlooker, const Typed& typed,
                  const Faults& faults) {
  const Visitor& visitor = onlooker.visitor;
  Dictionary& kinds = page.add("KINDS");
  for (const AudienceKind kind : all_audience_kinds) {
    Dictionary& part = kinds.add("KIND");
    part.set("VALUE", name_of(kind));
    part.set("LABEL", words(visitor, label_of(kind)));
    if (std::ranges::find(typed.kinds, name_of(kind)) != typed.kinds.end()) part.show("CHOSEN");
  }
  for (const records::Fault& fault : faults) {
    if (fault.field == "kinds") kinds.set_in("ERROR", "WORDS", fault.reason.in(visitor.locale));
  }
  Dictionary& channels = page.add("CHANNELS");
  for (const ChannelKind kind : all_channel_kinds) {
    Dictionary& part = channels.add("CHANNEL");
    part.set("VALUE", name_of(kind));
    part.set("LABEL", words(visitor, label_of(kind)));
    if (std::ranges::find(typed.channels, name_of(kind)) != typed.channels.end()) {
      part.show("CHOSEN");
    }
  }
  for (const records::Fault& fault : faults) {
    if (fault.field != "channels") continue;
    channels.set_in("ERROR", "WORDS", fault.reason.in(visitor.locale));
  }
  Dictionary& sender = page.add("UNIT");
  for (const std::string& code : sender_units(visitor, onlooker.tree)) {
    const auto* unit = onlooker.tree.unit(code, visitor.today);
    Dictionary& option = sender.add("OPTION");
    option.set("VALUE", code);
    option.set("LABEL", unit == nullptr ? code : full_name(*unit));
    if (code == typed.unit) option.show("CHOSEN");
  }
}

Result<Response> form_page(const Office& office, const Onlooker& onlooker, const Request& request,
                           const std::string& id, const Typed& typed, const Faults& faults) {
  const Visitor& visitor = onlooker.visitor;
  const std::string path = id.empty() ? std::string(root_path) + "/new" : message_path(id, "/edit");
  Dictionary page;
  page.set("ACTION", Office::href(visitor, path));
  page.set("BACK", Office::href(visitor, id.empty() ? root_path : message_path(id)));
  page.set("VERSION", std::to_string(typed.version));
  page.set("REACH", Office::href(visitor, std::string(root_path) + "/reach"));
  fill_faults(page, visitor, faults);
  fill_field(page, visitor, "TITLE_FIELD", "title", typed.title, faults);
  fill_field(page, visitor, "BODY", "body", typed.body, faults);
  fill_field(page, visitor, "UNITS", "units", typed.units, faults);
  fill_field(page, visitor, "SEND_ON", "send_on", typed.send_on, faults);
  fill_field(page, visitor, "APPROVER", "approver", typed.approver, faults);
  fill_choices(page, onlooker, typed, faults);
  if (typed.is_restricted) page.show("IS_RESTRICTED");
  return office.respond(
      visitor, request, "message_form.html", page,
      {words(visitor, id.empty() ? "messages.write"_key : "messages.edit_title"_key),
       {{words(visitor, "messages.name"_key), Office::href(visitor, root_path)}}},
      faults.empty() ? 200 : 422);
}

Typed typed_in(const office::FormData& form) {
  Typed typed{.title = form.get("title"),
              .body = form.get("body"),
              .unit = form.get("unit"),
              .units = form.get("units"),
              .approver = form.get("approver"),
              .send_on = form.get("send_on"),
              .is_restricted = form.get("restricted") == "1"};
  for (const std::string_view kind : form.fields.get_all("kind")) typed.kinds.emplace_back(kind);
  for (const std::string_view name : form.fields.get_all("channel")) {
    typed.channels.emplace_back(name);
  }
  const std::string version = form.get("version");
  typed.version = std::strtoll(version.c_str(), nullptr, 10);
  return typed;
}

/// For an officer of one ward the ward is filled in.
Typed blank(const Onlooker& onlooker, const std::vector<std::string>& senders) {
  Typed typed{.unit = senders.front(),
              .send_on = format_vietnamese(onlooker.visitor.today),
              .kinds = {std::string(name_of(AudienceKind::residential_group))}};
  const auto* unit = onlooker.tree.unit(typed.unit, onlooker.visitor.today);
  if (unit != nullptr && unit->kind == registry::UnitKind::ward) {
    typed.units = full_name(*unit);
  } else {
    typed.kinds = {std::string(name_of(AudienceKind::authority))};
  }
  return typed;
}

Result<Response> open_form(const Office& office, const Ground& ground, const Visitor& visitor,
                           const Request& request) {
  const std::string id = request.parameter("id").value_or("");
  return look(ground, visitor,
              [&](records::Reading& reading, const Onlooker& onlooker) -> Result<Response> {
                const Error nothing{Code::not_found, "nothing to write here", id};
                const auto senders = sender_units(visitor, onlooker.tree);
                if (senders.empty()) return nothing;
                if (id.empty()) {
                  return form_page(office, onlooker, request, id, blank(onlooker, senders), {});
                }
                TRY(const Seen seen, see(reading, onlooker, id));
                if (!seen.sight.is_author || seen.message.state != State::draft) return nothing;
                return form_page(office, onlooker, request, id,
                                 typed_of(seen.message, onlooker.tree), {});
              });
}

Result<Response> take_form(const Office& office, const Ground& ground, const Visitor& visitor,
                           const Request& request) {
  const std::string id = request.parameter("id").value_or("");
  TRY(const auto form, office::read_form_data(request));
  const Typed typed = typed_in(form);
  const auto catalogue = ground.catalogues();
  if (sender_units(visitor, catalogue->unit_tree()).empty()) {
    return Error{Code::not_found, "nothing to write here", id};
  }
  TRY(const Stored stored, store_draft(ground, visitor, id, typed));
  if (stored.message) {
    return office.done(visitor, request, message_path(stored.message->id), "messages.stored"_key);
  }
  return form_page(office, Onlooker{visitor, catalogue->unit_tree(), {}}, request, id, typed,
                   stored.faults);
}

}  // namespace

void add_form_pages(Office& office, const Ground& ground) {
  for (const std::string& path : {std::string(root_path) + "/new", message_path("{id}", "/edit")}) {
    add_page(office, http::Method::get, path, Act::enter,
             [&office, ground](const Visitor& visitor, const Request& request) {
               return open_form(office, ground, visitor, request);
             });
    add_page(office, http::Method::post, path, Act::enter,
             [&office, ground](const Visitor& visitor, const Request& request) {
               return take_form(office, ground, visitor, request);
             });
  }
}

}  // namespace ocop::messages
