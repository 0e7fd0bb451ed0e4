#include "stories/office_pages.h"

#include "http/forms.h"
#include "office/account_pages.h"
#include "office/form_data.h"
#include "stories/acts.h"
#include "stories/compare_page.h"
#include "stories/limits.h"
#include "stories/story_panels.h"

namespace ocop::stories {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using office::Needs;
using office::Office;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

using Acting = records::Acting;
/// `note` is what was typed along; only sending back reads it.
using StoryAct = std::function<Result<Refusal>(records::RecordStore&, const Acting&,
                                               const std::string& id, Date, std::string_view note)>;
using PlainAct = Result<Refusal> (*)(records::RecordStore&, const Acting&, const std::string&,
                                     Date);

StoryAct without_note(PlainAct act) {
  return [act](records::RecordStore& store, const Acting& acting, const std::string& id, Date today,
               std::string_view) { return act(store, acting, id, today); };
}

void add_act(Office& office, std::string_view verb, Act needed, StoryAct carry_out,
             pages::Key done) {
  office.add_page(http::Method::post, story_path("{id}", verb), Needs{Object::story, needed},
                  [&office, needed, carry_out = std::move(carry_out), done](
                      const Visitor& visitor, const Request& request) {
                    const std::string id(request.parameter("id").value_or(""));
                    const auto form = office::read_form_data(request);
                    if (!form) return office.failed(visitor, request, form.error());
                    return office.acted(
                        visitor, request, story_path(id),
                        carry_out(office.ground().records, visitor.acting(Object::story, needed),
                                  id, visitor.today, form->get("note")),
                        done);
                  });
}

/// Stories that wait for this person to review or to publish, and those that came back.
Result<void> add_waiting(std::vector<office::WorkItem>& items, const Office& office,
                         const Visitor& visitor, Reading& reading, State state) {
  const Act needed = state == State::reviewed ? Act::decide : Act::enter;
  const auto reach = visitor.rights.reach(Object::story, needed);
  if (reach.nothing()) return ok();
  const records::Query query{.filters = {{"state", std::string(name_of(state))}},
                             .page_rows = limits::stories_shown_max};
  TRY(const auto listing, reading.list(reading.kinds().get("story"), query, reach));
  for (const Record& row : listing.rows) {
    const bool is_theirs = state == State::reviewed ? !why_not_publish(row, visitor.login)
                           : state == State::submitted
                               ? !why_not_review(row, {visitor.login, reach})
                               : !row["note"].empty() && !reach.subjects.empty();
    if (!is_theirs) continue;
    const pages::Key title = state == State::reviewed    ? "stories.work_publish"_key
                             : state == State::submitted ? "stories.work_review"_key
                                                         : "stories.work_mend"_key;
    items.push_back({.title = words(visitor, title, {row.title()}),
                     .href = office.href(visitor, row),
                     .tone = office::Tone::caution});
  }
  return ok();
}

Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  if (!visitor.may(Object::story, Act::see)) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        for (const State state : {State::draft, State::submitted, State::reviewed}) {
          TRY_VOID(add_waiting(items, office, visitor, reading, state));
        }
        return items;
      });
}

}  // namespace

void add_pages(Office& office, Catalogues catalogues) {
  const auto& kinds = office.ground().records.kinds();
  const pages::Key group = "stories.group"_key;
  office.add_register({.kind = &kinds.get("story"),
                       .icon = "file",
                       .group = group,
                       .panels = {state_panel(), likeness_panel(catalogues), versions_panel()}});
  office.add_register({.kind = &kinds.get("story_picture")});
  office.add_register({.kind = &kinds.get("story_translation")});
  office.add_register({.kind = &kinds.get("slogan"), .icon = "star", .group = group});
  add_act(office, "/submit", Act::enter, without_note(submit), "stories.submitted"_key);
  add_act(office, "/review", Act::enter, without_note(review), "stories.reviewed"_key);
  add_act(office, "/publish", Act::decide, without_note(publish), "stories.published"_key);
  add_act(office, "/take-down", Act::enter, without_note(take_down), "stories.taken_down"_key);
  add_act(
      office, "/return", Act::enter,
      [](records::RecordStore& store, const Acting& acting, const std::string& id, Date,
         std::string_view note) { return send_back(store, acting, id, note); },
      "stories.returned"_key);
  add_compare_pages(office, std::move(catalogues));
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::stories
