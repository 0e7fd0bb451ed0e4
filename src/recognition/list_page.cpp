#include "recognition/list_page.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "http/percent.h"
#include "office/account_pages.h"
#include "office/download.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/frame.h"
#include "portal/pager.h"
#include "portal/product_stars.h"
#include "recognition/act_kind.h"
#include "recognition/act_words.h"
#include "recognition/certificate_page.h"
#include "recognition/limits.h"
#include "recognition/open_data.h"
#include "recognition/ward_on_day.h"

namespace ocop::recognition {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using records::Record;

/// What the address asks for.
struct Choice {
  Date day;
  std::string typed_day = {};  ///< as it stands in the form; of no day: what was typed
  bool is_day_wrong = false;
  ListFilter filter = {};
  std::size_t page = 1;

  std::string query(std::size_t page_number = 1) const {
    std::string query = "?day=" + format_iso(day);
    if (!filter.ward.empty()) query += "&ward=" + http::percent_encode(filter.ward);
    if (filter.group) query += "&group=" + std::string(portal::word_of(*filter.group));
    if (filter.stars > 0) query += "&stars=" + std::to_string(filter.stars);
    if (page_number > 1) query += "&page=" + std::to_string(page_number);
    return query;
  }
};

std::size_t number_in(const std::optional<std::string>& typed) {
  std::size_t number = 0;
  if (!typed) return number;
  const auto read = std::from_chars(typed->data(), typed->data() + typed->size(), number);
  return read.ec == std::errc() && read.ptr == typed->data() + typed->size() ? number : 0;
}

Choice choice_of(const Request& request, Date today) {
  Choice choice{.day = today};
  const std::string typed = request.query_value("day").value_or("");
  const auto day = office::day_of(trim(typed), "day");
  if (day && *day) choice.day = **day;
  choice.is_day_wrong = !day;
  choice.typed_day = day ? pages::format_day(choice.day) : typed;
  choice.filter.ward = request.query_value("ward").value_or("");
  choice.filter.group = portal::group_from(request.query_value("group").value_or(""));
  const std::size_t stars = number_in(request.query_value("stars"));
  choice.filter.stars = stars >= 3 && stars <= 5 ? static_cast<int>(stars) : 0;
  choice.page = std::max<std::size_t>(number_in(request.query_value("page")), 1);
  return choice;
}

/// The released grants, while `rows` lives.
Grants grants_of(const std::vector<Record>& rows) {
  Grants grants;
  for (const Record& act : rows) {
    if (act["sort"] == act_sort::grant && act["state"] == act_state::released) {
      grants.insert_or_assign(act["certificate_id"], &act);
    }
  }
  return grants;
}

Result<records::KeptRows::Rows> kept_acts(const Publication& publication) {
  return publication.records.read([&](records::Reading& reading) {
    return publication.acts->all(reading, reading.kinds().get("recognition_act"));
  });
}

class ListPage {
 public:
  ListPage(const registry::Catalogue& catalogue, const Choice& choice, const Grants& grants,
           Locale locale)
      : catalogue_(catalogue),
        choice_(choice),
        grants_(grants),
        locale_(locale),
        base_(text(locale, "page.recognised"_key)) {}

  Response respond() {
    const auto all = recognised_on(catalogue_, choice_.day);
    const auto shown = filtered(all, choice_.filter);
    portal::fill_plain_frame(
        page_, catalogue_, text(locale_, "page.recognised_name"_key),
        std::string(text(Locale::vietnamese, "page.recognised"_key)) + choice_.query(),
        std::string(text(Locale::english, "page.recognised"_key)) + choice_.query());
    fill_form(all);
    page_.set("FOUND", std::to_string(shown.size()));
    page_.set("DAY", pages::format_day(choice_.day));
    page_.set("CSV", base_ + ".csv" + choice_.query());
    page_.set("JSON", base_ + ".json" + choice_.query());
    if (choice_.is_day_wrong) page_.show("DAY_WRONG");
    if (shown.empty()) page_.show("NOTHING");
    fill_products(shown);
    fill_statistics(statistics_of(shown));
    return pages::respond(200, locale_, "recognised.html", page_);
  }

 private:
  std::string ward_name(const std::string& code) const {
    return recognition::ward_name(catalogue_.unit_tree(), code, choice_.day, locale_);
  }

  std::string group_name(const std::optional<portal::ProductGroup>& group) const {
    return std::string(
        text(locale_, group ? portal::name_of(*group) : "recognition.group_unknown"_key));
  }

  void fill_form(const std::vector<RecognisedProduct>& all) {
    page_.set("BASE", base_);
    page_.set("TYPED_DAY", choice_.typed_day);
    std::map<std::string, std::string> wards;
    for (const RecognisedProduct& each : all) {
      if (!each.ward.empty()) wards[vietnamese_sort_key(ward_name(each.ward))] = each.ward;
    }
    for (const auto& [key, code] : wards) {
      option("WARD", code, ward_name(code), code == choice_.filter.ward);
    }
    for (const portal::ProductGroup group : portal::all_groups) {
      option("GROUP", std::string(portal::word_of(group)), group_name(group),
             choice_.filter.group == group);
    }
    for (const int stars : {5, 4, 3}) {
      option("STAR", std::to_string(stars),
             text(locale_, "recognition.stars"_key, {std::to_string(stars)}),
             choice_.filter.stars == stars);
    }
  }

  void option(std::string_view section, const std::string& value, const std::string& name,
              bool is_chosen) {
    Dictionary& option = page_.add(section);
    option.set("VALUE", value);
    option.set("NAME", name);
    if (is_chosen) option.show("CHOSEN");
  }

  void fill_products(const std::vector<RecognisedProduct>& shown) {
    const auto rows =
        portal::page_of_list(shown.size(), limits::recognition_list_page_rows, choice_.page);
    if (shown.empty()) return;
    Dictionary& list = page_.add("PRODUCTS");
    for (std::size_t i = rows.begin; i < rows.end; ++i) fill_product(list, shown[i]);
    portal::fill_pager(page_, rows, [this](std::size_t at) { return base_ + choice_.query(at); });
  }

  void fill_product(Dictionary& list, const RecognisedProduct& each) {
    Dictionary& row = list.add("PRODUCT");
    const bool is_linked = each.group.has_value();
    Dictionary& name = row.add(is_linked ? "LINKED" : "PLAIN");
    name.set("NAME", portal::name_in(locale_, *each.product));
    name.set("HREF", portal::product_path(locale_, *each.product));
    const std::string ward = ward_name(each.ward);
    row.set("DETAIL", (each.maker == nullptr ? "" : each.maker->name + ", ") + ward + " · " +
                          group_name(each.group));
    row.set("STARS", text(locale_, "recognition.stars"_key, {std::to_string(each.stars)}));
    row.set("CERTIFICATE", portal::certificate_path(locale_, *each.paper));
    row.set("NUMBER", each.paper->code.empty() ? each.paper->number : each.paper->code);
    row.set("VALIDITY", portal::stars_validity(locale_, *each.paper, choice_.day));
    const auto grant = grants_.find(each.paper->id.text());
    if (grant == grants_.end() || (*grant->second)["parts"].empty()) return;
    Dictionary& reached = row.add("REACHED");
    reached.set("RESULT", result_words(locale_, each.stars, (*grant->second)["points"]));
    fill_parts(reached, locale_, *grant->second);
  }

  void fill_count(Dictionary& table, const std::string& name, const StarCount& count) {
    Dictionary& row = table.add("COUNTED");
    row.set("NAME", name);
    row.set("FIVE", std::to_string(count.five));
    row.set("FOUR", std::to_string(count.four));
    row.set("THREE", std::to_string(count.three));
    row.set("SUM", std::to_string(count.sum()));
  }

  Dictionary& table(std::string_view id, pages::Key title, pages::Key head) {
    Dictionary& table = page_.add("TABLE");
    table.set("ID", id);
    table.set("TITLE", text(locale_, title));
    table.set("HEAD", text(locale_, head));
    return table;
  }

  void fill_statistics(const ListStatistics& statistics) {
    Dictionary& wards = table("by-ward", "recognition.by_ward"_key, "recognition.ward"_key);
    std::map<std::string, std::string> names;
    for (const auto& [code, count] : statistics.wards) {
      names[vietnamese_sort_key(ward_name(code)) + code] = code;
    }
    for (const auto& [key, code] : names) {
      fill_count(wards, ward_name(code), statistics.wards.at(code));
    }
    fill_count(wards, std::string(text(locale_, "recognition.sum"_key)), statistics.all);
    Dictionary& groups = table("by-group", "recognition.by_group"_key, "recognition.group"_key);
    for (const auto& [group, count] : statistics.groups) {
      fill_count(groups, group_name(group), count);
    }
    fill_count(groups, std::string(text(locale_, "recognition.sum"_key)), statistics.all);
  }

  const registry::Catalogue& catalogue_;
  const Choice& choice_;
  const Grants& grants_;
  Locale locale_;
  std::string base_;
  Dictionary page_;
};

/// The filtered rows of the day, for machines.
template <class Write>
Result<Response> for_machines(const Publication& publication, const Request& request,
                              Write&& write) {
  const auto catalogue = publication.catalogue();
  TRY(const auto rows, kept_acts(publication));
  const Grants grants = grants_of(*rows);
  const Timestamp now = publication.clock.now();
  const Choice choice = choice_of(request, date_of(now));
  if (choice.is_day_wrong) {
    return Error{Code::invalid_argument, "day is not a date such as 2026-09-18", "day"};
  }
  const auto products = filtered(recognised_on(*catalogue, choice.day), choice.filter);
  const OpenData data{*catalogue, choice.day, now, publication.base_url(), grants};
  return write(data, products);
}

}  // namespace

Result<Response> list_page(const Publication& publication, const Request& request, Locale locale) {
  const auto catalogue = publication.catalogue();
  TRY(const auto rows, kept_acts(publication));
  const Choice choice = choice_of(request, date_of(publication.clock.now()));
  const Grants grants = grants_of(*rows);
  return ListPage(*catalogue, choice, grants, locale).respond();
}

Result<Response> list_csv(const Publication& publication, const Request& request, Locale) {
  return for_machines(publication, request, [](const OpenData& data, const auto& products) {
    Response response = office::csv_download("ocop-recognised-" + format_iso(data.day) + ".csv",
                                             open_sheet(data, products));
    response.headers.set("Access-Control-Allow-Origin", "*");
    return Result<Response>(std::move(response));
  });
}

Result<Response> list_json(const Publication& publication, const Request& request, Locale) {
  return for_machines(publication, request, [](const OpenData& data, const auto& products) {
    Response response = http::respond(200, "application/json", open_json(data, products));
    response.headers.set("Access-Control-Allow-Origin", "*");
    return Result<Response>(std::move(response));
  });
}

}  // namespace ocop::recognition
