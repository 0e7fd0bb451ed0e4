#include "office/list_query.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "base/text.h"
#include "http/percent.h"

namespace ocop::office {
namespace {

constexpr std::string_view filter_prefix = "f_";

std::size_t page_of(const http::Request& request) {
  const std::string text = request.query_value("page").value_or("1");
  std::size_t page = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), page);
  const bool is_number = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return is_number && page >= 1 && page <= limits::list_page_max ? page : 1;
}

}  // namespace

records::Query list_query(const records::Kind& kind, const http::Request& request) {
  records::Query query;
  query.words = std::string(trim(request.query_value("q").value_or("")));
  for (const records::Field& field : kind.fields) {
    if (!field.is(records::use::filter) && field.name != kind.owner) continue;
    auto value = request.query_value(std::string(filter_prefix).append(field.name));
    if (value && !value->empty()) query.filters.push_back({std::string(field.name), *value});
  }
  const std::string sort = request.query_value("sort").value_or("");
  const records::Field* by = kind.field(sort);
  if (by != nullptr && by->is(records::use::sort)) query.sort = sort;
  if (request.query_value("order") == "down") query.order = records::Order::descending;
  if (request.query_value("view") == "removed") query.removed = records::Removed::only;
  query.page = page_of(request);
  return query;
}

std::string list_address(const records::Query& query) {
  std::string address;
  const auto add = [&](std::string_view name, std::string_view value) {
    address += address.empty() ? '?' : '&';
    address.append(name).append("=").append(http::percent_encode(value));
  };
  if (query.removed == records::Removed::only) add("view", "removed");
  if (!query.words.empty()) add("q", query.words);
  for (const records::Filter& each : query.filters) {
    add(std::string(filter_prefix) + each.field, each.value);
  }
  if (!query.sort.empty()) add("sort", query.sort);
  if (query.order == records::Order::descending) add("order", "down");
  if (query.page > 1) add("page", std::to_string(query.page));
  return address;
}

std::string address_without(records::Query query, std::string_view filter_field) {
  std::erase_if(query.filters,
                [&](const records::Filter& each) { return each.field == filter_field; });
  query.page = 1;
  return list_address(query);
}

}  // namespace ocop::office
