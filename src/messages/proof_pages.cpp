#include <algorithm>

#include "messages/matrix_paper.h"
#include "messages/office_pages.h"
#include "office/account_pages.h"
#include "office/download.h"
#include "office/file_pages.h"
#include "office/form_data.h"
#include "office/person_name.h"
#include "pages/format.h"

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
using records::Reading;

std::string id_of(const Request& request) { return request.parameter("id").value_or(""); }

std::vector<office::Link> crumbs(const Visitor& visitor, const Message& message) {
  return {{words(visitor, "messages.name"_key), Office::href(visitor, root_path)},
          {message.title, Office::href(visitor, message_path(message.id))}};
}

void fill_cell(Dictionary& row, const Visitor& visitor, const Message& message, ChannelKind kind,
               const Cell& cell) {
  Dictionary& part = row.add("CELL");
  part.set("LABEL", words(visitor, label_of(kind)));
  if (cell.channels.empty()) return part.show("NONE");
  Dictionary& chip = part.add("CHIP");
  chip.set("TONE", cell.is_done() ? "good" : "stop");
  chip.set("TEXT", words(visitor, cell.is_done() ? "messages.done"_key : "messages.not_done"_key));
  for (const Channel& each : cell.channels) {
    Dictionary& link = part.add("CHANNEL");
    link.set("NAME", each.name);
    link.set("HREF", Office::href(visitor, message_path(message.id, "/channels/" + each.id)));
  }
}

Result<Response> matrix_page(const Office& office, const Ground& ground, const Visitor& visitor,
                             const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    TRY(const Plan plan, plan_of(reading, onlooker, seen));
    Dictionary page;
    page.set("SAYING",
             words(visitor, "messages.matrix_saying"_key,
                   {std::to_string(plan.matrix.done()), std::to_string(plan.matrix.planned())}));
    page.set("PDF", Office::href(visitor, message_path(seen.message.id, "/channels.pdf")));
    for (const ChannelKind kind : plan.matrix.kinds) {
      page.set_in("KIND", "NAME", words(visitor, label_of(kind)));
    }
    for (const MatrixRow& each : plan.matrix.rows) {
      Dictionary& row = page.add("ROW");
      row.set("NAME", each.name);
      for (std::size_t i = 0; i < each.cells.size(); ++i) {
        fill_cell(row, visitor, seen.message, plan.matrix.kinds[i], each.cells[i]);
      }
    }
    if (plan.matrix.planned() == 0) page.show("NOTHING");
    return office.respond(visitor, request, "message_matrix.html", page,
                          {words(visitor, "messages.matrix_title"_key, {seen.message.title}),
                           crumbs(visitor, seen.message)});
  });
}

Result<Response> matrix_pdf(const Ground& ground, const Visitor& visitor, const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    TRY(const Plan plan, plan_of(reading, onlooker, seen));
    TRY(std::string bytes, matrix_paper(seen.message, plan, visitor.locale, visitor.now));
    return office::download("ke-hoach-phat-" + seen.message.code + ".pdf", "application/pdf",
                            std::move(bytes));
  });
}

/// What was typed, and why it was refused.
struct Refused {
  TypedProof typed;
  Faults faults;
};

void fill_input(Dictionary& form, const Visitor& visitor, std::string_view section,
                std::string_view name, const std::string& value, const Faults& faults) {
  Dictionary& part = form.add(section);
  part.set("VALUE", value);
  for (const records::Fault& fault : faults) {
    if (fault.field != name) continue;
    part.show("INVALID");
    part.set_in("ERROR", "WORDS", fault.reason.in(visitor.locale));
    return;
  }
}

void fill_form(Dictionary& page, const Visitor& visitor, const Request& request,
               const Channel& channel, const Refused& refused) {
  Dictionary& form = page.add("FORM");
  form.set("ACTION", Office::href(visitor, office::without_language(request.path)));
  const TypedProof& typed = refused.typed;
  fill_input(form, visitor, "FILE", "file", typed.file_id, refused.faults);
  fill_input(form, visitor, "PLACE", "place", typed.place.empty() ? channel.place : typed.place,
             refused.faults);
  fill_input(form, visitor, "DAY", "day",
             typed.day.empty() ? format_vietnamese(visitor.today) : typed.day, refused.faults);
  fill_input(form, visitor, "HOUR", "hour", typed.hour, refused.faults);
  fill_input(form, visitor, "NOTE", "note", typed.note, refused.faults);
  if (refused.faults.empty()) return;
  Dictionary& all = page.add("FAULTS");
  for (const records::Fault& fault : refused.faults) {
    Dictionary& one = all.add("FAULT");
    one.set("NAME", fault.field);
    one.set("REASON", fault.reason.in(visitor.locale));
  }
}

Result<void> fill_proofs(Dictionary& page, const Office& office, Reading& reading,
                         const Visitor& visitor, const std::vector<Proof>& proofs,
                         const std::string& channel_id) {
  bool is_any = false;
  for (const Proof& proof : proofs) {
    if (proof.channel_id != channel_id) continue;
    is_any = true;
    Dictionary& part = page.add("PROOF");
    part.set("WHEN", proof.hour + ", " + pages::format_day(proof.day));
    part.set("PLACE", proof.place);
    part.set("NOTE", proof.note);
    TRY(const std::string who, office::person_name(reading, visitor.locale, proof.added_by));
    part.set("WHO", words(visitor, "messages.proof_by"_key, {who, office::moment(proof.added_at)}));
    const auto file = office.ground().files->find(proof.file_id);
    if (!file) continue;
    Dictionary& shown = part.add(media::is_picture(file->type) ? "PICTURE"
                                 : media::is_audio(file->type) ? "SOUND"
                                                               : "PAPER");
    shown.set("HREF", Office::href(visitor, message_path(proof.message_id, "/proofs/" + proof.id)));
    shown.set("WIDTH", std::to_string(file->width));
    shown.set("HEIGHT", std::to_string(file->height));
  }
  if (!is_any) page.show("NO_PROOF");
  return ok();
}

/// Recordings are played on the page.
void let_play(Response& response) {
  std::string policy(response.headers.get("Content-Security-Policy"));
  response.headers.set("Content-Security-Policy", policy + "; media-src 'self'");
}

Result<Response> channel_page(const Office& office, const Ground& ground, const Visitor& visitor,
                              const Request& request, const Refused& refused) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    TRY(const Plan plan, plan_of(reading, onlooker, seen));
    const Channel* channel = plan.channel(request.parameter("channel").value_or(""));
    if (channel == nullptr) return Error{Code::not_found, "there is no such channel", ""};
    Dictionary page;
    page.set("KIND", words(visitor, label_of(channel->kind)));
    page.set("UNIT", office.ground().units.name(channel->unit_code));
    TRY_VOID(fill_proofs(page, office, reading, visitor, plan.proofs, channel->id));
    if (may_prove(visitor, *channel)) fill_form(page, visitor, request, *channel, refused);
    auto links = crumbs(visitor, seen.message);
    links.push_back({words(visitor, "messages.matrix"_key),
                     Office::href(visitor, message_path(seen.message.id, "/channels"))});
    Response response = office.respond(visitor, request, "message_channel.html", page,
                                       {channel->name, links}, refused.faults.empty() ? 200 : 422);
    let_play(response);
    return response;
  });
}

Result<Response> take_proof(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  TRY(const auto form, office::read_form_data(request));
  TypedProof typed{.file_id = form.get("kept_file"),
                   .place = form.get("place"),
                   .day = form.get("day"),
                   .hour = form.get("hour"),
                   .note = form.get("note")};
  if (!office::is_own_file(office, visitor, typed.file_id)) typed.file_id.clear();
  Faults faults;
  if (const http::Part* file = form.file("file")) {
    const auto type = media::file_type_of(file->content);
    const bool is_taken = type && (media::is_picture(*type) || media::is_audio(*type));
    const auto kept = is_taken ? office::keep_file(office, visitor, *file)
                               : Result<std::string>(Error{Code::unsupported_media_type, "", ""});
    if (kept) typed.file_id = *kept;
    if (!kept) faults.push_back({"file", {"messages.fault_proof_type"_key, {}}});
  }
  if (faults.empty()) {
    TRY(faults, add_proof(ground, visitor, id_of(request),
                          request.parameter("channel").value_or(""), typed));
  }
  if (!faults.empty()) {
    return channel_page(office, ground, visitor, request, {std::move(typed), std::move(faults)});
  }
  return office.done(visitor, request, message_path(id_of(request), "/channels"),
                     "messages.proof_stored"_key);
}

/// The file of a proof, for who sees the channel in the plan.
Result<Response> proof_file(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    const Error nothing{Code::not_found, "there is no such file", ""};
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    TRY(const Plan plan, plan_of(reading, onlooker, seen));
    const auto at =
        std::ranges::find(plan.proofs, request.parameter("proof").value_or(""), &Proof::id);
    if (at == plan.proofs.end() || plan.channel(at->channel_id) == nullptr) return nothing;
    TRY(const auto file, office.ground().files->find(at->file_id));
    TRY(std::string bytes, office.ground().files->read(file));
    return http::respond(200, media::content_type_of(file.type), std::move(bytes));
  });
}

}  // namespace

void add_proof_pages(Office& office, const Ground& ground) {
  add_page(office, http::Method::get, message_path("{id}", "/channels"), Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return matrix_page(office, ground, visitor, request);
           });
  add_page(office, http::Method::get, message_path("{id}", "/channels.pdf"), Act::see,
           [ground](const Visitor& visitor, const Request& request) {
             return matrix_pdf(ground, visitor, request);
           });
  const std::string path = message_path("{id}", "/channels/{channel}");
  add_page(office, http::Method::get, path, Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return channel_page(office, ground, visitor, request, {});
           });
  add_page(office, http::Method::post, path, Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return take_proof(office, ground, visitor, request);
           },
           {.body_bytes_max = limits::office_upload_bytes_max});
  add_page(office, http::Method::get, message_path("{id}", "/proofs/{proof}"), Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return proof_file(office, ground, visitor, request);
           });
}

}  // namespace ocop::messages
