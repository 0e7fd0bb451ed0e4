#include <algorithm>

#include "base/limits.h"
#include "http/percent.h"
#include "office/form_fields.h"
#include "office/merge.h"
#include "office/register_pages.h"
#include "office/unit_choices.h"
#include "pages/format.h"
#include "pages/page.h"
#include "records/form_drafts.h"
#include "records/proposals.h"

namespace ocop::office {
namespace {

using accounts::Act;
using http::Request;
using http::Response;
using pages::Dictionary;
using pages::text;
using records::Entering;
using records::Field;
using records::Kind;
using records::Record;
using records::Values;

/// The form of a new row or of a stored one.
struct Form {
  const Office& office;
  const RegisterPage& page;
  const Visitor& visitor;
  const Request& request;
  const Record* row;  ///< null for a new one

  const Kind& kind() const { return *page.kind; }
  Entering entering() const { return row == nullptr ? Entering::first : Entering::again; }
  /// Without the language: also the address of its draft.
  std::string path() const {
    return path_of(kind()) + (row == nullptr ? "/new" : "/" + row->id + "/edit");
  }
  bool needs_two() const { return kind().oversight == records::Oversight::four_eyes; }
};

bool has_files(const Kind& kind) {
  return std::ranges::find(kind.fields, records::Type::file, &Field::type) != kind.fields.end();
}

std::string back_path(const Form& form) {
  return path_of(form.kind()) + (form.row == nullptr ? "" : "/" + form.row->id);
}

Result<Heading> heading_of(const Form& form, records::Reading& reading) {
  const pages::Locale locale = form.visitor.locale;
  if (form.row == nullptr) {
    return Heading{std::string(text(locale, form.kind().add)),
                   crumbs_to(form.visitor, form.kind())};
  }
  CellText cell_text(form.office.ground().units, reading, locale);
  TRY(const std::string title, title_of(*form.row, cell_text));
  return Heading{text(locale, "office.form.change"_key, {title}),
                 crumbs_to(form.office, form.visitor, *form.row, title)};
}

Result<Response> show(const Form& form, records::Reading& reading, const FormView& view,
                      const std::optional<records::FormDraft>& draft) {
  Dictionary page;
  TRY_VOID(fill_fields(page, form.office, form.visitor, reading, view));
  page.set("PATH", Office::href(form.visitor, form.path()));
  page.set("ADDRESS", form.path());
  page.set("DRAFTS", Office::href(form.visitor, "/office/drafts"));
  page.set("BACK", Office::href(form.visitor, back_path(form)));
  page.set("VERSION", form.row == nullptr ? "0" : std::to_string(form.row->version));
  if (has_files(form.kind())) page.show("FILES");
  page.show(form.needs_two() ? "TWO" : "ALONE");
  if (draft) {
    Dictionary& offer = page.add("DRAFT");
    offer.set("WHEN", text(form.visitor.locale, "office.draft.offer"_key,
                           {pages::format_moment({draft->saved_at, vietnam_offset_minutes})}));
    offer.set("HREF", Office::href(form.visitor, form.path()) + "?draft=1");
  }
  TRY(Heading heading, heading_of(form, reading));
  return form.office.respond(form.visitor, form.request, "office_form.html", page, heading,
                             view.faults.empty() ? 200 : 422);
}

/// What a new form starts with: the fallbacks, what the address says, and what can only be one.
Result<Values> first_values(const Form& form, CellText& cell_text) {
  Values values;
  const auto reach = form.visitor.rights.reach(form.kind().object, Act::enter);
  for (const Field& field : form.kind().fields) {
    std::string& value = values[std::string(field.name)];
    value = field.fallback;
    if (field.name == form.kind().subject && reach.subjects.size() == 1 && reach.units.empty()) {
      TRY(value, cell_text.in_form(field, reach.subjects.front()));
    }
    const auto given = form.request.query_value(field.name);
    if (!given) continue;
    if (field.type == records::Type::reference) {
      TRY(value, cell_text.in_form(field, *given));
    } else {
      value = *given;
    }
  }
  return values;
}

Result<Response> open(const Form& form, records::Reading& reading,
                      std::optional<records::FormDraft> draft) {
  CellText cell_text(form.office.ground().units, reading, form.visitor.locale);
  FormView view{form.kind(), form.entering()};
  if (form.row == nullptr) {
    TRY(view.typed, first_values(form, cell_text));
  } else {
    TRY(view.typed, values_in_form(*form.row, cell_text));
  }
  if (draft && form.request.query_value("draft") == "1") {
    for (const auto& [name, value] : draft->values) view.typed[name] = value;
    draft.reset();
  }
  return show(form, reading, view, draft);
}

Result<Response> stored(const Form& form, const Record& row) {
  TRY_VOID(records::discard_draft(form.office.ground().records, form.visitor.login, form.path()));
  TRY(const std::string title, title_of(form.office, form.visitor.locale, row));
  const std::string path = path_of(form.kind()) + "/" + row.id;
  const std::string undo = form.row == nullptr
                               ? path + "/remove"
                               : path + "/undo?version=" + std::to_string(row.version);
  return form.office.done(
      form.visitor, form.request, path,
      form.row == nullptr ? "office.done.created"_key : "office.done.changed"_key, {title}, undo);
}

/// With what is wrong: the same form, what was typed still in it.
Result<Response> refused(const Form& form, Values typed, records::Faults faults) {
  return form.office.ground().records.read([&](records::Reading& reading) -> Result<Response> {
    CellText cell_text(form.office.ground().units, reading, form.visitor.locale);
    Values values;
    if (form.row != nullptr) {
      TRY(values, values_in_form(*form.row, cell_text));
    }
    for (auto& [name, value] : typed) values[name] = std::move(value);
    return show(form, reading, {form.kind(), form.entering(), values, std::move(faults)}, {});
  });
}

Result<Response> proposed(const Form& form, Values typed, long long version,
                          const std::string& reason) {
  const records::NewProposal proposal{
      .act = form.row == nullptr ? records::ProposedAct::create : records::ProposedAct::change,
      .record_id = form.row == nullptr ? "" : form.row->id,
      .record_version = version,
      .values = typed,
      .reason = reason};
  TRY(auto outcome, records::propose(form.office.ground().records, form.kind(), proposal,
                                     form.visitor.acting(form.kind().object, Act::enter)));
  if (outcome.conflict) {
    return merge_page(form.office, form.visitor, form.request, form.kind(), typed,
                      *outcome.conflict);
  }
  if (!outcome.stored()) return refused(form, std::move(typed), std::move(outcome.faults));
  TRY_VOID(records::discard_draft(form.office.ground().records, form.visitor.login, form.path()));
  return form.office.done(form.visitor, form.request, back_path(form), "office.done.proposed"_key,
                          {std::string(text(form.visitor.locale, form.kind().one))});
}

Result<Response> keep_draft(const Form& form, const Values& typed) {
  TRY_VOID(
      records::save_draft(form.office.ground().records, form.visitor.login, form.path(), typed));
  return form.office.done(form.visitor, form.request, form.path() + "?draft=1",
                          "office.draft.saved"_key);
}

Result<Response> send(const Form& form) {
  TRY(const FormData data, read_form_data(form.request));
  records::Faults faults;
  Values typed = values_from(form.office, form.visitor, form.kind(), form.entering(), data, faults);
  if (data.get("do") == "draft") return keep_draft(form, typed);
  if (!faults.empty()) return refused(form, std::move(typed), std::move(faults));
  const long long version = std::atoll(data.get("row_version").c_str());
  if (form.needs_two()) return proposed(form, std::move(typed), version, data.get("reason"));
  const auto acting = form.visitor.acting(form.kind().object, Act::enter);
  records::RecordStore& store = form.office.ground().records;
  TRY(auto outcome, form.row == nullptr
                        ? store.create(form.kind(), typed, acting)
                        : store.change(form.kind(), form.row->id, version, typed, acting));
  if (outcome.conflict) {
    return merge_page(form.office, form.visitor, form.request, form.kind(), typed,
                      *outcome.conflict);
  }
  if (!outcome.stored()) return refused(form, std::move(typed), std::move(outcome.faults));
  return stored(form, *outcome.record);
}

Result<std::optional<Record>> row_of(const Office& office, const RegisterPage& page,
                                     const Visitor& visitor, const Request& request) {
  const auto id = request.parameter("id");
  if (!id) return std::optional<Record>();
  TRY(auto row, office.ground().records.find(*page.kind, *id,
                                             visitor.rights.reach(page.kind->object, Act::enter)));
  if (row.removed_at) return Error{Code::not_found, "it was put aside", ""};
  return std::optional(std::move(row));
}

Result<Response> get(const Form& form) {
  records::RecordStore& store = form.office.ground().records;
  TRY(auto draft, records::find_draft(store, form.visitor.login, form.path()));
  return store.read(
      [&](records::Reading& reading) { return open(form, reading, std::move(draft)); });
}

}  // namespace

void add_form_pages(Office& office, const RegisterPage& page) {
  const auto add = [&](http::Method method, std::string_view end, http::RouteLimits limits,
                       Result<Response> (*answer)(const Form&)) {
    office.add_page(
        method, path_of(*page.kind) + std::string(end), Needs{page.kind->object, Act::enter},
        [&office, &page, answer](const Visitor& visitor, const Request& request) {
          const auto row = row_of(office, page, visitor, request);
          if (!row) return office.failed(visitor, request, row.error());
          auto response = answer({office, page, visitor, request, *row ? &**row : nullptr});
          return response ? std::move(*response)
                          : office.failed(visitor, request, response.error());
        },
        limits);
  };
  const http::RouteLimits posted{.body_bytes_max = has_files(*page.kind)
                                                       ? limits::office_upload_bytes_max
                                                       : limits::office_form_bytes_max};
  for (const std::string_view end : {"/new", "/{id}/edit"}) {
    add(http::Method::get, end, {}, get);
    add(http::Method::post, end, posted, send);
  }
}

}  // namespace ocop::office
