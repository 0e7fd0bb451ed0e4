#include "records/values_json.h"

#include <boost/json.hpp>

namespace ocop::records {

std::string to_json(const Values& values) {
  boost::json::object object;
  for (const auto& [name, value] : values) object[name] = value;
  return boost::json::serialize(object);
}

Values values_from_json(std::string_view text) {
  Values values;
  const boost::json::value parsed = boost::json::parse(text);
  for (const auto& [name, value] : parsed.get_object()) {
    values.emplace(name, value.get_string());
  }
  return values;
}

}  // namespace ocop::records
