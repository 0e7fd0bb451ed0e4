#include "stories/acts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/text.h"

namespace ocop::stories {
namespace {

using records::Acting;
using records::Reason;
using records::Record;
using records::RecordStore;
using records::Writing;

Refusal refused(pages::Key key) { return Reason{key, {}}; }

Result<Record> find_story(Writing& writing, const std::string& id, const accounts::Reach& reach) {
  TRY(auto row, writing.find(writing.kinds().get("story"), id, reach));
  if (row.removed_at) return Error{Code::not_found, "it was put aside", id};
  return row;
}

/// Runs the act on the story, unless something stands against it; then nothing is stored.
template <class Work>
Result<Refusal> act_on(RecordStore& store, const Acting& acting, const std::string& id,
                       Work&& work) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record story, find_story(writing, id, acting.reach));
    return std::forward<Work>(work)(writing, story);
  });
}

void audit(Writing& writing, std::string_view verb, const Record& story, const Version* version) {
  boost::json::object told{{"title", story["title"]}};
  if (version != nullptr) {
    told["number"] = version->number;
    told["sha256"] = version->sha256;
  }
  writing.audit("story." + std::string(verb), "story " + story.id, "",
                boost::json::serialize(told));
}

Reason in_section(pages::Key label) {
  return {"stories.lacks_section"_key,
          {std::string(pages::text(pages::Locale::vietnamese, label))}};
}

}  // namespace

std::vector<Reason> lacks(const Content& content) {
  std::vector<Reason> reasons;
  for (const Section& each : sections()) {
    if (content[each.field].empty()) reasons.push_back(in_section(each.label));
  }
  if (content.pictures.empty()) reasons.push_back({"stories.lacks_picture"_key, {}});
  if (content["slogan_code"].empty() && content["no_slogan"].empty()) {
    reasons.push_back({"stories.lacks_slogan"_key, {}});
  }
  if (!content["clip_address"].empty() && content["clip_about"].empty()) {
    reasons.push_back({"stories.lacks_clip_about"_key, {}});
  }
  return reasons;
}

Refusal why_not_submit(const Record& story, const Content& content) {
  if (state_of(story) != State::draft) return refused("stories.fault_state"_key);
  if (!lacks(content).empty()) return refused("stories.fault_lacks"_key);
  return std::nullopt;
}

Refusal why_not_review(const Record& story, const Acting& acting) {
  if (state_of(story) != State::submitted) return refused("stories.fault_state"_key);
  const bool is_officer = acting.reach.everything || !acting.reach.units.empty();
  if (!is_officer || story["submitted_by"] == acting.person) {
    return refused("stories.fault_review_other"_key);
  }
  return std::nullopt;
}

Refusal why_not_publish(const Record& story, const std::string& person) {
  if (state_of(story) != State::reviewed) return refused("stories.fault_state"_key);
  if (story["submitted_by"] == person || story["reviewed_by"] == person) {
    return refused("stories.fault_publish_other"_key);
  }
  return std::nullopt;
}

Result<Refusal> submit(RecordStore& store, const Acting& acting, const std::string& id,
                       Date today) {
  return act_on(store, acting, id, [&](Writing& writing, Record& story) -> Result<Refusal> {
    TRY(const Content content, read_content(writing, story));
    if (auto refusal = why_not_submit(story, content)) return refusal;
    story["state"] = name_of(State::submitted);
    story["submitted_on"] = format_iso(today);
    story["submitted_by"] = acting.person;
    story["note"].clear();
    TRY_VOID(writing.put(story));
    return Refusal();
  });
}

Result<Refusal> send_back(RecordStore& store, const Acting& acting, const std::string& id,
                          std::string_view note) {
  return act_on(store, acting, id, [&](Writing& writing, Record& story) -> Result<Refusal> {
    const State state = state_of(story);
    if (state != State::submitted && state != State::reviewed) {
      return refused("stories.fault_state"_key);
    }
    if (!acting.reach.everything && acting.reach.units.empty()) {
      return refused("stories.fault_review_other"_key);
    }
    const auto words = to_nfc(note);
    const std::string_view trimmed = words ? trim(*words) : std::string_view();
    if (trimmed.empty()) return refused("stories.fault_no_note"_key);
    story["state"] = name_of(State::draft);
    story["note"] = trimmed;
    TRY_VOID(writing.put(story));
    return Refusal();
  });
}

Result<Refusal> review(RecordStore& store, const Acting& acting, const std::string& id,
                       Date today) {
  return act_on(store, acting, id, [&](Writing& writing, Record& story) -> Result<Refusal> {
    if (auto refusal = why_not_review(story, acting)) return refusal;
    story["state"] = name_of(State::reviewed);
    story["reviewed_on"] = format_iso(today);
    story["reviewed_by"] = acting.person;
    TRY_VOID(writing.put(story));
    return Refusal();
  });
}

Result<Refusal> publish(RecordStore& store, const Acting& acting, const std::string& id,
                        Date today) {
  return act_on(store, acting, id, [&](Writing& writing, Record& story) -> Result<Refusal> {
    if (auto refusal = why_not_publish(story, acting.person)) return refusal;
    TRY(const Content content, read_content(writing, story));
    const Version version = freeze(writing, story, content, today);
    story["state"] = name_of(State::published);
    TRY_VOID(writing.put(story));
    audit(writing, "publish", story, &version);
    return Refusal();
  });
}

Result<Refusal> take_down(RecordStore& store, const Acting& acting, const std::string& id,
                          Date today) {
  return act_on(store, acting, id, [&](Writing& writing, Record& story) -> Result<Refusal> {
    const auto versions = versions_of(writing.session(), story.id);
    if (versions.empty() || versions.front().ended_on) return refused("stories.fault_not_out"_key);
    end_version(writing.session(), story.id, today);
    audit(writing, "take_down", story, &versions.front());
    if (state_of(story) == State::published) {
      story["state"] = name_of(State::draft);
      TRY_VOID(writing.put(story));
    }
    return Refusal();
  });
}

}  // namespace ocop::stories
