#include "event_store/content.h"

#include <optional>

#include <boost/json/parse.hpp>

#include "base/limits.h"

namespace ocop::event_store {
namespace {

std::optional<boost::json::value> parse(std::string_view json) {
  boost::json::parse_options options;
  options.max_depth = limits::epcis_nesting_max;
  boost::system::error_code failed;
  auto value = boost::json::parse(json, failed, {}, options);
  if (failed || !value.is_object()) return std::nullopt;
  value.get_object().erase("recordTime");
  value.get_object().erase("eventID");
  return value;
}

}  // namespace

bool same_content(std::string_view json, std::string_view other) {
  if (json == other) return true;
  auto a = parse(json);
  auto b = parse(other);
  if (!a || !b) return false;
  auto& first = a->get_object();
  auto& second = b->get_object();
  if (!first.contains("@context")) second.erase("@context");
  if (!second.contains("@context")) first.erase("@context");
  return first == second;
}

}  // namespace ocop::event_store
