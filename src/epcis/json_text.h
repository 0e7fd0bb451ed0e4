#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace ocop::epcis {

/// Appends JSON without white space. Numbers come out as a person writes them ("26.2", not
/// "2.62E1"), which is why Boost's own serialiser is not used.
void append_json(std::string& text, const boost::json::value& value);
void append_json_string(std::string& text, std::string_view value);

/// The shortest decimal that reads back as the same number.
std::string number_text(double value);

}  // namespace ocop::epcis
