#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "http/message.h"
#include "pages/locale.h"

/// What readers of feeds subscribe to: the newest of a list, as RSS 2.0 and as Atom (RFC 4287).
namespace ocop::portal {

struct FeedEntry {
  std::string title;
  std::string address;  ///< whole: "https://ocop.example/tin-tuc/…"
  std::string id;       ///< stays the same whatever becomes of its address
  Timestamp published_at, updated_at;
  std::string author = {};    ///< empty: that of the feed
  std::string category = {};  ///< as people call it
  std::string summary = {};
};

struct Feed {
  pages::Locale locale;
  std::string title, description;
  std::string
      home;  ///< whole address of the list; its feeds stand below it as "rss.xml", "atom.xml"
  Timestamp updated_at;                 ///< said of a feed without entries
  std::vector<FeedEntry> entries = {};  ///< the newest first
};

http::Response rss(const Feed& feed);
/// The identifier of an entry is "urn:ocop:" + `kind` + ":" + its own.
http::Response atom(const Feed& feed, std::string_view kind);

}  // namespace ocop::portal
