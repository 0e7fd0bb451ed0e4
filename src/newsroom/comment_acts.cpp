#include "newsroom/comment_acts.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "newsroom/comment_kind.h"
#include "newsroom/wall_time.h"

namespace ocop::newsroom {
namespace {

using records::Acting;
using records::Record;
using records::RecordStore;
using records::Writing;

Refusal refused(pages::Key key) { return records::Reason{key, {}}; }

void decide(const Writing& writing, Record& comment, CommentState state,
            const std::string& reason) {
  comment["state"] = name_of(state);
  comment["reason"] = reason;
  comment["decided_on"] = wall_text(writing.now());
  comment["decided_by"] = writing.person();
}

template <class Work>
Result<Refusal> act(RecordStore& store, const Acting& acting, const std::string& id, Work&& work) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record comment, writing.find(writing.kinds().get("comment"), id, acting.reach));
    if (auto refusal = work(writing, comment)) return refusal;
    TRY_VOID(writing.put(comment));
    return Refusal();
  });
}

}  // namespace

Result<Refusal> show_comment(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, [](Writing& writing, Record& comment) -> Refusal {
    const CommentState state = comment_state_of(comment);
    if (state == CommentState::shown || state == CommentState::withdrawn) {
      return refused("news.fault_comment"_key);
    }
    decide(writing, comment, CommentState::shown, "");
    return std::nullopt;
  });
}

Result<Refusal> refuse_comment(RecordStore& store, const Acting& acting, const std::string& id,
                               const std::string& reason) {
  return act(store, acting, id, [&](Writing& writing, Record& comment) -> Refusal {
    const CommentState state = comment_state_of(comment);
    const bool is_open = state == CommentState::waiting || state == CommentState::shown;
    if (!is_open) return refused("news.fault_comment"_key);
    if (trim(reason).empty()) return refused("news.fault_comment_reason"_key);
    decide(writing, comment,
           state == CommentState::waiting ? CommentState::refused : CommentState::hidden,
           std::string(trim(reason)));
    return std::nullopt;
  });
}

Result<Refusal> reply_to_comment(RecordStore& store, const Acting& acting, const std::string& id,
                                 const std::string& name, const std::string& text) {
  return act(store, acting, id, [&](Writing& writing, Record& comment) -> Refusal {
    comment["reply"] = trim(text);
    comment["reply_name"] = comment["reply"].empty() ? "" : name;
    comment["replied_on"] = comment["reply"].empty() ? "" : wall_text(writing.now());
    return std::nullopt;
  });
}

Result<Refusal> keep_comment(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, [](Writing&, Record& comment) -> Refusal {
    comment["abuse_reports"] = "0";
    return std::nullopt;
  });
}

AnswerTimes answer_times(std::span<const Record> comments, Date today) {
  AnswerTimes times;
  std::vector<std::int64_t> minutes;
  for (const Record& comment : comments) {
    if (comment_state_of(comment) == CommentState::waiting) {
      ++times.waiting;
      const auto due = comment.day("due_on");
      if (due && *due < today) ++times.late;
      continue;
    }
    const auto sent = parse_wall(comment["sent_on"]), decided = parse_wall(comment["decided_on"]);
    if (sent && decided) minutes.push_back((decided->micros - sent->micros) / 60'000'000);
  }
  times.decided = minutes.size();
  if (minutes.empty()) return times;
  std::ranges::sort(minutes);
  times.median_minutes = minutes[minutes.size() / 2];
  times.longest_minutes = minutes.back();
  return times;
}

}  // namespace ocop::newsroom
