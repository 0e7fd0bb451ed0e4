#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pages/locale.h"

namespace ocop::portal {

/// One article in a list of the home page.
struct NewsLine {
  std::string title, path, lead;
  std::string time, machine_time;  ///< "09:21 12/08/2019", "2019-08-12T09:21+07:00"
  std::string picture = {};        ///< its path; empty without one
};

/// One article in the sitemap.
struct NewsAddress {
  std::string path;
  std::string last_change;  ///< "2019-08-12"
};

/// One page in both languages in the sitemap.
struct NoticeAddress {
  std::string path_vi, path_en;
  std::string last_change;  ///< "2026-09-18"
};

/// What the home page and the sitemap show of a newsroom above this room.
struct NewsSource {
  std::function<std::vector<NewsLine>(pages::Locale)> newest = [](pages::Locale) {
    return std::vector<NewsLine>();
  };
  std::function<std::vector<NewsAddress>()> addresses = [] { return std::vector<NewsAddress>(); };
  std::function<std::vector<NoticeAddress>()> notices = [] { return std::vector<NoticeAddress>(); };
};

}  // namespace ocop::portal
