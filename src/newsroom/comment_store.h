#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace soci {
class session;
}

/// Comments in SQL beside their register. Inside a transaction of the caller; each throws what the
/// SQL library throws.
namespace ocop::newsroom {

/// A comment that the public reads.
struct ShownComment {
  std::string id, name, title, body;
  std::string answers;                        ///< the comment above it; empty: none
  std::string sent_on;                        ///< "20:04 13/08/2019"
  std::string reply, reply_name, replied_on;  ///< empty without a reply
};

/// Of one article, the oldest first, at most `limits::comments_shown_max`.
std::vector<ShownComment> shown_comments(soci::session& session, const std::string& article_id);
long long waiting_comments(soci::session& session);
/// Shown ones that readers reported, the most reported first, at most 50.
std::vector<std::string> reported_comments(soci::session& session);

/// What nobody but its writer knows.
struct CommentSecret {
  std::string comment_id;
  std::string receipt_hash;
  std::string sealed_phone;  ///< empty: none was given, or it was erased
  Timestamp sent_at;
};
void put_secret(soci::session& session, const CommentSecret& secret);
std::optional<CommentSecret> secret_of(soci::session& session, const std::string& comment_id);
std::optional<CommentSecret> find_secret(soci::session& session, const std::string& receipt_hash);
void erase_phone(soci::session& session, const std::string& comment_id);
/// Erases every telephone number that was sent before; gives how many there were.
long long erase_phones_before(soci::session& session, Timestamp moment);

}  // namespace ocop::newsroom
