#include "programme/effect.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace ocop::programme {
namespace {

Date day_of(const std::string& text) {
  const auto day = parse_date(text);
  if (!day) throw std::runtime_error(text);
  return *day;
}

LinkKind kind_of(const std::string& name) {
  for (int i = 0; i < 4; ++i) {
    if (name_of(static_cast<LinkKind>(i)) == name) return static_cast<LinkKind>(i);
  }
  throw std::runtime_error(name);
}

std::string words(const Status& status) {
  std::string text(name_of(status.effect));
  if (!status.by.empty()) text += " by " + status.by;
  if (!status.amended_by.empty()) text += " amended";
  for (const auto& id : status.amended_by) text += " " + id;
  return text;
}

TEST(EffectTest, IsWhatStandsInTheFileOnEachDay) {
  std::ifstream in(OCOP_SOURCE_DIR "/src/programme/testdata/effect.txt");
  std::string title;
  std::vector<Paper> papers;
  std::vector<Link> links;
  int questions = 0;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string verb, a, b, c;
    if (!(fields >> verb) || verb.front() == '#') continue;
    if (verb == "case") {
      papers.clear();
      links.clear();
      title = line;
    } else if (verb == "paper") {
      fields >> a >> b;
      papers.push_back({a, day_of(b)});
      if (fields >> c) papers.back().until = day_of(c);
    } else if (verb == "link") {
      fields >> a >> b >> c;
      links.push_back({a, c, kind_of(b)});
      if (std::string from; fields >> from) links.back().from = day_of(from);
    } else {
      ASSERT_EQ(verb, "on") << line;
      fields >> a >> b;
      std::getline(fields >> std::ws, c);
      EXPECT_EQ(words(status_on(papers, links, b, day_of(a))), c) << title << ": " << line;
      ++questions;
    }
  }
  EXPECT_GT(questions, 15);
}

struct World {
  std::vector<Paper> papers;
  std::vector<Link> links;
};

constexpr int first_day = 18'000, days_in_world = 40;

/// Links are offered at random; those that would close a circle are refused, as the register does.
World any_world() {
  World world;
  for (int i = *rc::gen::inRange(1, 7); i > 0; --i) {
    Paper paper{std::to_string(i), date_from_days(first_day + *rc::gen::inRange(0, days_in_world))};
    if (*rc::gen::inRange(0, 3) == 0) {
      paper.until = date_from_days(days_from_date(paper.from) + *rc::gen::inRange(0, 20));
    }
    world.papers.push_back(paper);
  }
  for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
    const auto any = [&] { return rc::gen::elementOf(world.papers); };
    Link link{(*any()).id, (*any()).id, static_cast<LinkKind>(*rc::gen::inRange(0, 4))};
    if (*rc::gen::inRange(0, 4) == 0)
      link.from = date_from_days(first_day + *rc::gen::inRange(0, 50));
    if (!would_loop(world.links, link)) world.links.push_back(link);
  }
  return world;
}

Status status(const World& world, const std::string& id, int day) {
  return status_on(world.papers, world.links, id, date_from_days(day));
}

RC_GTEST_PROP(EffectTest, AReplacedDocumentNeverHoldsOnceTheReplacingOneTookEffect, ()) {
  const World world = any_world();
  for (const Link& link : world.links) {
    if (link.kind != LinkKind::replaces && link.kind != LinkKind::repeals) continue;
    bool took_effect = false;
    for (int day = first_day; day < first_day + days_in_world + 40; ++day) {
      took_effect = took_effect || status(world, link.later, day).effect == Effect::in_effect;
      if (link.from && date_from_days(day) < *link.from) continue;
      if (took_effect) RC_ASSERT(status(world, link.earlier, day).effect != Effect::in_effect);
    }
  }
}

RC_GTEST_PROP(EffectTest, ADocumentHoldsForOneStretchOfDays, ()) {
  const World world = any_world();
  for (const Paper& paper : world.papers) {
    bool has_held = false, has_ended = false;
    for (int day = first_day - 1; day < first_day + days_in_world + 40; ++day) {
      const auto effect = status(world, paper.id, day).effect;
      RC_ASSERT(effect != Effect::in_effect || !has_ended);
      RC_ASSERT(effect != Effect::not_yet || !has_held);
      has_held = has_held || effect == Effect::in_effect;
      has_ended = has_ended || (effect != Effect::in_effect && effect != Effect::not_yet);
    }
  }
}

RC_GTEST_PROP(EffectTest, WhatIsEndedByAnotherNamesAOneThatTookEffect, ()) {
  const World world = any_world();
  for (const Paper& paper : world.papers) {
    const Status last = status(world, paper.id, first_day + days_in_world + 100);
    if (last.by.empty()) continue;
    const auto by = std::ranges::find(world.papers, last.by, &Paper::id);
    RC_ASSERT(status(world, last.by, static_cast<int>(days_from_date(by->from))).effect ==
              Effect::in_effect);
  }
}

RC_GTEST_PROP(EffectTest, ChainsNeverLoop, ()) {
  const World world = any_world();
  // Following links always comes to an end: the number of steps cannot exceed that of documents.
  for (const Paper& paper : world.papers) {
    std::vector<std::string> front{paper.id};
    for (std::size_t step = 0; step < world.papers.size(); ++step) {
      std::vector<std::string> next;
      for (const Link& link : world.links) {
        if (std::ranges::find(front, link.later) != front.end()) next.push_back(link.earlier);
      }
      front = next;
    }
    RC_ASSERT(front.empty());
  }
}

RC_GTEST_PROP(EffectTest, BeingTiedGoesBothWays, ()) {
  const World world = any_world();
  for (const Paper& paper : world.papers) {
    for (const std::string& other : chain_of(world.links, paper.id)) {
      const auto back = chain_of(world.links, other);
      RC_ASSERT(std::ranges::find(back, paper.id) != back.end());
    }
  }
}

}  // namespace
}  // namespace ocop::programme
