#include <algorithm>

#include "campaigns/campaign_kinds.h"
#include "campaigns/limits.h"
#include "campaigns/public_paths.h"
#include "campaigns/publication.h"
#include "campaigns/quiz.h"
#include "http/forms.h"
#include "office/account_ground.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "portal/public_page.h"

namespace ocop::campaigns {
namespace {

using http::Method;
using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Reading;
using records::Record;

const Error nothing{Code::not_found, "there is no such campaign", ""};

class Desk {
 public:
  explicit Desk(const Publication& publication)
      : publication_(publication), shelf_(publication.catalogue) {}

  Result<Response> list(const Request& request, Locale locale) const;
  Result<Response> page(const Request& request, Locale locale) const;
  Result<Response> quiz(const Request& request, Locale locale) const;
  Result<Response> answered(const Request& request, Locale locale) const;
  Result<Response> read_to_end(const Request& request, Locale locale) const;

 private:
  struct Found {
    Record campaign;
    std::vector<Question> questions;
    Spot spot;
    bool has_quiz() const { return questions.size() == limits::quiz_questions; }
  };
  Result<Found> find(const Request& request, Locale locale, std::string_view unit) const;
  portal::PublicPage begin(const Request& request, Locale locale) const;
  Response quiz_page(const Request& request, Locale locale, const Found& found,
                     const Answers& answers, int status) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
};

const std::string& said(Locale locale, const Record& row, std::string_view field) {
  const std::string& english = row[std::string(field) + "_en"];
  return locale == Locale::english && !english.empty() ? english : row[field];
}

bool is_shown(const Record& row) { return state_of(row) >= State::running; }
bool has_open_quiz(const Record& row) {
  return is_shown(row) || (state_of(row) == State::approved && row.flag("quiz_before"));
}

/// What stands between the home page and the quiz.
std::vector<portal::Crumb> parents_of(Locale locale, const Record& row) {
  std::vector<portal::Crumb> parents{
      {std::string(pages::text(locale, "page.campaigns_name"_key)), root_of(locale)}};
  if (is_shown(row)) {
    parents.push_back({said(locale, row, "title"), public_path(locale, row["code"])});
  }
  return parents;
}

portal::PublicPage Desk::begin(const Request& request, Locale locale) const {
  return {
      shelf_,        request, locale, date_of(publication_.clock.now()), publication_.base_url(),
      "AT_CAMPAIGNS"};
}

/// A ward that is one today; what else an address claims is not known.
std::string known_unit(const registry::Catalogue& catalogue, std::string_view code, Date today) {
  return catalogue.unit(code, today) == nullptr ? "" : std::string(code);
}

Result<Desk::Found> Desk::find(const Request& request, Locale locale, std::string_view unit) const {
  const std::string code(request.parameter("code").value_or(""));
  return publication_.records.read([&](Reading& reading) -> Result<Found> {
    TRY(const auto row, find_campaign(reading, code));
    if (!row || !has_open_quiz(*row)) return nothing;
    Found found{.campaign = *row, .questions = {}, .spot = {}};
    TRY(const auto questions, questions_of(reading, row->id));
    for (const Record& each : questions) found.questions.push_back(question_in(each, locale));
    found.spot = {row->id, phase_of(state_of(*row)),
                  known_unit(*publication_.catalogue(), unit, date_of(publication_.clock.now()))};
    return found;
  });
}

Result<Response> Desk::list(const Request& request, Locale locale) const {
  return publication_.records.read([&](Reading& reading) -> Result<Response> {
    TRY(auto rows, reading.all(reading.kinds().get("campaign")));
    std::erase_if(rows, [](const Record& row) { return !is_shown(row); });
    std::ranges::stable_sort(rows, std::ranges::greater{},
                             [](const Record& row) { return row["started_on"]; });
    portal::PublicPage on = begin(request, locale);
    on.frame(on.words("page.campaigns_name"_key), on.words("campaigns.public_lede"_key),
             root_of(Locale::vietnamese), root_of(Locale::english));
    if (rows.empty()) on.page.show("NOTHING");
    Dictionary* shown = rows.empty() ? nullptr : &on.page.add("CAMPAIGNS");
    for (const Record& row : rows) {
      Dictionary& one = shown->add("CAMPAIGN");
      one.set("NAME", said(locale, row, "title"));
      one.set("HREF", public_path(locale, row["code"]));
      one.set("LEAD", said(locale, row, "key_message"));
      const bool runs = state_of(row) == State::running;
      one.set("TONE", runs ? "good" : "plain");
      one.set("STATE", on.words(runs ? "campaigns.runs"_key : "campaigns.is_over"_key));
    }
    return on.respond("campaigns.html");
  });
}

Result<Response> Desk::page(const Request& request, Locale locale) const {
  const std::string unit = request.query_value("unit").value_or("");
  TRY(const Found found, find(request, locale, unit));
  const Record& row = found.campaign;
  if (!is_shown(row)) return nothing;
  if (request.method == Method::get) publication_.tally.look(found.spot, request);
  portal::PublicPage on = begin(request, locale);
  on.frame(said(locale, row, "title"), said(locale, row, "key_message"),
           public_path(Locale::vietnamese, row["code"]), public_path(Locale::english, row["code"]),
           {{on.words("page.campaigns_name"_key), root_of(locale)}});
  on.page.set("KEY_MESSAGE", said(locale, row, "key_message"));
  on.page.set("PERIOD", on.words("campaigns.period"_key,
                                 {pages::format_day(row.day("starts_on").value_or(Date{})),
                                  pages::format_day(row.day("ends_on").value_or(Date{}))}));
  on.page.set("RESPONSIBLE", row["responsible"]);
  if (locale == Locale::english && row["body_en"].empty()) on.page.show("VIETNAMESE_ONLY");
  portal::fill_paragraphs(on.page, said(locale, row, "body"));
  Dictionary& end = on.page.add(found.has_quiz() ? "QUIZ" : "END");
  end.set("END_PATH", end_path(locale, row["code"]));
  end.set("UNIT", found.spot.unit_code);
  return on.respond("campaign.html");
}

Response Desk::quiz_page(const Request& request, Locale locale, const Found& found,
                         const Answers& answers, int status) const {
  const Record& row = found.campaign;
  portal::PublicPage on = begin(request, locale);
  on.frame(on.words("campaigns.quiz_title"_key), said(locale, row, "key_message"),
           quiz_path(Locale::vietnamese, row["code"]), quiz_path(Locale::english, row["code"]),
           parents_of(locale, row));
  on.page.set("NAME", said(locale, row, "title"));
  on.page.set("ACTION", quiz_path(locale, row["code"]));
  on.page.set("UNIT", found.spot.unit_code);
  if (found.spot.phase == Phase::before) on.page.show("BASELINE");
  if (status != 200) on.page.show("FAULTS");
  for (std::size_t i = 0; i < found.questions.size(); ++i) {
    Dictionary& one = on.page.add("QUESTION");
    one.set("NUMBER", std::to_string(i + 1));
    one.set("TEXT", found.questions[i].text);
    if (status != 200 && !answers[i]) one.show("LACKS");
    for (std::size_t answer = 0; answer < found.questions[i].answers.size(); ++answer) {
      Dictionary& choice = one.add("ANSWER");
      choice.set("VALUE", std::string(1, letter_of(answer)));
      choice.set("WORDS", found.questions[i].answers[answer]);
      if (answers[i] == answer) choice.show("CHOSEN");
    }
  }
  Response response = on.respond("campaign_quiz.html", status);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Result<Response> Desk::quiz(const Request& request, Locale locale) const {
  const std::string unit = request.query_value("unit").value_or("");
  TRY(const Found found, find(request, locale, unit));
  if (!found.has_quiz()) return nothing;
  return quiz_page(request, locale, found, {}, 200);
}

void fill_result(Dictionary& page, Locale locale, const std::vector<Question>& questions,
                 const Answers& answers) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Question& question = questions[i];
    const bool is_right = *answers[i] == question.correct;
    Dictionary& one = page.add("QUESTION");
    one.set("TEXT", question.text);
    one.set("TONE", is_right ? "good" : "stop");
    one.set("VERDICT",
            pages::text(locale, is_right ? "campaigns.right"_key : "campaigns.wrong"_key));
    one.set("GIVEN", question.answers[*answers[i]]);
    if (!is_right) one.set_in("MENDED", "WORDS", question.answers[question.correct]);
    one.set("EXPLANATION", question.explanation);
  }
}

Result<Response> Desk::answered(const Request& request, Locale locale) const {
  if (!office::is_same_origin(request)) return nothing;
  TRY(const auto form, http::read_form(request));
  TRY(const Found found, find(request, locale, form.get("unit").value_or("")));
  if (!found.has_quiz()) return nothing;
  const Answers answers = answers_in(form);
  if (!std::ranges::all_of(answers, [](const auto& one) { return one.has_value(); })) {
    return quiz_page(request, locale, found, answers, 422);
  }
  const auto right = right_answers(found.questions, answers);
  TRY(const bool counts, publication_.tally.answer(found.spot, right, request));
  const Record& row = found.campaign;
  portal::PublicPage on = begin(request, locale);
  on.frame(on.words("campaigns.result_title"_key), said(locale, row, "key_message"),
           quiz_path(Locale::vietnamese, row["code"]), quiz_path(Locale::english, row["code"]),
           parents_of(locale, row));
  const auto count = std::ranges::count(right, true);
  on.page.set("SCORE", on.words("campaigns.score"_key, {std::to_string(count)}));
  on.page.show(counts ? "COUNTED" : "NOT_COUNTED");
  if (is_shown(row)) on.page.set_in("BACK", "HREF", public_path(locale, row["code"]));
  fill_result(on.page, locale, found.questions, answers);
  Response response = on.respond("campaign_result.html");
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/// From the button to the quiz, or from the script, which wants nothing back.
Result<Response> Desk::read_to_end(const Request& request, Locale locale) const {
  if (!office::is_same_origin(request)) return nothing;
  TRY(const auto form, http::read_form(request));
  TRY(const Found found, find(request, locale, form.get("unit").value_or("")));
  if (!is_shown(found.campaign)) return nothing;
  publication_.tally.read_to_end(found.spot, request);
  if (form.get("by").value_or("") == "script") return http::respond(204, "text/plain", "");
  std::string path = found.has_quiz() ? quiz_path(locale, found.campaign["code"])
                                      : public_path(locale, found.campaign["code"]);
  if (!found.spot.unit_code.empty()) path += "?unit=" + found.spot.unit_code;
  return http::redirect(303, path);
}

}  // namespace

void add_public_routes(http::Router& router, const Publication& publication) {
  const auto desk = std::make_shared<const Desk>(publication);  // shared by the handlers
  using Work = Result<Response> (Desk::*)(const Request&, Locale) const;
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const auto add = [&](Method method, std::string pattern, Work work) {
      http::Route route{.methods = {method},
                        .pattern = std::move(pattern),
                        .handler = [desk, locale, work](const Request& request) {
                          return pages::page_or_reason((desk.get()->*work)(request, locale), locale,
                                                       request.path);
                        }};
      if (method == Method::post) route.limits.body_bytes_max = limits::campaign_form_bytes_max;
      router.add(std::move(route));
    };
    add(Method::get, root_of(locale), &Desk::list);
    add(Method::get, public_path(locale, "{code}"), &Desk::page);
    add(Method::get, quiz_path(locale, "{code}"), &Desk::quiz);
    add(Method::post, quiz_path(locale, "{code}"), &Desk::answered);
    add(Method::post, end_path(locale, "{code}"), &Desk::read_to_end);
  }
}

}  // namespace ocop::campaigns
