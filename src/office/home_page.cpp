#include "office/home_page.h"

#include <algorithm>

#include "base/log.h"
#include "office/office_state.h"
#include "pages/format.h"

namespace ocop::office {
namespace {

using pages::Dictionary;
using pages::text;

bool is_late(const WorkItem& item, Date today) { return item.due && *item.due < today; }

/// Monday is 0. The first day of the epoch was a Thursday.
std::size_t weekday_of(Date day) {
  return static_cast<std::size_t>(((days_from_date(day) + 3) % 7 + 7) % 7);
}

std::string day_line(const Visitor& visitor) {
  static constexpr pages::Key names[] = {"office.day.1"_key, "office.day.2"_key, "office.day.3"_key,
                                         "office.day.4"_key, "office.day.5"_key, "office.day.6"_key,
                                         "office.day.7"_key};
  return std::string(text(visitor.locale, names[weekday_of(visitor.today)])) + ", " +
         pages::format_day(visitor.today);
}

std::string_view given_name(std::string_view name) {
  const auto at = name.rfind(' ');
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

/// A source that fails leaves its part out and a line in the log: the rest still helps.
template <class Item>
std::vector<Item> gather(
    const std::vector<std::function<Result<std::vector<Item>>(const Visitor&)>>& sources,
    const Visitor& visitor) {
  std::vector<Item> all;
  for (const auto& source : sources) {
    auto items = source(visitor);
    if (!items) {
      log::error("home page: {}", to_string(items.error()));
      continue;
    }
    std::ranges::move(*items, std::back_inserter(all));
  }
  return all;
}

void fill_item(Dictionary& part, const WorkItem& item, const Visitor& visitor) {
  part.set("TITLE", item.title);
  part.set("HREF", item.href);
  part.set("DETAIL", item.detail);
  const std::string chip = chip_of(item, visitor.locale, visitor.today);
  if (chip.empty()) return;
  Dictionary& word = part.add("CHIP");
  word.set("TEXT", chip);
  word.set("TONE", name_of(is_late(item, visitor.today) ? Tone::stop : item.tone));
}

void fill_work(Dictionary& page, const std::vector<WorkItem>& items, const Visitor& visitor) {
  const auto late_count = static_cast<std::size_t>(std::ranges::count_if(
      items, [&](const WorkItem& item) { return is_late(item, visitor.today); }));
  if (late_count > 0) {
    Dictionary& late = page.add("LATE");
    late.set("COUNT", text(visitor.locale, "office.home.late"_key, {std::to_string(late_count)}));
    for (std::size_t i = 0; i < late_count; ++i) fill_item(late.add("ITEM"), items[i], visitor);
  }
  if (items.size() == late_count && late_count > 0) return;
  Dictionary& others = page.add("OTHERS");
  if (items.empty()) {
    others.show("NOTHING");
    return;
  }
  Dictionary& waiting = others.add("WAITING");
  for (std::size_t i = late_count; i < items.size(); ++i) {
    fill_item(waiting.add("ITEM"), items[i], visitor);
  }
}

void fill_quick_acts(Dictionary& page, const Office::State& state, const Visitor& visitor) {
  Dictionary* acts = nullptr;
  for (const QuickAct& act : state.quick_acts) {
    if (!visitor.may(act.needs.object, act.needs.act)) continue;
    if (acts == nullptr) acts = &page.add("QUICKS");
    Dictionary& part = acts->add("QUICK");
    part.set("HREF", Office::href(visitor, act.path));
    part.set("ICON", act.icon);
    part.set("LABEL", text(visitor.locale, act.label));
  }
}

void fill_figures(Dictionary& page, const std::vector<Figure>& figures) {
  if (figures.empty()) return;
  Dictionary& all = page.add("FIGURES");
  for (const Figure& each : figures) {
    Dictionary& part = all.add("FIGURE");
    part.set("LABEL", each.label);
    part.set("VALUE", each.value);
  }
}

http::Response home(const Office& office, const Office::State& state, const Visitor& visitor,
                    const http::Request& request) {
  auto items = gather(state.work, visitor);
  sort_work(items, visitor.today);
  Dictionary page;
  const std::string count = std::to_string(items.size());
  page.set("GREETING", items.empty() ? text(visitor.locale, "office.home.greeting_free"_key,
                                            {given_name(visitor.name)})
                                     : text(visitor.locale, "office.home.greeting"_key,
                                            {given_name(visitor.name), count}));
  page.set("DAY", day_line(visitor));
  fill_work(page, items, visitor);
  fill_quick_acts(page, state, visitor);
  fill_figures(page, gather(state.figures, visitor));
  page.set("AS_OF", text(visitor.locale, "office.home.as_of"_key,
                         {pages::format_moment({visitor.now, vietnam_offset_minutes})}));
  return office.respond(visitor, request, "office_home.html", page,
                        {std::string(text(visitor.locale, "office.home.name"_key))});
}

}  // namespace

void sort_work(std::vector<WorkItem>& items, Date today) {
  std::ranges::stable_sort(items, [&](const WorkItem& a, const WorkItem& b) {
    if (is_late(a, today) != is_late(b, today)) return is_late(a, today);
    if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
    return a.due && *a.due < *b.due;
  });
}

std::string chip_of(const WorkItem& item, pages::Locale locale, Date today) {
  if (!item.due) return item.chip;
  const auto days = days_from_date(*item.due) - days_from_date(today);
  if (days == 0) return std::string(text(locale, "office.home.due_today"_key));
  return text(locale, days < 0 ? "office.home.days_late"_key : "office.home.days_left"_key,
              {std::to_string(days < 0 ? -days : days)});
}

void add_home_page(Office& office, const Office::State& state) {
  office.add_page(http::Method::get, "/office", {},
                  [&office, &state](const Visitor& visitor, const http::Request& request) {
                    return home(office, state, visitor, request);
                  });
}

}  // namespace ocop::office
