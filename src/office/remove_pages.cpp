#include "office/cell_text.h"
#include "office/form_data.h"
#include "office/register_pages.h"
#include "records/history.h"
#include "records/proposals.h"

namespace ocop::office {
namespace {

using accounts::Act;
using http::Request;
using http::Response;
using records::ProposedAct;
using records::Record;

struct Deed {
  ProposedAct act;
  pages::Key done;
  std::string_view undo;  ///< the end of the path that takes it back
};

constexpr Deed remove_deed{ProposedAct::remove, "office.done.removed"_key, "/restore"};
constexpr Deed restore_deed{ProposedAct::restore, "office.done.restored"_key, "/remove"};

Result<void> carry_out(records::Writing& writing, const Record& row, const Deed& deed,
                       const accounts::Reach& reach) {
  return deed.act == ProposedAct::remove ? writing.remove(*row.kind, row.id, reach)
                                         : writing.restore(*row.kind, row.id, reach);
}

Result<Response> set_aside(const Office& office, const RegisterPage& page, const Visitor& visitor,
                           const Request& request, const Deed& deed) {
  records::RecordStore& store = office.ground().records;
  const auto acting = visitor.acting(page.kind->object, Act::enter);
  TRY(const Record row, store.find(*page.kind, request.parameter("id").value_or(""), acting.reach));
  TRY(const std::string title, title_of(office, visitor.locale, row));
  const std::string path = path_of(*page.kind) + "/" + row.id;
  if (page.kind->oversight == records::Oversight::four_eyes) {
    TRY(const FormData data, read_form_data(request));
    TRY(const auto proposed, records::propose(store, *page.kind,
                                              {.act = deed.act,
                                               .record_id = row.id,
                                               .record_version = row.version,
                                               .reason = data.get("note")},
                                              acting));
    if (!proposed.stored()) {
      return office.not_done(visitor, request, path, "office.done.not"_key, {title});
    }
    return office.done(visitor, request, path, "office.done.proposed"_key, {title});
  }
  TRY_VOID(store.write(visitor.login, [&](records::Writing& writing) {
    return carry_out(writing, row, deed, acting.reach);
  }));
  return office.done(visitor, request, path, deed.done, {title}, path + std::string(deed.undo));
}

/// Gives the fields of the last change their former values, when nobody changed the row since.
Result<Response> take_back(const Office& office, const RegisterPage& page, const Visitor& visitor,
                           const Request& request) {
  records::RecordStore& store = office.ground().records;
  const auto acting = visitor.acting(page.kind->object, Act::enter);
  TRY(const Record row, store.find(*page.kind, request.parameter("id").value_or(""), acting.reach));
  TRY(const std::string title, title_of(office, visitor.locale, row));
  const std::string path = path_of(*page.kind) + "/" + row.id;
  if (request.query_value("version") != std::to_string(row.version)) {
    return office.not_done(visitor, request, path, "office.done.changed_since"_key, {title});
  }
  TRY(const auto entries, store.read([&](records::Reading& reading) {
    return records::history_of(reading, *page.kind, row.id);
  }));
  records::Values values;
  for (const auto& entry : entries) {
    if (entry.version != row.version || entry.act != "change") continue;
    for (const auto& each : entry.changes) values[each.field] = each.was;
  }
  TRY(const auto outcome, store.change(*page.kind, row.id, row.version, values, acting));
  if (!outcome.stored()) {
    return office.not_done(visitor, request, path, "office.done.not"_key, {title});
  }
  return office.done(visitor, request, path, "office.done.undone"_key, {title});
}

}  // namespace

void add_remove_pages(Office& office, const RegisterPage& page) {
  const auto add = [&](std::string_view end, auto handler) {
    office.add_page(http::Method::post, path_of(*page.kind) + "/{id}" + std::string(end),
                    Needs{page.kind->object, Act::enter},
                    [&office, handler](const Visitor& visitor, const Request& request) {
                      auto answer = handler(visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  add("/remove", [&office, &page](const Visitor& visitor, const Request& request) {
    return set_aside(office, page, visitor, request, remove_deed);
  });
  add("/restore", [&office, &page](const Visitor& visitor, const Request& request) {
    return set_aside(office, page, visitor, request, restore_deed);
  });
  if (page.kind->oversight == records::Oversight::four_eyes) return;
  add("/undo", [&office, &page](const Visitor& visitor, const Request& request) {
    return take_back(office, page, visitor, request);
  });
}

}  // namespace ocop::office
