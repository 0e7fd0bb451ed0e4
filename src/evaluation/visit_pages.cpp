#include "evaluation/visit_pages.h"

#include <algorithm>

#include "base/random.h"
#include "base/text.h"
#include "evaluation/advisory_acts.h"
#include "evaluation/advisory_kinds.h"
#include "evaluation/advisory_pages.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/limits.h"
#include "office/account_pages.h"
#include "office/file_pages.h"
#include "office/form_data.h"
#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::evaluation {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr office::Needs to_see{Object::site_visit, Act::see};
constexpr office::Needs to_enter{Object::site_visit, Act::enter};

constexpr std::string_view lines[] = {"visited_on", "place", "met_with"};
constexpr std::string_view texts[] = {"findings", "demand_papers", "demand_tests"};

std::string path_of(std::string_view dossier) { return "/office/advisory/" + std::string(dossier); }

/// The dossier of the address, when the visitor was named for it.
Result<Record> dossier_of(Reading& reading, const Visitor& visitor, const Request& request) {
  const std::string id(request.parameter("dossier").value_or(""));
  TRY(const auto task, task_of(reading, id, visitor.login));
  if (!task || task->removed_at) return Error{Code::not_found, "the visitor has no task", ""};
  return dossier_for_advice(reading, visitor, id);
}

void fill_fault(pages::Dictionary& part, const Visitor& visitor, const records::Faults& faults,
                std::string_view field) {
  const auto at = std::ranges::find(faults, field, &records::Fault::field);
  if (at != faults.end()) part.set_in("FAULT", "REASON", at->reason.in(visitor.locale));
}

void fill_form(pages::Dictionary& page, const Visitor& visitor, const records::Kind& kind,
               const office::FormData& typed, const records::Faults& faults) {
  for (const std::string_view field : lines) {
    pages::Dictionary& part = page.add("LINE");
    part.set("FIELD", field);
    part.set("LABEL", words(visitor, kind.field(field)->label));
    part.set("TYPE", field == "visited_on" ? "date" : "text");
    const std::string shown = typed.get(field);
    const bool is_today = field == "visited_on" && shown.empty();
    part.set("VALUE", is_today ? format_iso(visitor.today) : shown);
    fill_fault(part, visitor, faults, field);
  }
  for (const std::string_view field : visit_checks) {
    pages::Dictionary& part = page.add("CHECK");
    part.set("FIELD", field);
    part.set("LABEL", words(visitor, kind.field(field)->label));
    for (const records::Option& each : kind.field(field)->options) {
      pages::Dictionary& option = part.add("OPTION");
      option.set("FIELD", field);
      option.set("VALUE", each.value);
      option.set("LABEL", words(visitor, each.label));
      if (typed.get(field) == each.value) option.show("CHOSEN");
    }
    fill_fault(part, visitor, faults, field);
  }
  for (const std::string_view field : texts) {
    pages::Dictionary& part = page.add("TEXT");
    part.set("FIELD", field);
    part.set("LABEL", words(visitor, kind.field(field)->label));
    part.set("VALUE", typed.get(field));
    fill_fault(part, visitor, faults, field);
  }
  fill_fault(page.add("PHOTOS"), visitor, faults, "photos");
  if (!faults.empty()) page.show("FAULTS");
}

Response form_page(const Office& office, const Visitor& visitor, const Request& request,
                   const office::FormData& typed, const records::Faults& faults) {
  const auto answer = office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record dossier, dossier_of(reading, visitor, request));
    pages::Dictionary page;
    page.set("PATH", Office::href(visitor, path_of(dossier.id) + "/visit"));
    page.set("DOSSIER", dossier.id);
    page.set("ABOUT", dossier.title());
    const std::string kept = typed.get("client_key");
    SystemRandom random;
    page.set("CLIENT_KEY", kept.empty() ? random_uuid(random) : kept);
    fill_form(page, visitor, reading.kinds().get("site_visit"), typed, faults);
    return office.respond(
        visitor, request, "evaluation_visit.html", page,
        {words(visitor, "evaluation.record_visit"_key),
         {{words(visitor, "evaluation.advisory"_key), Office::href(visitor, "/office/advisory")},
          {dossier.title(), Office::href(visitor, path_of(dossier.id))}}},
        faults.empty() ? 200 : 422);
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

TypedVisit typed_visit(const office::FormData& form) {
  TypedVisit visit;
  const auto take = [&](std::string_view field) {
    visit.values[std::string(field)] = std::string(trim(form.get(field)));
  };
  take("client_key");
  for (const std::string_view field : lines) take(field);
  for (const std::string_view field : visit_checks) take(field);
  for (const std::string_view field : texts) take(field);
  return visit;
}

/// Keeps the photos before the visit that names them; those of a visit that is refused afterwards
/// are kept once, by their content.
void keep_photos(const Office& office, const Visitor& visitor, const office::FormData& form,
                 TypedVisit& visit, records::Faults& faults) {
  for (const http::Part& part : form.files) {
    if (part.name != "photos") continue;
    if (visit.photos.size() == limits::visit_photos_max) {
      faults.push_back({"photos", {"evaluation.fault_photos"_key, {}}});
      return;
    }
    auto kept = office::keep_file(office, visitor, part);
    if (!kept) {
      faults.push_back({"photos", {"evaluation.fault_photo"_key, {part.file_name}}});
      return;
    }
    visit.photos.push_back(std::move(*kept));
  }
}

Result<bool> is_known(const Office& office, const Visitor& visitor, const TypedVisit& visit,
                      std::string& id) {
  return office.ground().records.read([&](Reading& reading) -> Result<bool> {
    TRY(const auto known,
        reading.find_by_key(reading.kinds().get("site_visit"), {visit.values.at("client_key")}));
    if (!known || (*known)["login"] != visitor.login) return false;
    id = known->id;
    return true;
  });
}

Response store(const Office& office, const Visitor& visitor, const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  TypedVisit visit = typed_visit(*form);
  std::string id;
  const auto known = is_known(office, visitor, visit, id);
  if (!known) return office.failed(visitor, request, known.error());
  records::Faults faults;
  if (!*known) keep_photos(office, visitor, *form, visit, faults);
  if (!faults.empty()) return form_page(office, visitor, request, *form, faults);
  const auto stored = office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<VisitStored> {
        TRY(const Record dossier, dossier_of(writing, visitor, request));
        return store_visit(writing, dossier, visit);
      });
  if (stored && !stored->faults.empty()) {
    return form_page(office, visitor, request, *form, stored->faults);
  }
  if (stored) {
    return office.done(visitor, request, "/office/site-visits/" + stored->id,
                       "evaluation.visit_stored"_key);
  }
  if (stored.error().code != Code::failed_precondition) {
    return office.failed(visitor, request, stored.error());
  }
  return office.not_done(visitor, request, path_of(request.parameter("dossier").value_or("")),
                         "evaluation.visit_too_late"_key);
}

Result<Record> visit_of(Reading& reading, const Visitor& visitor, const Request& request) {
  TRY(auto visit,
      reading.get(reading.kinds().get("site_visit"), request.parameter("id").value_or("")));
  if (!visit) return Error{Code::not_found, "there is no such visit", ""};
  TRY_VOID(dossier_for_advice(reading, visitor, (*visit)["dossier_id"]));
  return std::move(*visit);
}

std::string option_text(const Visitor& visitor, const Record& row, std::string_view field) {
  for (const records::Option& each : row.kind->field(field)->options) {
    if (each.value == row[field]) return words(visitor, each.label);
  }
  return row[field];
}

Result<void> fill_visit(pages::Dictionary& page, const Visitor& visitor, Reading& reading,
                        const Record& visit) {
  TRY(const std::string name, office::person_name(reading, visitor.locale, visit["login"]));
  page.set("ABOUT", words(visitor, "evaluation.visit_about"_key,
                          {visit["place"], pages::format_day(*visit.day("visited_on")), name}));
  const auto fact = [&](const std::string& term, const std::string& value) {
    if (value.empty()) return;
    pages::Dictionary& part = page.add("FACT");
    part.set("TERM", term);
    part.set("VALUE", value);
  };
  for (const std::string_view field : visit_checks) {
    pages::Dictionary& row = page.add("CHECK");
    row.set("LABEL", words(visitor, visit.kind->field(field)->label));
    row.set("FOUND", option_text(visitor, visit, field));
    row.set("TONE", visit[field] == "met" ? "good" : visit[field] == "unmet" ? "caution" : "plain");
  }
  fact(words(visitor, "evaluation.met_with"_key), visit["met_with"]);
  for (const std::string_view field : texts) {
    fact(words(visitor, visit.kind->field(field)->label), visit[field]);
  }
  TRY(const auto photos,
      reading.where(reading.kinds().get("site_visit_photo"), "visit_id", visit.id));
  for (const Record& photo : photos) {
    pages::Dictionary& part = page.add("PHOTO");
    part.set("SRC", Office::href(visitor, "/office/site-visits/" + visit.id + "/photos/" +
                                              photo["position"]));
    part.set("ALT", words(visitor, "evaluation.photo_alt"_key, {photo["position"]}));
  }
  return ok();
}

Response show(const Office& office, const Visitor& visitor, const Request& request) {
  const auto answer = office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record visit, visit_of(reading, visitor, request));
    pages::Dictionary page;
    TRY_VOID(fill_visit(page, visitor, reading, visit));
    return office.respond(
        visitor, request, "evaluation_visit_seen.html", page,
        {words(visitor, "evaluation.site_visit"_key),
         {{words(visitor, "evaluation.advisory"_key), Office::href(visitor, "/office/advisory")},
          {visit.title(), Office::href(visitor, path_of(visit["dossier_id"]))}}});
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

Response photo(const Office& office, const Visitor& visitor, const Request& request) {
  const auto file = office.ground().records.read([&](Reading& reading) -> Result<std::string> {
    TRY(const Record visit, visit_of(reading, visitor, request));
    TRY(const auto row,
        reading.find_by_key(reading.kinds().get("site_visit_photo"),
                            {visit.id, std::string(request.parameter("position").value_or(""))}));
    if (!row) return Error{Code::not_found, "there is no such photo", ""};
    return (*row)["file"];
  });
  if (!file) return office.failed(visitor, request, file.error());
  const media::MediaStore& store = *office.ground().files;
  const auto kept = store.find(*file);
  if (!kept) return office.failed(visitor, request, kept.error());
  auto bytes = store.read(*kept, media::Width::w1280);
  if (!bytes) return office.failed(visitor, request, bytes.error());
  return http::respond(200, media::content_type_of(kept->type), std::move(*bytes));
}

}  // namespace

void add_visit_pages(Office& office) {
  const std::string form = "/office/advisory/{dossier}/visit";
  office.add_page(http::Method::get, form, to_enter,
                  [&office](const Visitor& visitor, const Request& request) {
                    return form_page(office, visitor, request, {}, {});
                  });
  office.add_page(http::Method::post, form, to_enter,
                  [&office](const Visitor& visitor, const Request& request) {
                    return store(office, visitor, request);
                  },
                  {.body_bytes_max = limits::visit_form_bytes_max});
  office.add_page(http::Method::get, "/office/site-visits/{id}", to_see,
                  [&office](const Visitor& visitor, const Request& request) {
                    return show(office, visitor, request);
                  });
  office.add_page(http::Method::get, "/office/site-visits/{id}/photos/{position}", to_see,
                  [&office](const Visitor& visitor, const Request& request) {
                    return photo(office, visitor, request);
                  });
}

}  // namespace ocop::evaluation
