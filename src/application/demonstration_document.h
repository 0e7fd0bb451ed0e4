#pragma once

#include <string>
#include <string_view>

#include <boost/json/array.hpp>

#include "base/random.h"

namespace ocop::application {

/// A name becomes a generator of its own, so that nothing changes when a recipe beside it does.
SeededRandom chance_of(std::string_view name);

/// An EPCIS document in JSON-LD around `events`, with an id made from `name`.
std::string document_of(std::string_view name, std::string_view creation_date,
                        boost::json::array events);

}  // namespace ocop::application
