#pragma once

#include <string>

#include "newsroom/links.h"
#include "office/office.h"
#include "records/record_store.h"

namespace ocop::newsroom {

/// Looks at the links of articles and keeps what it found. Pages of the site are asked outside of
/// any transaction, since they read the registers themselves. All it stands on outlives it.
class LinkDesk {
 public:
  LinkDesk(records::RecordStore& records, PathProbe probe, std::function<std::string()> base_url)
      : records_(records), probe_(std::move(probe)), base_url_(std::move(base_url)) {}

  /// Of the working text as it stands. `not_found` outside of the reach.
  Result<LinkCheck> look(const records::Acting& acting, const std::string& article_id) const;
  /// Looks again: how many links lead nowhere that the last look did not tell of.
  Result<std::size_t> look_for_new(const records::Acting& acting,
                                   const std::string& article_id) const;

 private:
  records::RecordStore& records_;
  PathProbe probe_;
  std::function<std::string()> base_url_;
};

/// The links of the article that lead nowhere, for the page of its record.
Result<std::optional<office::Panel>> links_panel(const office::Visitor& visitor,
                                                 records::Reading& reading,
                                                 const records::Record& article);

/// "/office/articles/{id}/links" looks again, and the home page of editors tells what was found.
/// `desk` outlives the office.
void add_link_pages(office::Office& office, const LinkDesk& desk);

}  // namespace ocop::newsroom
