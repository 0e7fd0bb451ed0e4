#include "programme/effect.h"

#include <algorithm>
#include <map>
#include <set>

namespace ocop::programme {
namespace {

struct End {
  Date day;  ///< the first day without effect
  Effect effect = Effect::expired;
  std::string by;
};

Date start_of_link(const Link& link, const Paper& later) {
  return link.from ? std::max(*link.from, later.from) : later.from;
}

/// Finds when documents end; remembers them, since a chain shares its links.
class Ends {
 public:
  Ends(std::span<const Paper> papers, std::span<const Link> links) {
    for (const Paper& paper : papers) papers_[paper.id] = &paper;
    for (const Link& link : links) {
      const bool ends = link.kind == LinkKind::replaces || link.kind == LinkKind::repeals;
      if (ends && papers_.contains(link.later)) enders_[link.earlier].push_back(&link);
    }
  }

  const Paper* paper(std::string_view id) const {
    const auto at = papers_.find(id);
    return at == papers_.end() ? nullptr : at->second;
  }

  std::optional<End> of(std::string_view id) {
    if (const auto at = known_.find(id); at != known_.end()) return at->second;
    known_[std::string(id)] = std::nullopt;  // a circle, which the registers refuse, ends here
    std::optional<End> end;
    if (const auto& until = paper(id)->until) {
      end = End{date_from_days(days_from_date(*until) + 1), Effect::expired, ""};
    }
    for (const Link* link : enders_[std::string(id)]) {
      if (!takes_effect(link->later)) continue;
      const Date day = std::max(start_of_link(*link, *paper(link->later)), paper(id)->from);
      const Effect effect = link->kind == LinkKind::replaces ? Effect::replaced : Effect::repealed;
      if (!end || day < end->day) end = End{day, effect, link->later};
    }
    return known_[std::string(id)] = end;
  }

  bool takes_effect(std::string_view id) {
    const auto end = of(id);
    return !end || paper(id)->from < end->day;
  }

 private:
  std::map<std::string, const Paper*, std::less<>> papers_;
  std::map<std::string, std::vector<const Link*>, std::less<>> enders_;
  std::map<std::string, std::optional<End>, std::less<>> known_;
};

std::vector<std::string> amendments(Ends& ends, std::span<const Link> links, std::string_view id,
                                    Date day) {
  std::vector<const Paper*> found;
  for (const Link& link : links) {
    if (link.kind != LinkKind::amends || link.earlier != id) continue;
    const Paper* later = ends.paper(link.later);
    const bool amends_by = later && start_of_link(link, *later) <= day;
    if (amends_by && ends.takes_effect(later->id)) found.push_back(later);
  }
  std::ranges::sort(found, {},
                    [](const Paper* paper) { return std::pair(paper->from, paper->id); });
  std::vector<std::string> ids;
  for (const Paper* paper : found) ids.push_back(paper->id);
  return ids;
}

}  // namespace

std::string_view name_of(LinkKind kind) {
  constexpr std::string_view names[] = {"based_on", "amends", "replaces", "repeals"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Effect effect) {
  constexpr std::string_view names[] = {"not_yet", "in_effect", "expired", "replaced", "repealed"};
  return names[static_cast<std::size_t>(effect)];
}

Status status_on(std::span<const Paper> papers, std::span<const Link> links, std::string_view id,
                 Date day) {
  Ends ends(papers, links);
  const Paper& paper = *ends.paper(id);
  const auto end = ends.of(id);
  if (end && end->day <= day) return {end->effect, end->day, end->by, {}};
  if (day < paper.from) return {Effect::not_yet, paper.from, "", {}};
  return {Effect::in_effect, paper.from, "", amendments(ends, links, id, day)};
}

bool would_loop(std::span<const Link> links, const Link& added) {
  std::vector<std::string> to_visit{added.earlier};
  std::set<std::string, std::less<>> seen;
  while (!to_visit.empty()) {
    const std::string id = std::move(to_visit.back());
    to_visit.pop_back();
    if (id == added.later) return true;
    if (!seen.insert(id).second) continue;
    for (const Link& link : links) {
      if (link.later == id) to_visit.push_back(link.earlier);
    }
  }
  return false;
}

std::vector<std::string> chain_of(std::span<const Link> links, std::string_view id) {
  std::vector<std::string> chain{std::string(id)};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    for (const Link& link : links) {
      const std::string& other = link.later == chain[i] ? link.earlier : link.later;
      const bool is_tied = link.later == chain[i] || link.earlier == chain[i];
      if (is_tied && std::ranges::find(chain, other) == chain.end()) chain.push_back(other);
    }
  }
  return chain;
}

}  // namespace ocop::programme
