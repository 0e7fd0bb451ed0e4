#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "records/record.h"

namespace soci {
class session;
}

/// What the public reads: every approved version of an article as it was approved. A release is
/// never changed; a correction, and a withdrawal, is a new one. Inside a transaction of the caller;
/// each throws what the SQL library throws.
namespace ocop::newsroom {

struct Release {
  long long number = 0;  ///< of all releases, in the order they were made
  std::string article_id;
  long long version = 0;        ///< of the article, from 1
  Timestamp published_at = {};  ///< of the first version; nobody sees any version before
  Timestamp released_at = {};
  std::string approved_by = {};
  bool is_withdrawn = false;
  std::map<std::string, std::string, std::less<>> content = {};  ///< fields by name

  const std::string& operator[](std::string_view field) const;
};

/// Makes the next release of the article. Its moment of publication is that of the last release
/// once that has come, else the one given.
Release release_of(soci::session& session, const records::Record& article, Timestamp published_at,
                   Timestamp now, const std::string& approved_by);
void put_release(soci::session& session, Release& release);

/// All after that number, in their order.
std::vector<Release> releases_after(soci::session& session, long long number);
/// Of one article, the newest first.
std::vector<Release> releases_of(soci::session& session, const std::string& article_id);

/// An article that is out, or will be at its moment.
struct Published {
  std::string article_id, code, title, language, unit_code;
  Timestamp published_at = {};
};
/// What the public reads first from `first` until before `last`, in that order; at most `most`.
std::vector<Published> published_between(soci::session& session, Timestamp first, Timestamp last,
                                         std::size_t most);

}  // namespace ocop::newsroom
