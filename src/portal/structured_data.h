#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pages/locale.h"
#include "portal/frame.h"
#include "registry/catalogue.h"

/// What search engines read: JSON-LD in the vocabulary of schema.org. It says nothing that the page
/// does not say.
namespace ocop::portal {

/// The nodes as one "@graph", safe inside <script>: "<", ">" and "&" are escaped.
std::string script_json(const boost::json::array& nodes);

boost::json::object breadcrumb_list(const Visit& visit, const std::vector<Crumb>& crumbs);
boost::json::object organization(const Visit& visit, const registry::Subject& subject);
/// With its offer when a price is known, and with its stars only while they are in force.
boost::json::object product(const Visit& visit, const ShelfProduct& entry);
boost::json::object website(const Visit& visit);

/// `path` as a whole address; an address that is whole already stays.
std::string absolute(std::string_view base_url, std::string_view path);

}  // namespace ocop::portal
