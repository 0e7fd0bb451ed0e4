#include "http/router.h"

#include <algorithm>
#include <cstdlib>
#include <exception>

#include "base/log.h"
#include "base/text.h"

namespace ocop::http {
namespace {

struct Row {
  Route route;
  std::vector<std::string> names;  ///< of the parameters, in the order of the pattern
};

/// One segment deep in the tree of patterns.
struct Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> parameter;
  std::unique_ptr<Node> rest;
  std::vector<const Row*> rows;  ///< that end here
};

[[noreturn]] void reject(const Route& route, std::string_view why) {
  log::error("route {}: {}", route.pattern, why);
  log::flush();
  std::abort();
}

bool is_braced(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// The next segment of "/a/b" (without its slash), taken off `left`.
std::string_view take_segment(std::string_view& left) {
  left.remove_prefix(1);
  const std::string_view segment = left.substr(0, left.find('/'));
  left.remove_prefix(segment.size());
  return segment;
}

Node& child(std::unique_ptr<Node>& slot) {
  if (!slot) slot = std::make_unique<Node>();
  return *slot;
}

/// Depth first in the order of precedence. The recursion is as deep as the deepest pattern.
const Node* find(const Node& node, std::string_view left, std::vector<std::string_view>& values) {
  if (left.empty()) return node.rows.empty() ? nullptr : &node;
  std::string_view after = left;
  const std::string_view segment = take_segment(after);
  if (const auto at = node.literals.find(segment); at != node.literals.end()) {
    if (const Node* found = find(*at->second, after, values)) return found;
  }
  if (node.parameter && !segment.empty()) {
    values.push_back(segment);
    if (const Node* found = find(*node.parameter, after, values)) return found;
    values.pop_back();
  }
  if (!node.rest) return nullptr;
  values.push_back(left.substr(1));
  return node.rest.get();
}

bool is_under(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return false;
  return path.size() == prefix.size() || prefix.ends_with('/') || path[prefix.size()] == '/';
}

bool takes(const Route& route, Method method) {
  return std::ranges::find(route.methods, method) != route.methods.end();
}

void allow(std::vector<Method>& allowed, Method method) {
  if (std::ranges::find(allowed, method) == allowed.end()) allowed.push_back(method);
}

std::string allow_header(const std::vector<Method>& allowed) {
  std::string text;
  for (const Method method : allowed) {
    if (!text.empty()) text += ", ";
    text += name_of(method);
  }
  return text;
}

/// Whatever a handler throws ends here: the caller is told nothing of the inside, the log is.
template <class Work>
auto shielded(const Request& request, Work&& work) -> decltype(work()) {
  std::string reason = "an unknown exception";
  try {
    return work();
  } catch (const std::exception& exception) {
    reason = exception.what();
  } catch (...) {  // NOLINT: a handler may throw anything
  }
  log::error("request {}: the handler threw: {}", request.request_id, reason);
  return problem(Error{Code::internal,
                       "something went wrong on our side; try again, and if it stays, tell us the "
                       "request_id",
                       ""});
}

}  // namespace

struct Router::Tables {
  std::vector<std::unique_ptr<Row>> rows;
  Node root;
  std::vector<std::pair<std::string, Guard>> guards;
  Handler not_found;
};

Router::Router() : tables_(std::make_unique<Tables>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route) {
  if (!route.pattern.starts_with('/')) reject(route, "a pattern begins with \"/\"");
  auto row = std::make_unique<Row>();
  Node* node = &tables_->root;
  std::string_view left = route.pattern;
  while (!left.empty()) {
    const std::string_view segment = take_segment(left);
    if (!is_braced(segment)) {
      node = &child(node->literals[std::string(segment)]);
      continue;
    }
    std::string_view name = segment.substr(1, segment.size() - 2);
    const bool is_rest = name.ends_with("...");
    if (is_rest) name.remove_suffix(3);
    if (is_rest && !left.empty()) reject(route, "\"{rest...}\" stands last");
    row->names.emplace_back(name);
    node = &child(is_rest ? node->rest : node->parameter);
  }
  for (const Row* other : node->rows) {
    for (const Method method : route.methods) {
      if (takes(other->route, method)) reject(route, "this method is there twice");
    }
  }
  row->route = std::move(route);
  node->rows.push_back(row.get());
  tables_->rows.push_back(std::move(row));
}

void Router::guard(std::string prefix, Guard check) {
  tables_->guards.emplace_back(std::move(prefix), std::move(check));
}

void Router::not_found(Handler handler) { tables_->not_found = std::move(handler); }

Router::Match Router::match(Method method, std::string_view path,
                            std::map<std::string, std::string, std::less<>>& parameters) const {
  Match match;
  if (!path.starts_with('/')) return match;
  std::vector<std::string_view> values;
  const Node* node = find(tables_->root, path, values);
  if (!node) return match;
  const Row* chosen = nullptr;
  for (const Row* row : node->rows) {
    if (takes(row->route, method)) chosen = row;
    if (!chosen && method == Method::head && takes(row->route, Method::get)) chosen = row;
    for (const Method each : row->route.methods) {
      allow(match.allowed, each);
      if (each == Method::get) allow(match.allowed, Method::head);
    }
  }
  allow(match.allowed, Method::options);
  if (!chosen) return match;
  match.route = &chosen->route;
  for (std::size_t i = 0; i < values.size(); ++i) {
    parameters.insert_or_assign(chosen->names[i], std::string(values[i]));
  }
  return match;
}

std::optional<Response> Router::check(const Request& request) const {
  for (const auto& [prefix, guard] : tables_->guards) {
    if (!is_under(request.path, prefix)) continue;
    std::optional<Response> refusal =
        shielded(request, [&]() -> std::optional<Response> { return guard(request); });
    if (refusal) return refusal;
  }
  return std::nullopt;
}

Response Router::handle(const Route* route, const Match& match, const Request& request) const {
  if (route) return shielded(request, [&]() -> Response { return route->handler(request); });
  if (match.allowed.empty()) {
    if (tables_->not_found) {
      return shielded(request, [&]() -> Response { return tables_->not_found(request); });
    }
    return problem(Error{Code::not_found, "nothing is at this address; check it", request.path});
  }
  Response response;
  if (request.method == Method::options) {
    response.status = 204;
  } else {
    response = problem(Error{Code::method_not_allowed,
                             "this address does not take that method; see the Allow header", ""});
  }
  response.headers.set("Allow", allow_header(match.allowed));
  return response;
}

Response Router::answer(const Route* route, const Match& match, const Request& request) const {
  if (route) {
    if (auto refusal = check(request)) return *std::move(refusal);
  }
  return handle(route, match, request);
}

}  // namespace ocop::http
