#include "office/drafts_api.h"

#include "office/form_data.h"
#include "records/form_drafts.h"

namespace ocop::office {
namespace {

using http::Request;
using http::Response;

/// Of the form itself, not of what it is filled in for.
bool is_of_frame(std::string_view name) {
  return name == "form_token" || name == "form_address" || name == "row_version" || name == "do";
}

Result<Response> save(const Office& office, const Visitor& visitor, const Request& request) {
  TRY(const FormData data, read_form_data(request));
  const std::string address = data.get("form_address");
  if (!is_office_path(address)) {
    return Error{Code::invalid_argument, "name the form by its address", "form_address"};
  }
  records::Values values;
  for (const auto& [name, value] : data.fields.all()) {
    if (!is_of_frame(name)) values[name] = value;
  }
  TRY_VOID(records::save_draft(office.ground().records, visitor.login, address, values));
  Response response;
  response.status = 204;
  return response;
}

Result<Response> discard(const Office& office, const Visitor& visitor, const Request& request) {
  TRY(const FormData data, read_form_data(request));
  const std::string address = data.get("form_address");
  if (!is_office_path(address)) {
    return Error{Code::invalid_argument, "name the form by its address", "form_address"};
  }
  TRY_VOID(records::discard_draft(office.ground().records, visitor.login, address));
  return office.done(visitor, request, address, "office.draft.discarded"_key);
}

}  // namespace

void add_drafts_api(Office& office) {
  office.add_page(http::Method::post, "/office/drafts", {},
                  [&office](const Visitor& visitor, const Request& request) {
                    auto answer = save(office, visitor, request);
                    return answer ? std::move(*answer) : http::problem(answer.error());
                  });
  office.add_page(http::Method::post, "/office/drafts/discard", {},
                  [&office](const Visitor& visitor, const Request& request) {
                    auto answer = discard(office, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
}

}  // namespace ocop::office
