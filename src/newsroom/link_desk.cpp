#include "newsroom/link_desk.h"

#include <algorithm>

#include "newsroom/limits.h"
#include "newsroom/wall_time.h"
#include "office/account_pages.h"

namespace ocop::newsroom {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

/// Articles of the visitor's desk whose links lead nowhere.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto reach = visitor.rights.reach(Object::article, Act::enter);
  if (reach.nothing()) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        const auto& kind = reading.kinds().get("article");
        for (const std::string& id :
             articles_with_broken_links(reading.session(), limits::links_told_max)) {
          const auto article = reading.find(kind, id, reach);
          if (!article || article->removed_at) continue;
          items.push_back({.title = words(visitor, "news.links_work"_key, {article->title()}),
                           .detail = "",
                           .href = office.href(visitor, *article),
                           .tone = Tone::caution});
        }
        return items;
      });
}

}  // namespace

Result<LinkCheck> LinkDesk::look(const records::Acting& acting,
                                 const std::string& article_id) const {
  TRY(const Record article,
      records_.find(records_.kinds().get("article"), article_id, acting.reach));
  const LinkCheck check{records_.clock().now(), broken_links(article["body"], base_url_(), probe_)};
  TRY_VOID(records_.write(acting.person, [&](records::Writing& writing) -> Result<void> {
    put_link_check(writing.session(), article_id, check);
    return ok();
  }));
  return check;
}

Result<std::size_t> LinkDesk::look_for_new(const records::Acting& acting,
                                           const std::string& article_id) const {
  TRY(const auto last, records_.read([&](Reading& reading) -> Result<std::optional<LinkCheck>> {
    return find_link_check(reading.session(), article_id);
  }));
  TRY(const LinkCheck check, look(acting, article_id));
  return static_cast<std::size_t>(std::ranges::count_if(check.broken, [&](const BrokenLink& link) {
    return !last || std::ranges::none_of(last->broken, [&](const BrokenLink& known) {
      return known.address == link.address && known.fault == link.fault;
    });
  }));
}

Result<std::optional<Panel>> links_panel(const Visitor& visitor, Reading& reading,
                                         const Record& article) {
  const auto check = find_link_check(reading.session(), article.id);
  if (!check) return std::optional<Panel>();
  Panel panel{.title = words(visitor, "news.links"_key)};
  const std::string at = wall_text(check->at);
  if (check->broken.empty()) {
    panel.alerts.push_back({Tone::good, words(visitor, "news.links_good"_key, {at})});
  } else {
    panel.alerts.push_back({Tone::caution, words(visitor, "news.links_broken"_key, {at})});
  }
  for (const BrokenLink& link : check->broken) {
    panel.rows.push_back({.title = link.words.empty() ? link.address : link.words,
                          .detail = link.address,
                          .tone = Tone::stop,
                          .chip = words(visitor, label_of(link.fault))});
  }
  if (!article.removed_at) {
    panel.actions.push_back(
        {.label = words(visitor, "news.links_again"_key),
         .href = Office::href(visitor, "/office/articles/" + article.id + "/links"),
         .step = office::Step::post});
  }
  return std::optional(std::move(panel));
}

void add_link_pages(Office& office, const LinkDesk& desk) {
  office.add_page(
      http::Method::post, "/office/articles/{id}/links", office::Needs{Object::article, Act::enter},
      [&office, &desk](const Visitor& visitor, const Request& request) {
        const std::string id = request.parameter("id").value_or("");
        const auto check = desk.look(visitor.acting(Object::article, Act::enter), id);
        if (!check) return office.failed(visitor, request, check.error());
        return office.done(visitor, request, "/office/articles/" + id, "news.links_looked"_key,
                           {std::to_string(check->broken.size())});
      });
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::newsroom
