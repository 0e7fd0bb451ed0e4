#include "pictures/office_pages.h"

#include <algorithm>

#include "office/account_pages.h"
#include "pages/format.h"
#include "pictures/acts.h"
#include "pictures/limits.h"
#include "pictures/picture_kind.h"
#include "pictures/published.h"

namespace ocop::pictures {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Reading;
using records::Record;

constexpr std::string_view root = "/office/picture-library";

std::string path_of(std::string_view id, std::string_view verb = "") {
  return std::string(root) + '/' + std::string(id) + std::string(verb);
}

Result<Record> find(const Office& office, const Visitor& visitor, const Request& request, Act act) {
  auto& store = office.ground().records;
  return store.find(store.kinds().get("library_picture"), request.parameter("id").value_or(""),
                    visitor.rights.reach(Object::picture, act));
}

/// Where it stands today, where it is served, and what can be done at once.
Result<std::optional<Panel>> standing_panel(const Visitor& visitor, Reading&, const Record& row) {
  const Standing standing = standing_of(row, visitor.today);
  const bool is_shown = standing == Standing::shown;
  Panel panel{.title = words(visitor, "pictures.standing"_key)};
  std::string said = words(visitor, label_of(standing));
  if (const auto last = last_day_of(row); is_shown && last) {
    said = words(visitor, "pictures.standing_until"_key, {pages::format_day(*last)});
  }
  panel.alerts.push_back({is_shown ? Tone::good : Tone::stop, said});
  if (is_shown) {
    panel.rows.push_back({.title = words(visitor, "pictures.public_address"_key),
                          .detail = public_path(row.id, Shape::wide),
                          .href = public_path(row.id, Shape::wide)});
  }
  if (row.removed_at || !visitor.may(Object::picture, Act::enter)) return std::optional(panel);
  panel.actions.push_back({.label = words(visitor, "pictures.crop"_key),
                           .href = Office::href(visitor, path_of(row.id, "/crop"))});
  if (!row.day("consent_withdrawn_on")) {
    panel.actions.push_back({.label = words(visitor, "pictures.withdraw"_key),
                             .href = Office::href(visitor, path_of(row.id, "/withdraw")),
                             .step = office::Step::confirm,
                             .warning = words(visitor, "pictures.withdraw_warning"_key),
                             .note = words(visitor, "pictures.withdrawn_why"_key),
                             .tone = Tone::stop});
  }
  return std::optional(std::move(panel));
}

/// A picture about whose place in its shapes one decides.
Result<Response> crop_page(const Office& office, const Visitor& visitor, const Request& request,
                           const records::Reason* fault = nullptr,
                           std::optional<std::pair<std::string, std::string>> typed = {}) {
  TRY(const Record row, find(office, visitor, request, Act::enter));
  Dictionary page;
  page.set("ADDRESS", Office::href(visitor, path_of(row.id, "/crop")));
  page.set("PICTURE", Office::href(visitor, path_of(row.id, "/crop/whole")));
  page.set("ALT", visitor.locale == pages::Locale::english ? row["alt_en"] : row["alt"]);
  page.set("X", typed ? typed->first : row["focus_x"]);
  page.set("Y", typed ? typed->second : row["focus_y"]);
  if (fault != nullptr) page.set_in("FAULT", "TEXT", fault->in(visitor.locale));
  for (const Shape shape : {Shape::wide, Shape::card, Shape::square, Shape::portrait}) {
    Dictionary& item = page.add("SHAPE");
    item.set("NAME", words(visitor, label_of(shape)));
    const Box box = crop_box({1600, 1200}, shape, {});  // of any picture: the ratio is the same
    item.set("WIDTH", std::to_string(box.width));
    item.set("HEIGHT", std::to_string(box.height));
    const Focus focus = focus_of(row);
    item.set("SRC", Office::href(visitor, path_of(row.id, "/crop/" + std::string(name_of(shape)))) +
                        "?at=" + std::to_string(focus.x) + "-" + std::to_string(focus.y));
  }
  return office.respond(visitor, request, "picture_crop.html", page,
                        {words(visitor, "pictures.crop"_key),
                         {{words(visitor, "pictures.many"_key), Office::href(visitor, root)},
                          {row.title(), Office::href(visitor, path_of(row.id))}}},
                        fault == nullptr ? 200 : 422);
}

Result<Response> save_crop(const Office& office, const Visitor& visitor, const Request& request) {
  const std::string id(request.parameter("id").value_or(""));
  TRY(const auto form, office::read_form_data(request));
  const std::string x = form.get("x"), y = form.get("y");
  TRY(const auto refusal,
      set_focus(office.ground().records, visitor.acting(Object::picture, Act::enter), id, x, y));
  if (refusal) return crop_page(office, visitor, request, &*refusal, std::pair(x, y));
  return office.done(visitor, request, path_of(id, "/crop"), "pictures.cropped"_key);
}

/// A shape for who may see the row, released or not.
Result<Response> shape(const Office& office, Crops& crops, const Visitor& visitor,
                       const Request& request) {
  TRY(const Record row, find(office, visitor, request, Act::see));
  const auto asked = shape_from(request.parameter("shape").value_or(""));
  if (!asked) return Error{Code::not_found, "there is no such shape", ""};
  TRY(std::string bytes,
      crops.read({row["file"], *asked, focus_of(row)},
                 *asked == Shape::whole ? media::Width::w1280 : media::Width::w320));
  Response response = http::respond(200, "image/jpeg", std::move(bytes));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

Result<Response> withdraw(const Office& office, const Visitor& visitor, const Request& request) {
  const std::string id(request.parameter("id").value_or(""));
  TRY(const auto form, office::read_form_data(request));
  return office.acted(
      visitor, request, path_of(id),
      withdraw_consent(office.ground().records, visitor.acting(Object::picture, Act::enter), id,
                       form.get("note"), visitor.today),
      "pictures.withdrawn"_key);
}

/// Pictures that this person enters and that will be on no page before long.
Result<std::vector<office::WorkItem>> ending_soon(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto reach = visitor.rights.reach(Object::picture, Act::enter);
  if (reach.nothing()) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        TRY(const auto rows, reading.all(reading.kinds().get("library_picture")));
        for (const Record& row : rows) {
          const auto last = last_day_of(row);
          const bool is_mine =
              reach.everything || std::ranges::count(reach.units, row["unit_code"]) > 0;
          if (!is_mine || !last || standing_of(row, visitor.today) != Standing::shown) continue;
          const auto days = days_from_date(*last) - days_from_date(visitor.today);
          if (days > limits::picture_alarm_days || items.size() == limits::pictures_told_max) {
            continue;
          }
          items.push_back({.title = words(visitor, "pictures.ends_soon"_key, {row.title()}),
                           .href = office.href(visitor, row),
                           .tone = Tone::caution,
                           .due = last});
        }
        return items;
      });
}

template <class Work>
void add(Office& office, http::Method method, std::string_view verb, Act act, Work work) {
  office.add_page(method, path_of("{id}", verb), Needs{Object::picture, act},
                  [&office, work](const Visitor& visitor, const Request& request) {
                    auto answer = work(visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
}

}  // namespace

void add_pages(Office& office, Crops& crops) {
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("library_picture"),
                       .icon = "file",
                       .group = "news.group"_key,
                       .panels = {standing_panel}});
  add(office, http::Method::get, "/crop", Act::enter,
      [&office](const Visitor& visitor, const Request& request) {
        return crop_page(office, visitor, request);
      });
  add(office, http::Method::post, "/crop", Act::enter,
      [&office](const Visitor& visitor, const Request& request) {
        return save_crop(office, visitor, request);
      });
  add(office, http::Method::get, "/crop/{shape}", Act::see,
      [&office, &crops](const Visitor& visitor, const Request& request) {
        return shape(office, crops, visitor, request);
      });
  add(office, http::Method::post, "/withdraw", Act::enter,
      [&office](const Visitor& visitor, const Request& request) {
        return withdraw(office, visitor, request);
      });
  office.add_work([&office](const Visitor& visitor) { return ending_soon(office, visitor); });
}

}  // namespace ocop::pictures
