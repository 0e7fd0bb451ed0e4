#include "newsroom/comment_store.h"

#include <soci/soci.h>

#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

std::optional<CommentSecret> fetch_secret(soci::session& session, const std::string& condition,
                                          const std::string& value) {
  CommentSecret secret;
  long long sent_at = 0;
  session << "select comment_id, receipt_hash, sealed_phone, sent_at from comment_secrets where " +
                 condition,
      soci::into(secret.comment_id), soci::into(secret.receipt_hash),
      soci::into(secret.sealed_phone), soci::into(sent_at), soci::use(value);
  if (!session.got_data()) return std::nullopt;
  secret.sent_at = {sent_at};
  return secret;
}

}  // namespace

std::vector<ShownComment> shown_comments(soci::session& session, const std::string& article_id) {
  std::vector<ShownComment> comments;
  ShownComment row;
  const auto most = static_cast<long long>(limits::comments_shown_max);
  soci::statement rows =
      (session.prepare
           << "select id, name, title, body, answers, sent_on, reply, reply_name, replied_on "
              "from comments where article_id = :article and state = 'shown' and "
              "removed_at is null order by id limit :most",
       soci::into(row.id), soci::into(row.name), soci::into(row.title), soci::into(row.body),
       soci::into(row.answers), soci::into(row.sent_on), soci::into(row.reply),
       soci::into(row.reply_name), soci::into(row.replied_on), soci::use(article_id),
       soci::use(most));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    comments.push_back(row);
  }
  return comments;
}

long long waiting_comments(soci::session& session) {
  long long count = 0;
  session << "select count(*) from comments where state = 'waiting' and removed_at is null",
      soci::into(count);
  return count;
}

std::vector<std::string> reported_comments(soci::session& session) {
  std::vector<std::string> ids;
  std::string id;
  soci::statement rows =
      (session.prepare << "select id from comments where state = 'shown' and abuse_reports > 0 and "
                          "removed_at is null order by abuse_reports desc, id limit 50",
       soci::into(id));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) ids.push_back(id);
  return ids;
}

void put_secret(soci::session& session, const CommentSecret& secret) {
  const auto sent_at = static_cast<long long>(secret.sent_at.micros);
  session << "insert into comment_secrets (comment_id, receipt_hash, sealed_phone, sent_at) values "
             "(:comment, :receipt, :phone, :sent)",
      soci::use(secret.comment_id), soci::use(secret.receipt_hash), soci::use(secret.sealed_phone),
      soci::use(sent_at);
}

std::optional<CommentSecret> secret_of(soci::session& session, const std::string& comment_id) {
  return fetch_secret(session, "comment_id = :comment", comment_id);
}

std::optional<CommentSecret> find_secret(soci::session& session, const std::string& receipt_hash) {
  return fetch_secret(session, "receipt_hash = :receipt", receipt_hash);
}

void erase_phone(soci::session& session, const std::string& comment_id) {
  session << "update comment_secrets set sealed_phone = '' where comment_id = :comment",
      soci::use(comment_id);
}

long long erase_phones_before(soci::session& session, Timestamp moment) {
  const auto before = static_cast<long long>(moment.micros);
  long long count = 0;
  session << "select count(*) from comment_secrets where sent_at < :before and sealed_phone <> ''",
      soci::into(count), soci::use(before);
  if (count > 0) {
    session << "update comment_secrets set sealed_phone = '' where sent_at < :before",
        soci::use(before);
  }
  return count;
}

}  // namespace ocop::newsroom
