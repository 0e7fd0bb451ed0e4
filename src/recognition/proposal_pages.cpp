#include "recognition/proposal_pages.h"

#include <algorithm>
#include <span>

#include "pages/format.h"
#include "recognition/act_kind.h"
#include "recognition/act_words.h"
#include "recognition/page_parts.h"

namespace ocop::recognition {
namespace {

using http::Request;
using http::Response;
using office::AccountForm;
using office::Block;
using office::Input;
using office::Office;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view ministry = "Bộ Nông nghiệp và Môi trường";

Input cause_input(const Visitor& visitor, pages::Key label,
                  std::span<const records::Option> options, const std::string& chosen) {
  Input input{.name = "cause",
              .label = words(visitor, label),
              .choices = {{"", words(visitor, "office.form.choose"_key)}}};
  for (const records::Option& option : options) {
    input.choices.push_back(
        {std::string(option.value), words(visitor, option.label), option.value == chosen});
  }
  return input;
}

std::string issuer_for(const RecognitionGround& ground, const Candidate& candidate, Date day) {
  if (candidate.level == level::centre) return std::string(ministry);
  return pages::text(pages::Locale::vietnamese, "recognition.issuer_of_province"_key,
                     {ground.province_name(candidate.dossier["unit_code"], day)});
}

Result<Response> grant_page(const Office& office, const Site& site, const Visitor& visitor,
                            const Request& request, const std::optional<TypedDecision>& typed,
                            const records::Faults& faults) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record row,
        reading.find(reading.kinds().get("council_case"), id_of(request), deciding(visitor).reach));
    TRY(const Candidate candidate, candidate_of(reading, site.ground, row, visitor.today));
    Block about{.title = words(visitor, "recognition.result"_key)};
    about.facts = {{words(visitor, "evaluation.dossier"_key), row.title()},
                   {words(visitor, "recognition.result"_key),
                    result_words(visitor.locale, candidate.stars, candidate.points)},
                   {words(visitor, "recognition.result_hash"_key), candidate.result_sha256}};
    if (candidate.stars < row.whole("star").value_or(0)) {
      about.alerts.push_back({Tone::caution, words(visitor, "recognition.centre_decides"_key)});
    }
    if (candidate.bar) {
      about.alerts.push_back({Tone::stop, candidate.bar->in(visitor.locale)});
    } else {
      TRY(const auto approval, approval_of(reading, candidate));
      const Date day = approval ? approval->day : visitor.today;
      const TypedDecision start{approval ? approval->number : "", pages::format_day(day),
                                issuer_for(site.ground, candidate, day)};
      if (approval) {
        about.facts.push_back({words(visitor, "recognition.approved_by"_key),
                               words(visitor, "recognition.number_of_day"_key,
                                     {approval->number, pages::format_day(approval->day)})});
      }
      AccountForm form{.action = Office::href(visitor, path_of("cases/" + row.id)),
                       .button = words(visitor, "recognition.propose"_key),
                       .inputs = decision_inputs(visitor, typed ? *typed : start, false)};
      show_faults(visitor, form, faults);
      about.saying = words(visitor, "recognition.propose_saying"_key);
      about.forms.push_back(std::move(form));
    }
    return office::respond_blocks(
        office, visitor, request,
        heading_below_overview(visitor, words(visitor, "recognition.sort_grant"_key)),
        {std::move(about)}, status_of(faults));
  });
}

/// What a form about a certificate asks.
struct CertificateForm {
  std::string_view verb;  ///< "/revoke"
  pages::Key title, cause, saying;
  std::span<const records::Option> causes;
  bool is_revocation;
};

CertificateForm reissue_form() {
  return {"/reissue",
          "recognition.sort_reissue"_key,
          "recognition.cause_of_reissue"_key,
          "recognition.reissue_saying"_key,
          reissue_causes(),
          false};
}
CertificateForm revocation_form() {
  return {"/revoke",
          "recognition.sort_revoke"_key,
          "recognition.ground"_key,
          "recognition.revoke_saying"_key,
          revocation_grounds(),
          true};
}

std::vector<Input> inputs_of(const Visitor& visitor, const CertificateForm& form,
                             const TypedRevocation& typed) {
  std::vector<Input> inputs{cause_input(visitor, form.cause, form.causes, typed.cause)};
  if (form.is_revocation) {
    inputs.push_back({.name = "concluded_on",
                      .label = words(visitor, "recognition.concluded_on"_key),
                      .type = "day",
                      .value = typed.concluded_on,
                      .hint = words(visitor, "recognition.concluded_on_hint"_key)});
  }
  inputs.push_back(
      {.name = "reason", .label = words(visitor, "recognition.reason"_key), .value = typed.reason});
  auto decision = decision_inputs(visitor, typed.decision, form.is_revocation);
  std::ranges::move(decision, std::back_inserter(inputs));
  return inputs;
}

Result<Response> certificate_form(const Office& office, const Visitor& visitor,
                                  const Request& request, const CertificateForm& form,
                                  const std::optional<TypedRevocation>& typed,
                                  const records::Faults& faults) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record paper,
        reading.find(reading.kinds().get("certificate"), id_of(request), deciding(visitor).reach));
    if (paper["kind"] != "ocop_stars") return Error{Code::not_found, "not of stars", paper.id};
    TRY(const auto product, reading.get(reading.kinds().get("product"), paper["product_id"]));
    const TypedRevocation start{"", "", "", {"", "", paper["issuer"]}};
    AccountForm asked{.action = Office::href(visitor, certificate_path_of(paper.id, form.verb)),
                      .button = words(visitor, "recognition.propose"_key),
                      .inputs = inputs_of(visitor, form, typed ? *typed : start)};
    show_faults(visitor, asked, faults);
    Block about{.title = words(visitor, "registry.certificate"_key),
                .saying = words(visitor, form.saying)};
    about.facts = {{words(visitor, "registry.product"_key), product ? product->title() : ""},
                   {words(visitor, "registry.certificate_number"_key), paper.title()}};
    if (!paper["code"].empty()) {
      about.facts.push_back({words(visitor, "registry.ocop_code"_key), paper["code"]});
    }
    about.forms.push_back(std::move(asked));
    return office::respond_blocks(office, visitor, request,
                                  {words(visitor, form.title),
                                   {{words(visitor, "registry.certificates"_key),
                                     Office::href(visitor, "/office/certificates")},
                                    {paper.title(), office.href(visitor, paper)}}},
                                  {std::move(about)}, status_of(faults));
  });
}

/// After a proposal: to the page of the act, or the form again.
Result<Response> proposed(const Office& office, const Visitor& visitor, const Request& request,
                          const Result<Proposed>& result,
                          const std::function<Result<Response>(const records::Faults&)>& again) {
  if (!result) return result.error();
  if (!result->faults.empty()) return again(result->faults);
  return office.done(visitor, request, path_of(result->id), "recognition.proposed"_key);
}

void add_grant_pages(Office& office, const Site& site) {
  const std::string path = path_of("cases/{id}");
  add_page(office, http::Method::get, path, to_decide,
           [&office, site](const Visitor& visitor, const Request& request) {
             return grant_page(office, site, visitor, request, std::nullopt, {});
           });
  add_page(office, http::Method::post, path, to_decide,
           [&office, site](const Visitor& visitor, const Request& request) -> Result<Response> {
             TRY(const auto form, office::read_form_data(request));
             const TypedDecision typed = decision_in(form);
             return proposed(office, visitor, request,
                             propose_grant(office.ground().records, site.ground, deciding(visitor),
                                           id_of(request), typed),
                             [&](const records::Faults& faults) {
                               return grant_page(office, site, visitor, request, typed, faults);
                             });
           });
}

void add_certificate_form(Office& office, const CertificateForm& form) {
  const std::string path = certificate_path_of("{id}", form.verb);
  add_page(office, http::Method::get, path, to_decide,
           [&office, form](const Visitor& visitor, const Request& request) {
             return certificate_form(office, visitor, request, form, std::nullopt, {});
           });
  add_page(office, http::Method::post, path, to_decide,
           [&office, form](const Visitor& visitor, const Request& request) -> Result<Response> {
             TRY(const auto sent, office::read_form_data(request));
             const TypedRevocation typed{sent.get("cause"), sent.get("concluded_on"),
                                         sent.get("reason"), decision_in(sent)};
             records::RecordStore& store = office.ground().records;
             const auto result =
                 form.is_revocation
                     ? propose_revocation(store, deciding(visitor), id_of(request), typed)
                     : propose_reissue(store, deciding(visitor), id_of(request),
                                       {typed.cause, typed.reason, typed.decision});
             return proposed(office, visitor, request, result, [&](const records::Faults& faults) {
               return certificate_form(office, visitor, request, form, typed, faults);
             });
           });
}

}  // namespace

void add_proposal_pages(Office& office, const Site& site) {
  add_grant_pages(office, site);
  add_certificate_form(office, reissue_form());
  add_certificate_form(office, revocation_form());
}

}  // namespace ocop::recognition
