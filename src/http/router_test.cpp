#include "http/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ocop::http {
namespace {

class Routing : public ::testing::Test {
 protected:
  void add(std::vector<Method> methods, const std::string& pattern) {
    router_.add({std::move(methods), pattern,
                 [pattern](const Request&) { return respond(200, "text/plain", pattern); }});
  }
  Response ask(Method method, const std::string& path) {
    Request request;
    request.method = method;
    request.path = path;
    const auto match = router_.match(method, path, request.parameters);
    parameters_ = request.parameters;
    return router_.answer(match.route, match, request);
  }
  std::string get(const std::string& path) { return ask(Method::get, path).body; }

  Router router_;
  std::map<std::string, std::string, std::less<>> parameters_;
};

TEST_F(Routing, prefers_a_literal_to_a_parameter_to_the_rest) {
  add({Method::get}, "/a/{rest...}");
  add({Method::get}, "/a/{id}");
  add({Method::get}, "/a/b");
  EXPECT_EQ(get("/a/b"), "/a/b");
  EXPECT_EQ(get("/a/c"), "/a/{id}");
  EXPECT_EQ(parameters_["id"], "c");
  EXPECT_EQ(get("/a/b/c"), "/a/{rest...}");
  EXPECT_EQ(parameters_["rest"], "b/c");
  EXPECT_EQ(get("/a/"), "/a/{rest...}");
  EXPECT_EQ(parameters_["rest"], "");
}

TEST_F(Routing, goes_back_when_a_literal_leads_nowhere) {
  add({Method::get}, "/01/{gtin}/10/{lot}");
  add({Method::get}, "/{key}/{value}/21/{serial}");
  EXPECT_EQ(get("/01/0950/21/7"), "/{key}/{value}/21/{serial}");
  EXPECT_EQ(parameters_["key"], "01");
  EXPECT_EQ(parameters_.size(), 3U);
}

TEST_F(Routing, gives_each_method_its_own_names) {
  add({Method::get}, "/a/{id}");
  add({Method::put}, "/a/{name}");
  EXPECT_EQ(ask(Method::put, "/a/x").body, "/a/{name}");
  EXPECT_EQ(parameters_["name"], "x");
}

TEST_F(Routing, leaves_parameters_as_sent) {
  add({Method::get}, "/a/{id}");
  get("/a/%2F%C4%90");
  EXPECT_EQ(parameters_["id"], "%2F%C4%90");
}

TEST_F(Routing, tells_slashes_apart) {
  add({Method::get}, "/a/{id}");
  add({Method::get}, "/");
  EXPECT_EQ(ask(Method::get, "/a").status, 404);
  EXPECT_EQ(ask(Method::get, "/a/").status, 404);
  EXPECT_EQ(ask(Method::get, "/a/b/").status, 404);
  EXPECT_EQ(ask(Method::get, "//").status, 404);
  EXPECT_EQ(ask(Method::get, "").status, 404);
  EXPECT_EQ(get("/"), "/");
}

TEST_F(Routing, answers_an_address_with_other_methods_by_405) {
  add({Method::post}, "/a");
  add({Method::get}, "/{any}");
  const Response answer = ask(Method::get, "/a");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.get("Allow"), "POST, OPTIONS");
}

TEST_F(Routing, leaves_options_to_a_route_that_takes_it) {
  add({Method::get, Method::options}, "/epcis");
  EXPECT_EQ(ask(Method::options, "/epcis").body, "/epcis");
  EXPECT_EQ(ask(Method::head, "/epcis").body, "/epcis");
}

TEST_F(Routing, guards_a_prefix_by_whole_segments) {
  add({Method::get}, "/office");
  add({Method::get}, "/office/{page}");
  add({Method::get}, "/officer");
  router_.guard("/office", [](const Request&) { return respond(401, "text/plain", ""); });
  EXPECT_EQ(ask(Method::get, "/office").status, 401);
  EXPECT_EQ(ask(Method::get, "/office/x").status, 401);
  EXPECT_EQ(ask(Method::get, "/officer").status, 200);
}

TEST_F(Routing, lets_through_whom_the_guard_lets_through) {
  add({Method::get}, "/office");
  router_.guard("/office", [](const Request&) { return std::nullopt; });
  EXPECT_EQ(ask(Method::get, "/office").status, 200);
}

TEST_F(Routing, refuses_when_a_guard_throws) {
  add({Method::get}, "/office");
  router_.guard("/office", [](const Request&) -> std::optional<Response> {
    throw std::runtime_error("no database");
  });
  EXPECT_EQ(ask(Method::get, "/office").status, 500);
}

TEST_F(Routing, has_a_page_for_what_is_not_there) {
  router_.not_found([](const Request&) { return respond(404, "text/html", "không có"); });
  EXPECT_EQ(get("/nowhere"), "không có");
}

using RoutingDeathTest = Routing;

TEST_F(RoutingDeathTest, ends_the_process_for_a_route_that_is_there_twice) {
  add({Method::get}, "/a/{id}");
  EXPECT_DEATH(add({Method::get}, "/a/{other}"), "twice");
  EXPECT_DEATH(add({Method::get}, "/a/{rest...}/b"), "last");
  EXPECT_DEATH(add({Method::get}, "a"), "begins");
}

}  // namespace
}  // namespace ocop::http
