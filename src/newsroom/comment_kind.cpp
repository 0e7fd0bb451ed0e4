#include "newsroom/comment_kind.h"

#include <algorithm>

#include "records/record_store.h"

namespace ocop::newsroom {
namespace {

using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option states[] = {{"waiting", "news.comment_waiting"_key},
                             {"shown", "news.comment_shown"_key},
                             {"refused", "news.comment_refused"_key},
                             {"hidden", "news.comment_hidden"_key},
                             {"withdrawn", "news.comment_withdrawn"_key}};

Result<Faults> guard_comment(Writing& writing, const Record* before, const Record&) {
  if (before != nullptr || writing.person() == reader_actor) return Faults{};
  return Faults{{"", {"news.comment_not_ours"_key, {}}}};
}

std::vector<Field> comment_fields() {
  return {
      {.name = "article_id",
       .label = "news.article"_key,
       .type = Type::reference,
       .uses = use::list | use::fixed,
       .of = "article"},
      {.name = "answers", .label = "news.comment_answers"_key, .uses = use::hidden},
      {.name = "unit_code",
       .label = "news.unit"_key,
       .type = Type::unit,
       .uses = use::filter | use::fixed},
      {.name = "name",
       .label = "news.comment_name"_key,
       .uses = use::list | use::search | use::required | use::fixed},
      {.name = "title",
       .label = "news.comment_title"_key,
       .uses = use::list | use::search | use::required | use::fixed},
      {.name = "body",
       .label = "news.comment_body"_key,
       .type = Type::text,
       .uses = use::search | use::required | use::fixed},
      {.name = "state",
       .label = "news.state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = states,
       .fallback = "waiting"},
      {.name = "reason", .label = "news.note"_key, .uses = use::hidden},
      {.name = "sent_day",
       .label = "news.comment_sent_day"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::hidden},
      {.name = "sent_on", .label = "news.comment_sent_on"_key, .uses = use::hidden},
      {.name = "due_on",
       .label = "news.comment_due_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "decided_on", .label = "news.comment_decided_on"_key, .uses = use::hidden},
      {.name = "decided_by",
       .label = "news.comment_decided_by"_key,
       .uses = use::hidden | use::person},
      {.name = "reply",
       .label = "news.comment_reply"_key,
       .type = Type::text,
       .uses = use::search | use::hidden},
      {.name = "reply_name", .label = "news.comment_reply_name"_key, .uses = use::hidden},
      {.name = "replied_on", .label = "news.comment_replied_on"_key, .uses = use::hidden},
      {.name = "abuse_reports",
       .label = "news.comment_abuse_reports"_key,
       .type = Type::whole,
       .uses = use::list | use::hidden},
  };
}

}  // namespace

CommentState comment_state_of(const Record& comment) {
  const auto at = std::ranges::find(states, comment["state"], &Option::value);
  return at == std::end(states) ? CommentState::waiting
                                : static_cast<CommentState>(at - std::begin(states));
}
std::string_view name_of(CommentState state) {
  return states[static_cast<std::size_t>(state)].value;
}
pages::Key label_of(CommentState state) { return states[static_cast<std::size_t>(state)].label; }

Kind comment_kind() {
  return {.name = "comment",
          .table = "comments",
          .path = "comments",
          .object = accounts::Object::comment,
          .one = "news.comment"_key,
          .many = "news.comments"_key,
          .add = "news.comment"_key,
          .fields = comment_fields(),
          .title = "title",
          .key = {},
          .unit = "unit_code",
          .sort = "sent_day",
          .guard = guard_comment};
}

}  // namespace ocop::newsroom
