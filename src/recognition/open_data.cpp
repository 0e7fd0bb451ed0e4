#include "recognition/open_data.h"

#include <boost/json.hpp>

#include "criteria/points.h"
#include "portal/addresses.h"
#include "recognition/candidate.h"
#include "recognition/ward_on_day.h"

namespace ocop::recognition {
namespace {

namespace json = boost::json;
using pages::Locale;
using records::Record;

std::string decimal(long long tenths) { return criteria::to_string(criteria::Points{tenths}); }

std::string mean_of(const Record& grant) {
  const auto mean = fraction_in(grant["points"]);
  return mean ? criteria::to_decimal(*mean, '.') : "";
}

const Record* grant_of(const OpenData& data, const RecognisedProduct& each) {
  const auto found = data.grants.find(each.paper->id.text());
  return found == data.grants.end() ? nullptr : found->second;
}

std::string ward_name(const OpenData& data, const std::string& code) {
  return code.empty() ? ""
                      : recognition::ward_name(data.catalogue.unit_tree(), code, data.day,
                                               Locale::vietnamese);
}

std::string group_word(const std::optional<portal::ProductGroup>& group) {
  return group ? std::string(portal::word_of(*group)) : "";
}

std::string iso(const std::optional<Date>& day) { return day ? format_iso(*day) : ""; }

std::string part_points(const Record* grant) {
  if (grant == nullptr) return {};
  std::string text;
  for (const PartPoints& part : parts_from((*grant)["parts"])) {
    text += (text.empty() ? "" : "; ") + part.code + "=" + decimal(part.tenths) + "/" +
            decimal(part.most);
  }
  return text;
}

json::object counted(const StarCount& count) {
  return {{"3", count.three}, {"4", count.four}, {"5", count.five}, {"all", count.sum()}};
}

json::object statistics_json(const OpenData& data, const ListStatistics& statistics) {
  json::array wards, groups;
  for (const auto& [code, count] : statistics.wards) {
    wards.push_back(
        {{"ward_code", code}, {"ward", ward_name(data, code)}, {"products", counted(count)}});
  }
  for (const auto& [group, count] : statistics.groups) {
    groups.push_back({{"group", group_word(group)}, {"products", counted(count)}});
  }
  return {{"all", counted(statistics.all)}, {"by_ward", wards}, {"by_group", groups}};
}

json::object product_json(const OpenData& data, const RecognisedProduct& each) {
  json::object node{{"gtin", each.product->gtin},
                    {"code", each.product->code},
                    {"name_vi", each.product->name_vi},
                    {"name_en", each.product->name_en},
                    {"producer", each.maker == nullptr ? "" : each.maker->name},
                    {"producer_code", each.maker == nullptr ? "" : each.maker->code},
                    {"ward_code", each.ward},
                    {"ward", ward_name(data, each.ward)},
                    {"group", group_word(each.group)},
                    {"stars", each.stars},
                    {"certificate_code", each.paper->code},
                    {"decision_number", each.paper->number},
                    {"issuer", each.paper->issuer},
                    {"valid_from", format_iso(each.paper->valid_from)},
                    {"valid_to", iso(each.paper->valid_to)},
                    {"grace_to", iso(each.paper->grace_to)},
                    {"certificate_page",
                     data.base_url + portal::certificate_path(Locale::vietnamese, *each.paper)}};
  const Record* grant = grant_of(data, each);
  if (grant == nullptr) return node;
  json::array parts;
  for (const PartPoints& part : parts_from((*grant)["parts"])) {
    parts.push_back({{"part", part.code},
                     {"name_vi", part.name_vi},
                     {"name_en", part.name_en},
                     {"points", decimal(part.tenths)},
                     {"most", decimal(part.most)}});
  }
  node["mean_points"] = mean_of(*grant);
  node["mean_points_exact"] = (*grant)["points"];
  node["criteria_decision"] = (*grant)["decision"];
  node["result_sha256"] = (*grant)["result_sha256"];
  node["part_points"] = std::move(parts);
  return node;
}

}  // namespace

sheets::Sheet open_sheet(const OpenData& data, const std::vector<RecognisedProduct>& products) {
  using sheets::ColumnType;
  sheets::Sheet sheet;
  sheet.name = "recognised " + format_iso(data.day);
  for (const char* title : {"gtin", "code", "name_vi", "name_en", "producer", "producer_code",
                            "ward_code", "ward", "group"}) {
    sheet.columns.push_back({title});
  }
  sheet.columns.push_back({"stars", ColumnType::number});
  for (const char* title : {"certificate_code", "decision_number", "issuer"}) {
    sheet.columns.push_back({title});
  }
  for (const char* title : {"valid_from", "valid_to", "grace_to"}) {
    sheet.columns.push_back({title, ColumnType::day});
  }
  sheet.columns.push_back({"mean_points", ColumnType::number});
  sheet.columns.push_back({"part_points"});
  for (const RecognisedProduct& each : products) {
    const Record* grant = grant_of(data, each);
    sheet.rows.push_back(
        {each.product->gtin, each.product->code, each.product->name_vi, each.product->name_en,
         each.maker == nullptr ? "" : each.maker->name,
         each.maker == nullptr ? "" : each.maker->code, each.ward, ward_name(data, each.ward),
         group_word(each.group), std::to_string(each.stars), each.paper->code, each.paper->number,
         each.paper->issuer, format_iso(each.paper->valid_from), iso(each.paper->valid_to),
         iso(each.paper->grace_to), grant == nullptr ? "" : mean_of(*grant), part_points(grant)});
  }
  return sheet;
}

std::string open_json(const OpenData& data, const std::vector<RecognisedProduct>& products) {
  json::array rows;
  for (const RecognisedProduct& each : products) rows.push_back(product_json(data, each));
  return json::serialize(
      json::object{{"day", format_iso(data.day)},
                   {"made_at", format_utc(data.made_at)},
                   {"definition", pages::text(Locale::english, "recognition.list_definition"_key)},
                   {"statistics", statistics_json(data, statistics_of(products))},
                   {"products", std::move(rows)}});
}

}  // namespace ocop::recognition
