#pragma once

#include <soci/soci.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "records/record_store.h"

/// Published versions of stories: what was reviewed and then published, as it was. Councils score
/// these, so that none is ever changed.
namespace ocop::stories {

using Texts = std::map<std::string, std::string, std::less<>>;

struct Picture {
  std::string address, alt, alt_en, author, rights;
};

struct Translation {
  std::string language;  ///< "en"
  std::string title, lead, body, checked_by;
};

/// All that a story tells.
struct Content {
  Texts texts;  ///< by the fields of the story: "title", "origin" …
  std::vector<Picture> pictures;
  std::vector<Translation> translations;

  const std::string& operator[](std::string_view field) const;  ///< empty when there is none
  const Translation* translation(std::string_view language) const;
};

/// The story as it stands in the registers, with its parts.
Result<Content> read_content(records::Reading& reading, const records::Record& story);

/// One JSON text for one content: the same whenever it is written, since its SHA-256 names it.
std::string to_json(const Content& content);
Content content_from(std::string_view json);  ///< of a text that `to_json` gave

struct Version {
  std::string id, story_id, product_id;
  long long number = 0;  ///< from 1 for each story
  std::string json;      ///< the frozen text
  std::string sha256;    ///< of it, hexadecimal
  Timestamp published_at;
  Date published_on;
  std::string published_by;           ///< login
  std::optional<Date> ended_on = {};  ///< the first day on which it no longer stood

  bool stands_on(Date day) const { return published_on <= day && (!ended_on || day < *ended_on); }
};

/// Freezes a content: number, hash and moment. The version before it ends on that day.
Version freeze(records::Writing& writing, const records::Record& story, const Content& content,
               Date today);
/// Ends the version that stands, if there is one.
void end_version(soci::session& session, const std::string& story_id, Date today);

std::optional<Version> version_of(soci::session& session, const std::string& id);
std::vector<Version> versions_of(soci::session& session,
                                 const std::string& story_id);  ///< newest first
/// Those of all stories that stood on that day, the first published one first.
std::vector<Version> standing_versions(soci::session& session, Date day);

}  // namespace ocop::stories
