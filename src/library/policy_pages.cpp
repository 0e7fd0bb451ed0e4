#include <algorithm>

#include "base/text.h"
#include "library/library_kinds.h"
#include "library/public_documents.h"
#include "library/public_page.h"
#include "library/subject_answers.h"
#include "office/download.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"

namespace ocop::library {
namespace {

using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Option;
using records::Reading;
using records::Record;

std::string home(Locale locale) { return std::string(pages::text(locale, "page.policies"_key)); }
std::string finder_path(Locale locale) {
  return home(locale) + "/" + std::string(pages::text(locale, "library.finder_word"_key));
}

const char* tone_of(PolicyState state) {
  switch (state) {
    case PolicyState::open:
      return "good";
    case PolicyState::not_yet:
      return "caution";
    default:
      return "plain";
  }
}

const PolicyRow* find(const std::vector<PolicyRow>& policies, std::string_view code) {
  const auto at = std::ranges::find_if(policies, [&](const PolicyRow& each) {
    return equals_ignoring_case(each.policy.code, code);
  });
  return at == policies.end() ? nullptr : &*at;
}

std::string period(const PublicPage& on, const Policy& policy) {
  const std::string from = pages::format_day(policy.from);
  return policy.to ? from + " – " + pages::format_day(*policy.to)
                   : on.words("library.from_on"_key, {from});
}

void fill_line(Dictionary& line, const PublicPage& on, const PolicyRow& each) {
  const PolicyState state = state_on(each.policy, on.today);
  line.set("NAME", said(on.locale, each.row, "title", "title_en"));
  line.set("HREF", path_of_policy(on.locale, each.policy.code));
  line.set("DETAIL",
           name_in(on.locale, needs(), each.policy.need) + " · " + period(on, each.policy));
  line.set("TONE", tone_of(state));
  line.set("STATE", on.words(label_of(state)));
}

Result<Response> list(PublicPage& on, Reading& reading) {
  TRY(const auto policies, read_policies(reading));
  on.frame(on.words("page.policies_name"_key), on.words("library.policies_lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  on.page.set("FINDER", finder_path(on.locale));
  Dictionary *open = nullptr, *over = nullptr;
  for (const PolicyRow& each : policies) {
    const bool is_over = state_on(each.policy, on.today) == PolicyState::expired ||
                         state_on(each.policy, on.today) == PolicyState::closed;
    Dictionary*& part = is_over ? over : open;
    if (part == nullptr) part = &on.page.add(is_over ? "OVER" : "OPEN");
    fill_line(part->add("POLICY"), on, each);
  }
  if (policies.empty()) on.page.show("NOTHING");
  return on.respond("policies.html");
}

void fill_whom(PublicPage& on, const PolicyRow& found, const registry::Catalogue& catalogue) {
  const auto fact = [&](pages::Key key, const std::string& value) {
    if (value.empty()) return;
    Dictionary& row = on.page.add("FACT");
    row.set("TERM", on.words(key));
    row.set("VALUE", value);
  };
  std::string whom;
  for (const Option& each : producer_kinds()) {
    if (!found.policy.kinds.contains(std::string(each.value))) continue;
    whom += (whom.empty() ? "" : ", ") + on.words(each.label);
  }
  fact("library.whom"_key, whom);
  const auto* unit = catalogue.unit(found.policy.area, on.today);
  fact("library.area"_key, unit == nullptr ? found.policy.area : unit->name);
  fact("library.product_group"_key, found.policy.group.empty()
                                        ? on.words("library.any_group"_key)
                                        : name_in(on.locale, product_groups(), found.policy.group));
  fact("library.stars_min"_key,
       on.words(found.policy.stars_min == 0 ? "library.stars_0"_key : "library.stars_from"_key,
                {std::to_string(found.policy.stars_min)}));
  if (const auto amount = found.row.whole("amount_max")) {
    fact("library.amount_max"_key,
         on.words("library.dong"_key,
                  {pages::format_number(on.locale, static_cast<double>(*amount))}));
  }
  fact("library.period"_key, period(on, found.policy));
  if (found.policy.deadline) {
    fact("library.deadline"_key, pages::format_day(*found.policy.deadline));
  }
}

Result<void> fill_document(PublicPage& on, Reading& reading, const Record& row) {
  TRY(const PublicDocuments documents, read_public_documents(reading));
  const Record* document = documents.chain.document(row["document_id"]);
  if (document == nullptr) return ok();
  const bool is_shown = documents.entry(document->id) != nullptr;
  Dictionary& legal = on.page.add("LEGAL").add(is_shown ? "LINKED" : "UNLINKED");
  legal.set("NAME", (*document)["heading"]);
  legal.set("HREF", path_of(on.locale, *document));
  return ok();
}

/// Whether it can be asked for today; if not, why, and what took its place.
void fill_state(PublicPage& on, const std::vector<PolicyRow>& policies, const PolicyRow& found) {
  const PolicyState state = state_on(found.policy, on.today);
  on.page.set("TONE", tone_of(state));
  on.page.set("STATE", on.words(label_of(state)));
  if (state == PolicyState::open) {
    Dictionary& apply = on.page.add("APPLY");
    const std::string office = on.locale == Locale::english ? "/en/office" : "/office";
    apply.set("HREF", office + "/policy-applications/new?policy_id=" + found.policy.id);
    return;
  }
  Dictionary& shut = on.page.add("SHUT");
  if (const PolicyRow* next = find(policies, found.row["replaced_by"])) {
    Dictionary& replaced = shut.add("REPLACED");
    replaced.set("NAME", said(on.locale, next->row, "title", "title_en"));
    replaced.set("HREF", path_of_policy(on.locale, next->policy.code));
  }
}

Result<Response> policy(PublicPage& on, Reading& reading) {
  TRY(const auto policies, read_policies(reading));
  const std::string code(on.request.parameter("one").value_or(""));
  const PolicyRow* found = find(policies, code);
  if (found == nullptr) return Error{Code::not_found, "there is no such policy", code};
  on.frame(said(on.locale, found->row, "title", "title_en"),
           said(on.locale, found->row, "benefit", "benefit_en"),
           path_of_policy(Locale::vietnamese, found->policy.code),
           path_of_policy(Locale::english, found->policy.code),
           {{on.words("page.policies_name"_key), home(on.locale)}});
  fill_paragraphs(on.page.add("BENEFIT"), on, said(on.locale, found->row, "benefit", "benefit_en"));
  fill_paragraphs(on.page.add("CONDITIONS"), on,
                  said(on.locale, found->row, "conditions", "conditions_en"));
  fill_paragraphs(on.page.add("HOW"), on, said(on.locale, found->row, "how", "how_en"));
  fill_whom(on, *found, *on.publication.catalogue());
  fill_state(on, policies, *found);
  TRY_VOID(fill_document(on, reading, found->row));
  for (const std::string& paper : found->policy.papers) {
    on.page.add("PAPER").set("NAME", name_in(on.locale, papers(), paper));
  }
  if (!found->row["form_file"].empty()) {
    on.page.set_in(
        "FORM", "HREF",
        path_of_policy(on.locale, found->policy.code) + "/" + on.words("library.form_word"_key));
  }
  on.page.set("FINDER", finder_path(on.locale));
  return on.respond("policy.html");
}

Result<Response> form_file(PublicPage& on, Reading& reading) {
  TRY(const auto policies, read_policies(reading));
  const PolicyRow* found = find(policies, on.request.parameter("one").value_or(""));
  if (found == nullptr || found->row["form_file"].empty()) {
    return Error{Code::not_found, "there is no such form", ""};
  }
  return office::file_download(to_lower_ascii(found->policy.code), on.publication.files,
                               found->row["form_file"]);
}

void fill_choices(Dictionary& question, const PublicPage& on, std::span<const Option> options,
                  const std::string& chosen) {
  for (const Option& each : options) {
    Dictionary& choice = question.add("CHOICE");
    choice.set("VALUE", each.value);
    choice.set("NAME", on.words(each.label));
    if (each.value == chosen) choice.show("CHOSEN");
  }
}

void fill_wards(Dictionary& question, const PublicPage& on, const registry::Catalogue& catalogue,
                const std::string& chosen) {
  std::vector<const registry::Unit*> wards;
  for (const registry::Unit& unit : catalogue.unit_tree().units()) {
    const bool is_ward = unit.kind == registry::UnitKind::ward && unit.is_valid_on(on.today);
    if (is_ward) wards.push_back(&unit);
  }
  std::ranges::sort(wards, {}, [](const auto* unit) { return vietnamese_sort_key(unit->name); });
  for (const registry::Unit* unit : wards) {
    Dictionary& choice = question.add("CHOICE");
    choice.set("VALUE", unit->code);
    choice.set("NAME", unit->name);
    if (unit->code == chosen) choice.show("CHOSEN");
  }
}

std::string have_field(std::string_view paper) { return "have-" + std::string(paper); }

Answers answers_in(const PublicPage& on, const registry::Catalogue& catalogue) {
  Answers answers{.kind = on.asked("kind"), .need = on.asked("need")};
  if (const std::string ward = on.asked("ward"); !ward.empty()) {
    answers.areas = areas_of(catalogue, ward, on.today);
  }
  if (const std::string group = on.asked("group"); !group.empty()) answers.groups = {group};
  if (const std::string stars = on.asked("stars");
      stars.size() == 1 && stars[0] >= '0' && stars[0] <= '5') {
    answers.stars = stars[0] - '0';
  }
  for (const Option& each : papers()) {
    if (!on.asked(have_field(each.value)).empty()) answers.papers.emplace(each.value);
  }
  return answers;
}

constexpr Option star_choices[] = {{"0", "library.have_no_stars"_key},
                                   {"3", "library.have_3"_key},
                                   {"4", "library.have_4"_key},
                                   {"5", "library.have_5"_key}};

void fill_questions(PublicPage& on, const registry::Catalogue& catalogue) {
  const auto ask = [&](std::string_view name, pages::Key label) -> Dictionary& {
    Dictionary& question = on.page.add("QUESTION");
    question.set("FIELD", name);
    question.set("LABEL", on.words(label));
    return question;
  };
  fill_choices(ask("kind", "library.ask_kind"_key), on, producer_kinds(), on.asked("kind"));
  fill_wards(ask("ward", "library.ask_ward"_key), on, catalogue, on.asked("ward"));
  fill_choices(ask("group", "library.ask_group"_key), on, product_groups(), on.asked("group"));
  fill_choices(ask("stars", "library.ask_stars"_key), on, star_choices, on.asked("stars"));
  fill_choices(ask("need", "library.ask_need"_key), on, needs(), on.asked("need"));
  for (const Option& each : papers()) {
    Dictionary& paper = on.page.add("HAVE");
    paper.set("FIELD", have_field(each.value));
    paper.set("NAME", on.words(each.label));
    if (!on.asked(have_field(each.value)).empty()) paper.show("CHOSEN");
  }
}

Result<Response> finder(PublicPage& on, Reading& reading) {
  const auto catalogue = on.publication.catalogue();
  on.frame(on.words("library.finder"_key), on.words("library.finder_lede"_key),
           finder_path(Locale::vietnamese), finder_path(Locale::english),
           {{on.words("page.policies_name"_key), home(on.locale)}});
  on.page.set("PATH", finder_path(on.locale));
  on.page.set("SIGNED_IN",
              on.locale == Locale::english ? "/en/office/eligibility" : "/office/eligibility");
  fill_questions(on, *catalogue);
  if (on.request.query.empty()) return on.respond("policy_finder.html");
  TRY(const auto rows, read_policies(reading));
  std::vector<Policy> policies;
  for (const PolicyRow& each : rows) policies.push_back(each.policy);
  const auto found = find_policies(policies, answers_in(on, *catalogue), on.today);
  if (found.empty()) {
    on.page.show("NOTHING_FOUND");
    return on.respond("policy_finder.html");
  }
  Dictionary& results = on.page.add("RESULTS");
  results.set("COUNT", on.words("library.found"_key, {std::to_string(found.size())}));
  for (const Finding& each : found) {
    const auto at =
        std::ranges::find(rows, each.policy->id, [](const PolicyRow& row) { return row.row.id; });
    Dictionary& line = results.add("POLICY");
    fill_line(line, on, *at);
    if (each.missing.empty()) line.show("COMPLETE");
    for (const std::string& paper : each.missing) {
      line.add("MISSING").set("NAME", name_in(on.locale, papers(), paper));
    }
  }
  return on.respond("policy_finder.html");
}

}  // namespace

std::string path_of_policy(Locale locale, std::string_view code) {
  return home(locale) + "/" + to_lower_ascii(code);
}

const std::string& said(Locale locale, const Record& row, std::string_view field,
                        std::string_view english) {
  return locale == Locale::english && !row[english].empty() ? row[english] : row[field];
}

void add_policy_routes(http::Router& router, const Publication& publication,
                       std::shared_ptr<const portal::CurrentShelf> shelf) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    add_page(router, publication, shelf, locale, home(locale), list);
    add_page(router, publication, shelf, locale, finder_path(locale), finder);
    add_page(router, publication, shelf, locale, home(locale) + "/{one}", policy);
    add_page(router, publication, shelf, locale,
             home(locale) + "/{one}/" + std::string(pages::text(locale, "library.form_word"_key)),
             form_file);
  }
}

}  // namespace ocop::library
