#include "shortlist/publication.h"

#include <map>

#include "base/text.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/frame.h"
#include "portal/product_group.h"
#include "records/codes.h"
#include "shortlist/limits.h"
#include "shortlist/reasons.h"

namespace ocop::shortlist {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using records::Reading;
using records::Record;

constexpr std::string_view protocol_name = "bien-ban.json";

std::string ward_of(const registry::Catalogue& catalogue, const Record& round) {
  const auto day = round.day("published_on");
  const auto* unit = day ? catalogue.unit(round["unit_code"], *day) : nullptr;
  return unit == nullptr ? round["unit_code"] : unit->name;
}

Result<Response> list_page(const Publication& publication, Locale locale) {
  const auto catalogue = publication.catalogue();
  return publication.records.read([&](Reading& reading) -> Result<Response> {
    const records::Query query{.filters = {{"state", std::string(name_of(State::published))}},
                               .sort = "closes_on",
                               .order = records::Order::descending,
                               .page_rows = limits::shortlist_rounds_shown_max};
    TRY(const auto listing,
        reading.list(reading.kinds().get("shortlist_round"), query, accounts::Reach::all()));
    Dictionary page;
    portal::fill_plain_frame(page, *catalogue, text(locale, "shortlist.public_title"_key),
                             std::string(text(Locale::vietnamese, "page.shortlists"_key)),
                             std::string(text(Locale::english, "page.shortlists"_key)));
    if (listing.rows.empty()) page.show("NOTHING");
    Dictionary* rounds = listing.rows.empty() ? nullptr : &page.add("ROUNDS");
    for (const Record& row : listing.rows) {
      Dictionary& round = rounds->add("ROUND");
      round.set("NAME", title_in(locale, row));
      round.set("HREF", public_path(locale, row));
      round.set("DETAIL", text(locale, "shortlist.public_detail"_key,
                               {ward_of(*catalogue, row), row["places"],
                                pages::format_day(*row.day("published_on"))}));
    }
    return pages::respond(200, locale, "shortlists.html", page);
  });
}

/// One list, put together for the public.
class ListPage {
 public:
  ListPage(Reading& reading, Locale locale, const registry::Catalogue& catalogue,
           const Round& round, const Poll& poll)
      : reading_(reading), locale_(locale), catalogue_(catalogue), round_(round), poll_(poll) {}

  Result<Response> respond() {
    portal::fill_plain_frame(page_, catalogue_, title_in(locale_, round_.row),
                             public_path(Locale::vietnamese, round_.row),
                             public_path(Locale::english, round_.row));
    fill_about();
    fill_criteria();
    TRY_VOID(fill_standings());
    return pages::respond(200, locale_, "shortlist.html", page_);
  }

 private:
  void fill_about() {
    const Record& row = round_.row;
    page_.set("PURPOSE", row["purpose"]);
    page_.set("UNIT", ward_of(catalogue_, row));
    page_.set("PLACES", row["places"]);
    page_.set("PERIOD", pages::format_day(*row.day("opens_on")) + " – " +
                            pages::format_day(*row.day("closes_on")));
    page_.set("PUBLISHED", pages::format_day(*row.day("published_on")));
    page_.set("PROTOCOL", public_path(locale_, row) + "/" + std::string(protocol_name));
    std::map<std::string, std::size_t> standings;
    for (const Record& voter : round_.voters) ++standings[voter["standing"]];
    for (const auto& [standing, count] : standings) {
      Dictionary& part = page_.add("VOTERS");
      part.set("STANDING", standing);
      part.set("COUNT", std::to_string(count));
    }
  }

  void fill_criteria() {
    for (const Record& criterion : round_.criteria) {
      Dictionary& part = page_.add("CRITERION");
      part.set("NAME", title_in(locale_, criterion));
      part.set("WEIGHT", criterion["weight"]);
      part.set("EXPLANATION", criterion["explanation"]);
    }
  }

  Result<void> fill_standings() {
    const auto standings = tally(poll_);
    Dictionary *listed = nullptr, *left_out = nullptr;
    for (const Standing& each : standings) {
      const bool is_listed = each.outcome == Outcome::included;
      Dictionary*& list = is_listed ? listed : left_out;
      if (list == nullptr) list = &page_.add(is_listed ? "LISTED" : "LEFT_OUT");
      TRY_VOID(fill_standing(list->add("PRODUCT"), standings, each));
    }
    return ok();
  }

  Result<void> fill_standing(Dictionary& part, const std::vector<Standing>& all,
                             const Standing& standing) {
    const Record& candidate = *round_.candidate(standing.candidate);
    TRY(const std::string name, product_name(reading_, locale_, candidate));
    const auto* product = catalogue_.product(registry::ProductId(candidate["product_id"]));
    Dictionary& title =
        part.add(product != nullptr && portal::group_of(*product) ? "LINKED" : "PLAIN");
    title.set("NAME", name);
    if (product != nullptr) {
      title.set("HREF", portal::product_path(locale_, *product));
      const auto* maker = catalogue_.subject(product->subject);
      if (maker != nullptr) part.set_in("MAKER", "NAME", maker->name);
    }
    if (standing.place > 0) {
      part.set_in("PLACE", "NUMBER", std::to_string(standing.place));
      part.set_in("SCORE", "TEXT",
                  text(locale_, "shortlist.score"_key, {score_text(locale_, standing.score)}));
    }
    part.set("REASON", reason_of(locale_, round_, all, standing));
    part.set("PROPOSED", candidate["reason"]);
    fill_votes(part, standing.candidate);
    return ok();
  }

  void fill_votes(Dictionary& part, const std::string& candidate) {
    const auto votes = counted_votes(poll_, candidate);
    if (votes.empty()) return;
    Dictionary& list = part.add("VOTES");
    list.set("COUNT", text(locale_, "shortlist.votes_count"_key, {std::to_string(votes.size())}));
    for (const Vote& vote : votes) {
      Dictionary& row = list.add("VOTE");
      row.set("POINTS", points_text(locale_, round_, vote));
      row.set("REASON", vote.reason);
    }
  }

  Reading& reading_;
  Locale locale_;
  const registry::Catalogue& catalogue_;
  const Round& round_;
  const Poll& poll_;
  Dictionary page_;
};

/// The published round of the address; else "not found".
Result<Round> published_round(Reading& reading, const Request& request) {
  const std::string code = records::in_capitals(request.parameter("code").value_or(""));
  const Error nothing{Code::not_found, "there is no such list", code};
  TRY(const auto row, reading.find_by_key(reading.kinds().get("shortlist_round"), {code}));
  if (!row || row->removed_at || state_of(*row) != State::published) return nothing;
  return read_round(reading, *row);
}

Result<Response> round_page(const Publication& publication, const Request& request, Locale locale) {
  const auto catalogue = publication.catalogue();
  return publication.records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Round round, published_round(reading, request));
    TRY(const Poll poll, poll_of(reading, round, Date{}));
    return ListPage(reading, locale, *catalogue, round, poll).respond();
  });
}

Result<Response> protocol(const Publication& publication, const Request& request) {
  return publication.records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Round round, published_round(reading, request));
    return http::respond(200, "application/json",
                         protocol_of(reading.session(), round.row.id).value_or(""));
  });
}

}  // namespace

std::string public_path(Locale locale, const Record& round) {
  return std::string(text(locale, "page.shortlists"_key)) + '/' + to_lower_ascii(round["code"]);
}

void add_public_routes(http::Router& router, const Publication& publication) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string path(text(locale, "page.shortlists"_key));
    const auto add = [&](std::string pattern, auto handler) {
      router.add({.methods = {http::Method::get},
                  .pattern = std::move(pattern),
                  .handler = [locale, handler](const Request& request) {
                    return pages::page_or_reason(handler(request), locale, request.path);
                  }});
    };
    add(path, [&publication, locale](const Request&) { return list_page(publication, locale); });
    add(path + "/{code}", [&publication, locale](const Request& request) {
      return round_page(publication, request, locale);
    });
    add(path + "/{code}/" + std::string(protocol_name),
        [&publication](const Request& request) { return protocol(publication, request); });
  }
}

}  // namespace ocop::shortlist
