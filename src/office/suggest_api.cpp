#include "office/suggest_api.h"

#include <boost/json.hpp>

#include "office/form_fields.h"

namespace ocop::office {
namespace {

Result<http::Response> suggest(const Office& office, const Visitor& visitor,
                               const http::Request& request, records::Reading& reading) {
  const records::Kind* kind = reading.kinds().find(request.parameter("kind").value_or(""));
  const records::Field* field =
      kind == nullptr ? nullptr : kind->field(request.parameter("field").value_or(""));
  if (field == nullptr || field->type != records::Type::reference ||
      !visitor.may(kind->object, accounts::Act::enter)) {
    return Error{Code::not_found, "there is no such field", ""};
  }
  TRY(const auto found,
      suggestions(office, visitor, reading, *field, request.query_value("q").value_or("")));
  boost::json::array list;
  for (const Suggestion& each : found) {
    list.push_back({{"value", each.value}, {"label", each.label}});
  }
  return http::respond(200, "application/json", boost::json::serialize(list));
}

}  // namespace

void add_suggest_api(Office& office) {
  office.add_page(http::Method::get, "/office/suggest/{kind}/{field}", {},
                  [&office](const Visitor& visitor, const http::Request& request) {
                    auto answer = office.ground().records.read([&](records::Reading& reading) {
                      return suggest(office, visitor, request, reading);
                    });
                    return answer ? std::move(*answer) : http::problem(answer.error());
                  });
}

}  // namespace ocop::office
