#include "application/consumer_page.h"

#include <algorithm>
#include <array>
#include <string>

#include "application/burst_page.h"
#include "application/consumer_journey.h"
#include "application/consumer_sayings.h"
#include "application/consumer_ten_items.h"
#include "application/consumer_words.h"
#include "application/product_parts.h"
#include "base/log.h"
#include "http/percent.h"
#include "pages/dictionary.h"
#include "pages/format.h"
#include "pages/page.h"

namespace ocop::application {
namespace {

using authenticity::Asked;
using authenticity::Tone;
using authenticity::Verdict;
using pages::Dictionary;
using pages::Key;
using pages::Locale;
using pages::text;

std::string copy(std::string_view view) { return std::string(view); }

const char* shape_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "GOOD";
    case Tone::caution:
      return "CAUTION";
    case Tone::stop:
      return "STOP";
    case Tone::plain:
      return "PLAIN";
  }
  return "PLAIN";
}

void fill_verdict(Dictionary& page, const ConsumerRequest& request, const Scan& scan) {
  const Locale locale = request.locale;
  const VerdictWords& words = words_of(scan.verdict);
  const Tone tone = authenticity::tone_of(scan.verdict);
  page.set("TONE", copy(authenticity::name_of(tone)));
  page.show(shape_of(tone));
  page.set("SEAL", copy(words.seal));
  page.set("WORD", copy(text(locale, words.word)));
  page.set("ANSWER", answer_of(request, scan));
  page.set("SAYING", saying_of(request, scan));
  page.set("ADVICE", advice_of(locale, scan.verdict));
  if (tone == Tone::stop || tone == Tone::caution) page.show("CALL");
}

/// "Lô SG-2607" under a name, or the pack.
std::string pack_of(Locale locale, const Scan& scan) {
  std::string out;
  if (scan.product != nullptr) {
    const bool in_english = locale == Locale::english && !scan.product->pack_en.empty();
    out = in_english ? scan.product->pack_en : scan.product->pack_vi;
  }
  if (!scan.lot.empty()) {
    out += (out.empty() ? "" : ", ") + (out.empty()
                                            ? text(locale, "scan.lot"_key, {scan.lot})
                                            : text(locale, "scan.lot_in_text"_key, {scan.lot}));
  }
  return out;
}

/// On the page of a product there is room for words; on the page of a pack they would stand in the
/// way.
void fill_description(Dictionary& body, const registry::Product& product, bool in_english) {
  const std::string& description = in_english ? product.description_en : product.description_vi;
  if (!description.empty()) body.set_in("DESCRIPTION", "TEXT", description);
}

void fill_maker_story(Dictionary& body, const Scan& scan, bool in_english) {
  if (scan.maker == nullptr) return;
  const std::string& story = in_english ? scan.maker->story_en : scan.maker->story_vi;
  if (!story.empty()) body.set_in("STORY", "TEXT", story);
}

void fill_item(Dictionary& body, const ConsumerRequest& request, const Scan& scan) {
  const Locale locale = request.locale;
  body.set("NAME", heading_of(request, scan));
  if (const auto pack = pack_of(locale, scan); !pack.empty()) {
    body.set_in("PACK", "TEXT", pack);
  }
  body.set("MAKER",
           scan.maker == nullptr ? copy(text(locale, "scan.maker_unknown"_key)) : scan.maker->name);
  if (scan.maker != nullptr) body.set("ADDRESS", scan.maker->address);
  if (scan.product == nullptr) return;
  const registry::Product& product = *scan.product;
  const bool in_english = locale == Locale::english;
  if (!product.picture.empty()) {
    Dictionary& picture = body.add("PICTURE");
    picture.set("SRC", product.picture);
    picture.set("ALT", in_english ? product.picture_alt_en : product.picture_alt_vi);
  }
  const auto part =
      request.parts.of({request.catalogue, request.stories, locale, scan.today}, product);
  body.set("STARS", part->stars);
  body.set("PAPERS", part->papers);
  body.set("TOLD", part->told);
  if (scan.facts.asked != Asked::product) return;
  fill_description(body, product, in_english);
  if (part->told.empty()) fill_maker_story(body, scan, in_english);
}

void fill_ten(Dictionary& body, const ConsumerRequest& request, const Scan& scan) {
  constexpr std::array values{"TEN_1", "TEN_2", "TEN_3", "TEN_4", "TEN_5",
                              "TEN_6", "TEN_7", "TEN_8", "TEN_9", "TEN_10"};
  constexpr std::array reasons{"NO_1", "NO_2", "NO_3", "NO_4", "NO_5",
                               "NO_6", "NO_7", "NO_8", "NO_9", "NO_10"};
  const auto items = ten_items(request, scan);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is_there()) {
      body.set(values[i], items[i].value);
    } else {
      body.set_in(reasons[i], "WHY", items[i].why_missing);
    }
  }
  const std::string have = std::to_string(std::ranges::count_if(items, &Item::is_there));
  body.set("TEN_HAVE", have);
  body.set("TEN_COUNT", text(request.locale, "ten.count"_key, {have}));
}

bool is_demonstration(const ConsumerRequest& request, const Scan& scan) {
  if (scan.product != nullptr) return scan.product->is_demonstration;
  if (scan.maker != nullptr) return scan.maker->is_demonstration;
  return std::ranges::any_of(request.catalogue.subjects(), &registry::Subject::is_demonstration);
}

/// The box for the code under the scratch layer, for whoever holds the pack.
void fill_hidden(Dictionary& page, const ConsumerRequest& request, const Scan& scan) {
  if (!scan.code || !scan.code->has_hidden) return;
  const auto factor = scan.facts.second_factor;
  const bool is_answered = factor == authenticity::SecondFactor::hidden_first_use ||
                           factor == authenticity::SecondFactor::hidden_used_again;
  if (is_answered || authenticity::tone_of(scan.verdict) == Tone::stop) return;
  page.set_in("HIDDEN", "PATH", pages::localized(request.locale, request.path));
}

/// A label whose chip we know, looked at without it: what is in the hand may be a print of the
/// code.
void fill_tap(Dictionary& page, const Scan& scan) {
  const bool has_chip = scan.code && scan.code->has_chip;
  const bool was_asked = scan.facts.second_factor != authenticity::SecondFactor::none;
  if (has_chip && !was_asked && authenticity::tone_of(scan.verdict) != Tone::stop) page.show("TAP");
}

/// Of a look that is kept: by whoever wants to tell it, once.
void fill_place(Dictionary& page, const ConsumerRequest& request, const Scan& scan) {
  if (!scan.code || scan.verdict == Verdict::not_ours) return;
  if (request.look->position) return page.show("PLACE_KEPT");
  page.set_in("PLACE", "PATH", pages::localized(request.locale, request.path));
}

void fill_report(Dictionary& page, const ConsumerRequest& request) {
  page.set("REPORT", std::string(text(request.locale, "report.path"_key)) +
                         "?code=" + http::percent_encode(request.path));
}

void fill_frame(Dictionary& page, const ConsumerRequest& request, const Scan& scan) {
  page.set("PATH_VI", pages::localized(Locale::vietnamese, request.path));
  page.set("PATH_EN", pages::localized(Locale::english, request.path));
  Dictionary& alternates = page.add("ALTERNATES");
  alternates.set("URL_VI", pages::localized(Locale::vietnamese, request.path));
  alternates.set("URL_EN", pages::localized(Locale::english, request.path));
  if (is_demonstration(request, scan)) page.show("DEMONSTRATION");
  page.set("ANSWERED_AT", text(request.locale, "scan.answered_at"_key,
                               {format_hour({request.now, vietnam_offset_minutes}),
                                pages::format_day(scan.today)}));
}

http::Response burst_page_of(const ConsumerRequest& request) {
  return burst_page(request.look->witness, request.look->viewer, request.now,
                    {request.locale, pages::localized(request.locale, request.path),
                     pages::localized(Locale::vietnamese, request.path),
                     pages::localized(Locale::english, request.path), std::string(request.path)});
}

}  // namespace

http::Response consumer_page(const ConsumerRequest& request) {
  const auto found = scan(request);
  if (!found && found.error().pointer == passage_field) return burst_page_of(request);
  if (!found && found.error().code == Code::resource_exhausted) {
    return pages::too_many_page(request.locale);
  }
  if (!found) {
    log::error("scan of {}: {}", request.item.path(), to_string(found.error()));
    return found.error().code == Code::unavailable ? pages::busy_page(request.locale)
                                                   : pages::failed_page(request.locale);
  }
  Dictionary page;
  fill_frame(page, request, *found);
  fill_verdict(page, request, *found);
  fill_hidden(page, request, *found);
  fill_tap(page, *found);
  fill_place(page, request, *found);
  fill_report(page, request);
  const bool is_goods = found->facts.asked != Asked::place && found->verdict != Verdict::not_ours;
  if (is_goods) {
    if (found->verdict != Verdict::product) {
      page.set_in("ITEM_TITLE", "NAME", heading_of(request, *found));
    }
    Dictionary& body = page.add("BODY");
    fill_item(body, request, *found);
    fill_journey(body, request, *found);
    fill_ten(body, request, *found);
  }
  const int status = found->verdict == Verdict::not_ours ? 404 : 200;
  http::Response response = pages::respond(status, request.locale, "scan.html", page);
  if (found->code) {
    response.headers.add("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
  }
  if (found->code && !found->code->receipt.is_settled()) {
    response.hold = [receipt = found->code->receipt](std::function<void(bool)> go_on) {
      receipt.tell([go_on = std::move(go_on)](const Result<void>& kept) {
        if (!kept) log::error("a look was not kept: {}", to_string(kept.error()));
        go_on(static_cast<bool>(kept));
      });
    };
  }
  return response;
}

}  // namespace ocop::application
