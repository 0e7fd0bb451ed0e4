#include "codes/report_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "authenticity/hidden_code.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/text.h"
#include "codes/limits.h"
#include "codes/report_kind.h"
#include "gs1/identifier.h"
#include "http/multipart.h"
#include "http/percent.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "records/field_value.h"
#include "records/row_draft.h"
#include "registry/working_days.h"

namespace ocop::codes {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using records::Record;

constexpr std::string_view public_actor = "public";
constexpr std::string_view default_sort = "copy";

std::string words(Locale locale, pages::Key key) { return std::string(text(locale, key)); }

/// What was typed, as it goes back into the form.
struct Typed {
  std::string code, sort, story, place, contact;
  std::string_view photo;
  bool is_trapped = false;  ///< filled in what no person sees

  bool has_story() const { return !trim(story).empty(); }
};

Result<Typed> typed_of(const Request& request) {
  TRY(const auto parts, http::read_multipart(request));
  Typed typed;
  for (const http::Part& part : parts) {
    if (part.name == "photo") {
      typed.photo = part.content;
      continue;
    }
    TRY(const std::string value, to_nfc(part.content));
    if (part.name == "code") typed.code = trim(value);
    if (part.name == "sort") typed.sort = value;
    if (part.name == "story") typed.story = value;
    if (part.name == "place") typed.place = trim(value);
    if (part.name == "contact") typed.contact = trim(value);
    if (part.name == "website") typed.is_trapped = !value.empty();
  }
  return typed;
}

enum class Refusal : std::uint8_t { none, no_story, bad_photo, bad_text, too_many };

void fill_frame(Dictionary& page, pages::Key title, Locale locale, std::string_view rest,
                const ReportGround& ground) {
  page.set("TITLE", words(locale, title));
  page.set("PATH_VI", words(Locale::vietnamese, "report.path"_key) + std::string(rest));
  page.set("PATH_EN", words(Locale::english, "report.path"_key) + std::string(rest));
  const auto& subjects = ground.catalogue()->subjects();
  if (std::ranges::any_of(subjects, &registry::Subject::is_demonstration)) {
    page.show("DEMONSTRATION");
  }
}

Response form_page(const ReportGround& ground, Locale locale, const Typed& typed, Refusal refusal,
                   const std::string& why = {}) {
  Dictionary page;
  fill_frame(page, "report.title"_key, locale, "", ground);
  page.set("ACTION", words(locale, "report.path"_key));
  page.set("CODE", typed.code);
  page.set("STORY", typed.story);
  page.set("PLACE", typed.place);
  page.set("CONTACT", typed.contact);
  const auto& sort = *ground.records.kinds().get("consumer_report").field("sort");
  for (const auto& option : sort.options) {
    Dictionary& choice = page.add("SORT");
    choice.set("VALUE", std::string(option.value));
    choice.set("LABEL", words(locale, option.label));
    const std::string_view chosen =
        typed.sort.empty() ? default_sort : std::string_view(typed.sort);
    if (option.value == chosen) choice.show("CHOSEN");
  }
  if (refusal == Refusal::no_story) page.show("NO_STORY");
  if (refusal == Refusal::bad_photo) page.show("BAD_PHOTO");
  if (refusal == Refusal::too_many) {
    page.set_in("REFUSED", "WHY", words(locale, "report.too_many"_key));
  }
  if (refusal == Refusal::bad_text) page.set_in("REFUSED", "WHY", why);
  const int status = refusal == Refusal::none ? 200 : refusal == Refusal::too_many ? 429 : 400;
  return pages::respond(status, locale, "consumer_report.html", page);
}

/// The goods that the report is about, as far as the code tells: an address, or a serial alone.
const registry::Product* product_of(const ReportGround& ground,
                                    const registry::Catalogue& catalogue, std::string_view code) {
  if (const auto found = ground.desk.find_serial(authenticity::printed_form(code))) {
    return catalogue.product_by_gtin(authenticity::gtin_text(found->gtin));
  }
  const auto slash = code.find("/01/");
  const std::string path(slash == std::string_view::npos ? code : code.substr(slash));
  const auto item =
      gs1::Identifier::parse(path.starts_with('/') ? "https://id.gs1.org" + path : path);
  return item ? catalogue.product_by_gtin(item->value("01")) : nullptr;
}

/// A number that tells nothing, not even how many reports there are.
std::string new_number(const ReportGround& ground, Date today) {
  return fmt::format("PA-{}-{}", today.year,
                     authenticity::new_hidden_code(ground.random).substr(0, 8));
}

Result<std::string> keep(const ReportGround& ground, const Typed& typed, const std::string& photo) {
  const auto& kind = ground.records.kinds().get("consumer_report");
  const Date today = date_of(ground.clock.now());
  const auto catalogue = ground.catalogue();
  Record row = records::empty_row(kind);
  row["number"] = new_number(ground, today);
  row["received_on"] = format_iso(today);
  row["due_on"] = format_iso(registry::working_days().after(today, limits::report_answer_days));
  if (const auto* product = product_of(ground, *catalogue, typed.code)) {
    row["product_id"] = product->id.text();
    row["subject_id"] = product->subject.text();
    const auto* maker = catalogue->subject(product->subject);
    if (maker != nullptr) row["unit_code"] = maker->unit_code;
  }
  const auto& sorts = kind.field("sort")->options;
  const bool is_known = std::ranges::any_of(
      sorts, [&](const records::Option& option) { return option.value == typed.sort; });
  row["sort"] = is_known ? typed.sort : std::string("other");
  row["code"] = typed.code;
  row["story"] = typed.story;
  row["place"] = typed.place;
  row["contact"] = typed.contact;
  row["photo"] = photo;
  row["state"] = "new";
  const auto kept = ground.records.write(
      public_actor, [&](records::Writing& writing) { return writing.put(row); });
  if (!kept) return kept.error();
  return row["number"];
}

/// Why a text cannot be kept, by the name that the form gives it; empty when all can.
std::string fault_of(const ReportGround& ground, Locale locale, Typed& typed) {
  struct Text {
    std::string_view field;
    pages::Key label;
    std::string& typed;
  };
  const auto& kind = ground.records.kinds().get("consumer_report");
  for (const Text& text :
       {Text{"code", "report.code"_key, typed.code}, Text{"story", "report.story"_key, typed.story},
        Text{"place", "codes.report_place"_key, typed.place},
        Text{"contact", "report.contact"_key, typed.contact}}) {
    auto checked = records::field_value(*kind.field(text.field), text.typed);
    if (const auto* reason = std::get_if<records::Reason>(&checked)) {
      // Whoever wrote too much may shorten it; nobody needs a text of megabytes back.
      if (text.typed.size() > limits::report_text_back_bytes_max) text.typed.clear();
      return words(locale, text.label) + ": " + reason->in(locale);
    }
    text.typed = std::get<std::string>(std::move(checked));
  }
  return {};
}

Response sent(const ReportGround& ground, Locale locale, const Request& request) {
  auto typed = typed_of(request);
  if (!typed) return http::problem(typed.error());
  if (typed->is_trapped) return http::redirect(303, words(locale, "page.home"_key));
  if (!typed->has_story()) return form_page(ground, locale, *typed, Refusal::no_story);
  const std::string block = scans::address_block(request.remote_address);
  if (!ground.limit.take(block, ground.clock.now())) {
    return form_page(ground, locale, *typed, Refusal::too_many);
  }
  const std::string fault = fault_of(ground, locale, *typed);
  if (!fault.empty()) return form_page(ground, locale, *typed, Refusal::bad_text, fault);
  std::string photo;
  if (!typed->photo.empty()) {
    const auto file = ground.files.put({.bytes = typed->photo,
                                        .name = "photo",
                                        .purpose = media::Purpose::picture,
                                        .made_by = public_actor});
    if (!file) return form_page(ground, locale, *typed, Refusal::bad_photo);
    photo = file->id;
  }
  const auto number = keep(ground, *typed, photo);
  if (!number) {
    log::error("a report could not be kept: {}", to_string(number.error()));
    return pages::busy_page(locale);
  }
  return http::redirect(303, words(locale, "report.path"_key) + "/" + *number + "?sent=1");
}

Response case_page(const ReportGround& ground, Locale locale, const Request& request) {
  const auto& kind = ground.records.kinds().get("consumer_report");
  const std::string number(request.parameter("number").value_or(""));
  const auto row = ground.records.read(
      [&](records::Reading& reading) { return reading.find_by_key(kind, {number}); });
  if (!row) return pages::busy_page(locale);
  if (!*row) return pages::not_found_page(locale, request.path);
  const Record& report = **row;
  Dictionary page;
  fill_frame(page, "report.case"_key, locale, "/" + number, ground);
  if (request.query_value("sent")) page.show("JUST_SENT");
  page.set("NUMBER", number);
  page.set("RECEIVED", pages::format_day(*report.day("received_on")));
  for (const auto& option : kind.field("state")->options) {
    if (option.value == report["state"]) page.set("STATE", words(locale, option.label));
  }
  if (report["answer"].empty()) {
    page.set_in("DUE", "DAY", pages::format_day(*report.day("due_on")));
  } else {
    Dictionary& answer = page.add("ANSWER");
    answer.set("TEXT", report["answer"]);
    if (const auto day = report.day("answered_on")) answer.set("DAY", pages::format_day(*day));
  }
  return pages::respond(200, locale, "report_case.html", page);
}

}  // namespace

void add_report_routes(http::Router& router, const ReportGround& ground) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string path = words(locale, "report.path"_key);
    router.add({.methods = {http::Method::get},
                .pattern = path,
                .handler = [&ground, locale](const Request& request) {
                  Typed typed;
                  typed.code = request.query_value("code").value_or("");
                  return form_page(ground, locale, typed, Refusal::none);
                }});
    router.add({.methods = {http::Method::post},
                .pattern = path,
                .handler = [&ground, locale](
                               const Request& request) { return sent(ground, locale, request); },
                .limits = {.body_bytes_max = limits::report_photo_bytes_max}});
    router.add({.methods = {http::Method::get},
                .pattern = path + "/{number}",
                .handler = [&ground, locale](const Request& request) {
                  return case_page(ground, locale, request);
                }});
  }
}

}  // namespace ocop::codes
