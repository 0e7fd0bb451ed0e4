#include "application/burst_page.h"

#include "http/percent.h"
#include "pages/page.h"

namespace ocop::application {

http::Response burst_page(CodeWitness& witness, const Viewer& viewer, Timestamp now,
                          const HeldBack& asked) {
  const std::string passage = witness.passages().make(viewer.block, asked.passage_for, now);
  const std::string code =
      asked.typed.empty() ? "" : "code=" + http::percent_encode(asked.typed) + "&";
  pages::Dictionary page;
  page.set("TITLE", pages::text(asked.locale, "burst.answer"_key));
  page.set("PATH_VI", asked.path_vi);
  page.set("PATH_EN", asked.path_en);
  page.set("PATH", asked.path);
  page.set("AGAIN", asked.path + "?" + code + std::string(passage_field) + "=" + passage);
  page.set("PASSAGE", passage);
  if (!asked.typed.empty()) page.set_in("TYPED", "CODE", asked.typed);
  page.set("SECONDS", std::to_string(scans::Passages::wait_seconds + 1));
  http::Response response = pages::respond(429, asked.locale, "burst.html", page);
  response.headers.add("Retry-After", std::to_string(scans::Passages::wait_seconds));
  response.headers.add("Cache-Control", "no-store");
  return response;
}

bool is_admitted(CodeWitness& witness, const Viewer& viewer, Timestamp now,
                 const http::Request& request, std::string_view passage_for) {
  const auto passage = request.query_value(passage_field);
  return passage && witness.passages().admit(*passage, request.query_value("work").value_or(""),
                                             viewer.block, passage_for, now);
}

}  // namespace ocop::application
