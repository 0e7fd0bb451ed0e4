#include "recognition/page_parts.h"

namespace ocop::recognition {

using accounts::Act;
using accounts::Object;
using http::Request;
using office::AccountForm;
using office::Input;
using office::Office;
using office::Visitor;
using office::words;

std::string id_of(const Request& request) {
  return std::string(request.parameter("id").value_or(""));
}

std::string path_of(std::string_view id) {
  return std::string(overview_path) + "/" + std::string(id);
}

std::string certificate_path_of(std::string_view id, std::string_view verb) {
  return "/office/certificates/" + std::string(id) + std::string(verb);
}

records::Acting deciding(const Visitor& visitor) {
  return visitor.acting(Object::certificate, Act::decide);
}

int revocation_days(const RecognitionGround& ground, Date day) {
  const criteria::Regime* regime = ground.regimes->on(day);
  return regime == nullptr ? 0 : regime->revocation_days;
}

office::Heading heading_below_overview(const Visitor& visitor, std::string title) {
  return {std::move(title),
          {{words(visitor, "recognition.title"_key), Office::href(visitor, overview_path)}}};
}

std::vector<Input> decision_inputs(const Visitor& visitor, const TypedDecision& typed,
                                   bool is_optional) {
  return {
      {.name = "number",
       .label = words(visitor, "recognition.decision_number"_key),
       .value = typed.number,
       .hint = words(visitor, "recognition.decision_number_hint"_key),
       .optional = is_optional},
      {.name = "day",
       .label = words(visitor, "recognition.decision_day"_key),
       .type = "day",
       .value = typed.day,
       .optional = is_optional},
      {.name = "issuer", .label = words(visitor, "registry.issuer"_key), .value = typed.issuer}};
}

TypedDecision decision_in(const office::FormData& form) {
  return {form.get("number"), form.get("day"), form.get("issuer")};
}

void show_faults(const Visitor& visitor, AccountForm& form, const records::Faults& faults) {
  if (faults.empty()) return;
  form.fault_field = faults.front().field;
  form.fault = faults.front().reason.in(visitor.locale);
}

int status_of(const records::Faults& faults) { return faults.empty() ? 200 : 422; }

void add_page(Office& office, http::Method method, std::string pattern, const office::Needs& needs,
              Page page) {
  office.add_page(
      method, std::move(pattern), needs,
      [&office, page = std::move(page)](const Visitor& visitor, const Request& request) {
        auto answer = page(visitor, request);
        return answer ? std::move(*answer) : office.failed(visitor, request, answer.error());
      });
}

}  // namespace ocop::recognition
