#include "newsroom/comments.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "accounts/secret.h"
#include "base/limits.h"
#include "base/log.h"
#include "newsroom/comment_kind.h"
#include "newsroom/limits.h"
#include "newsroom/news.h"
#include "newsroom/wall_time.h"
#include "records/row_draft.h"
#include "registry/working_days.h"

namespace ocop::newsroom {
namespace {

using records::Reading;
using records::Record;
using records::Writing;
using scans::RateLimit;

constexpr std::int64_t second = micros_per_second;
constexpr RateLimit::Rule try_rule{10 * second, 20};        // codes typed by one block
constexpr RateLimit::Rule look_rule{second, 60};            // pictures and sounds for one block
constexpr RateLimit::Rule address_rule{300 * second, 5};    // comments kept from one block
constexpr RateLimit::Rule article_rule{30 * second, 30};    // to one article
constexpr RateLimit::Rule everybody_rule{5 * second, 120};  // to all
constexpr RateLimit::Rule abuse_rule{300 * second, 5};      // reports by one block
constexpr std::int64_t phone_micros = limits::comment_phone_days * 86'400LL * second;
constexpr std::size_t receipt_bytes = 16, cached_articles_max = 10'000;

std::string hash_of(std::string_view receipt) { return accounts::hash_of(receipt); }

void erase_phone_audited(Writing& writing, const std::string& comment_id) {
  erase_phone(writing.session(), comment_id);
  writing.audit("comment.erase_phone", fmt::format("comment {}", comment_id), "", "");
}

Record new_comment(const records::Kind& kind, const Article& article, const CommentText& text,
                   Timestamp now) {
  Record row = records::empty_row(kind);
  row["article_id"] = article.id();
  row["unit_code"] = article["unit_code"];
  row["name"] = text.name;
  row["title"] = text.title;
  row["body"] = text.body;
  row["answers"] = text.answers;
  row["state"] = name_of(CommentState::waiting);
  row["sent_day"] = format_iso(date_of(now));
  row["sent_on"] = wall_text(now);
  row["due_on"] =
      format_iso(registry::working_days().after(date_of(now), limits::comment_answer_days));
  row["abuse_reports"] = "0";
  return row;
}

/// Whether a reader may answer it: it is shown below that article, and no answer itself.
Result<bool> is_answerable(Reading& reading, const std::string& id, const Article& article) {
  TRY(const auto row, reading.get(reading.kinds().get("comment"), id));
  return row && !row->removed_at && (*row)["article_id"] == article.id() &&
         comment_state_of(*row) == CommentState::shown && (*row)["answers"].empty();
}

Result<Record> find_comment(Writing& writing, const std::string& id, const accounts::Reach& reach) {
  return writing.find(writing.kinds().get("comment"), id, reach);
}

Result<Record> find_by_receipt(Reading& reading, std::string_view receipt) {
  const auto secret = find_secret(reading.session(), hash_of(receipt));
  if (!secret) return Error{Code::not_found, "there is no such comment", ""};
  TRY(auto row, reading.get(reading.kinds().get("comment"), secret->comment_id));
  if (!row) return Error{Code::not_found, "there is no such comment", ""};
  return *std::move(row);
}

}  // namespace

Comments::Comments(records::RecordStore& store, accounts::SealingKey key, Random& random)
    : store_(store),
      key_(std::move(key)),
      random_(random),
      codes_(random),
      tries_(try_rule, limits::rate_senders_max),
      looks_(look_rule, limits::rate_senders_max),
      by_address_(address_rule, limits::rate_senders_max),
      by_article_(article_rule, limits::rate_senders_max),
      by_everybody_(everybody_rule, limits::rate_senders_max),
      abuse_(abuse_rule, limits::rate_senders_max) {}

Result<std::unique_ptr<Comments>> Comments::open(records::RecordStore& store,
                                                 const std::filesystem::path& key_file,
                                                 Random& random) {
  TRY(auto key, accounts::SealingKey::open(key_file, random));
  std::unique_ptr<Comments> comments(new Comments(store, std::move(key), random));
  comments->erase_old_phones();
  comments->ticker_ = std::make_unique<Ticker>(std::chrono::hours(1),
                                               [&all = *comments] { all.erase_old_phones(); });
  return comments;
}

void Comments::erase_old_phones() {
  const Timestamp before{store_.clock().now().micros - phone_micros};
  const auto done = store_.write("system", [&](Writing& writing) -> Result<long long> {
    const long long count = erase_phones_before(writing.session(), before);
    if (count > 0) {
      writing.audit("comment.erase_phones", "comment_secrets", "",
                    boost::json::serialize(boost::json::object{{"count", count}}));
    }
    return count;
  });
  if (!done) log::error("old telephone numbers were not erased: {}", to_string(done.error()));
}

Result<std::vector<ShownComment>> Comments::read_shown(const std::string& article_id) {
  return store_.read([&](Reading& reading) -> Result<std::vector<ShownComment>> {
    return shown_comments(reading.session(), article_id);
  });
}

Comments::List Comments::shown(const std::string& article_id) {
  const std::uint64_t now = version_;
  {
    const std::lock_guard lock(mutex_);
    if (cached_version_ != now || cached_.size() >= cached_articles_max) cached_.clear();
    cached_version_ = now;
    if (const auto at = cached_.find(article_id); at != cached_.end()) return at->second;
  }
  auto read = read_shown(article_id);
  if (!read) {
    log::error("comments cannot be read: {}", to_string(read.error()));
    return std::make_shared<const std::vector<ShownComment>>();
  }
  auto list = std::make_shared<const std::vector<ShownComment>>(*std::move(read));
  const std::lock_guard lock(mutex_);
  if (cached_version_ == now) cached_[article_id] = list;
  return list;
}

bool Comments::may_try(std::string_view address) {
  return tries_.take(scans::address_block(address), store_.clock().now());
}

bool Comments::may_look(std::string_view address) {
  return looks_.take(scans::address_block(address), store_.clock().now());
}

Result<Comments::Answer> Comments::send(const Article& article, const CommentText& text,
                                        std::string_view address) {
  const Timestamp now = store_.clock().now();
  const std::string block = scans::address_block(address);
  const bool has_room = by_address_.has_room(block, now) &&
                        by_article_.has_room(article.id(), now) && by_everybody_.has_room("", now);
  if (!has_room) return Answer{Sent::too_many, ""};
  const std::string receipt = random_hex(random_, receipt_bytes);
  const auto kept = store_.write(reader_actor, [&](Writing& writing) -> Result<Sent> {
    const auto waiting = static_cast<std::size_t>(waiting_comments(writing.session()));
    if (waiting >= limits::comments_waiting_max) return Sent::too_many;
    if (!text.answers.empty()) {
      TRY(const bool is_there, is_answerable(writing, text.answers, article));
      if (!is_there) return Sent::gone;
    }
    TRY(const Record row,
        writing.put(new_comment(writing.kinds().get("comment"), article, text, writing.now())));
    const std::string phone = bare_phone(text.phone);
    put_secret(writing.session(), {.comment_id = row.id,
                                   .receipt_hash = hash_of(receipt),
                                   .sealed_phone = phone.empty() ? "" : key_.seal(phone, random_),
                                   .sent_at = writing.now()});
    return Sent::kept;
  });
  if (!kept) return kept.error();
  if (*kept != Sent::kept) return Answer{*kept, ""};
  by_address_.take(block, now);
  by_article_.take(article.id(), now);
  by_everybody_.take("", now);
  return Answer{Sent::kept, receipt};
}

Result<Comments::Own> Comments::find_own(std::string_view receipt) {
  return store_.read([&](Reading& reading) -> Result<Own> {
    TRY(auto comment, find_by_receipt(reading, receipt));
    const auto secret = secret_of(reading.session(), comment.id);
    return Own{std::move(comment), secret && !secret->sealed_phone.empty()};
  });
}

Result<void> Comments::erase_own_phone(std::string_view receipt) {
  return store_.write(reader_actor, [&](Writing& writing) -> Result<void> {
    TRY(const auto comment, find_by_receipt(writing, receipt));
    erase_phone_audited(writing, comment.id);
    return ok();
  });
}

Result<void> Comments::withdraw(std::string_view receipt) {
  return store_.write(reader_actor, [&](Writing& writing) -> Result<void> {
    TRY(auto comment, find_by_receipt(writing, receipt));
    comment["state"] = name_of(CommentState::withdrawn);
    comment["reason"] = "";
    TRY_VOID(writing.put(comment));
    erase_phone_audited(writing, comment.id);
    return ok();
  });
}

Result<bool> Comments::report_abuse(const Article& article, const std::string& comment_id,
                                    std::string_view address) {
  if (!abuse_.take(scans::address_block(address), store_.clock().now())) return false;
  return store_.write(reader_actor, [&](Writing& writing) -> Result<bool> {
    TRY(auto comment, find_comment(writing, comment_id, accounts::Reach::all()));
    const bool is_here = comment["article_id"] == article.id() &&
                         comment_state_of(comment) == CommentState::shown && !comment.removed_at;
    if (!is_here) return Error{Code::not_found, "there is no such comment", comment_id};
    comment["abuse_reports"] = std::to_string(comment.whole("abuse_reports").value_or(0) + 1);
    TRY_VOID(writing.put(comment));
    return true;
  });
}

Result<std::string> Comments::read_phone(const records::Acting& acting,
                                         const std::string& comment_id) {
  return store_.write(acting.person, [&](Writing& writing) -> Result<std::string> {
    TRY(const auto comment, find_comment(writing, comment_id, acting.reach));
    const auto secret = secret_of(writing.session(), comment.id);
    if (!secret || secret->sealed_phone.empty()) return std::string();
    writing.audit("comment.read_phone", fmt::format("comment {}", comment.id), "", "");
    return key_.unseal(secret->sealed_phone);
  });
}

Result<void> Comments::erase_phone_of(const records::Acting& acting,
                                      const std::string& comment_id) {
  return store_.write(acting.person, [&](Writing& writing) -> Result<void> {
    TRY(const auto comment, find_comment(writing, comment_id, acting.reach));
    erase_phone_audited(writing, comment.id);
    return ok();
  });
}

}  // namespace ocop::newsroom
