#pragma once

#include <functional>
#include <memory>
#include <string>

#include "application/code_office.h"
#include "application/data_directory.h"
#include "bulletins/publication.h"
#include "campaigns/publication.h"
#include "criteria/regime.h"
#include "culture/publication.h"
#include "http/router.h"
#include "library/publication.h"
#include "media/media_store.h"
#include "messages/dispatcher.h"
#include "newsroom/link_desk.h"
#include "newsroom/publication.h"
#include "office/account_ground.h"
#include "office/office.h"
#include "pictures/publication.h"
#include "recognition/publication.h"
#include "records/record_store.h"
#include "registry/legal_rules.h"
#include "shortlist/publication.h"
#include "stories/publication.h"

namespace ocop::application {

/// The back office over one data folder: the registers, the pages of every capability, and who may
/// see them. Outlives the server.
class BackOffice {
 public:
  /// `base_url` is asked at each request that a passkey is made or used in.
  static Result<std::unique_ptr<BackOffice>> open(DataDirectory& data, const Clock& clock,
                                                  Random& random,
                                                  std::function<std::string()> base_url);

  void add_routes(http::Router& router);
  records::RecordStore& records() { return *records_; }
  CodeOffice& codes() { return *codes_; }
  /// A signed-in officer, or one of the people of that producer; else the public.
  authenticity::Who who_looks(const http::Request& request, std::string_view subject_id) const;
  const media::MediaStore& files() const { return *files_; }
  /// What a reader gets at a path of this site; set before the first request.
  void set_path_probe(newsroom::PathProbe probe) { path_probe_ = std::move(probe); }
  const newsroom::Publication& publication() const { return *publication_; }
  const messages::Ground& messages() const { return *messages_; }
  const stories::Publication& stories() const { return *stories_; }
  /// What its rooms add to the search over everything, in the order of the page.
  std::vector<portal::SearchSource> search_sources() const;
  const culture::Publication& culture() const { return *culture_; }

 private:
  BackOffice(DataDirectory& data, const Clock& clock, std::function<std::string()> base_url);

  Result<void> open_registers(DataDirectory& data, const Clock& clock, Random& random);
  Result<void> add_pages(DataDirectory& data, const Clock& clock);

  records::Kinds kinds_;
  std::shared_ptr<const registry::LegalRules>
      legal_rules_;                             // with the kinds and pages that ask them
  std::shared_ptr<criteria::Regimes> regimes_;  ///< officers may add to them
  std::unique_ptr<records::RecordStore> records_;
  std::unique_ptr<media::MediaStore> files_;
  office::AccountGround accounts_;
  office::VisitorSource visitor_;
  std::unique_ptr<pictures::Published> published_pictures_;
  std::unique_ptr<pictures::Crops> crops_;
  std::unique_ptr<pictures::Publication> pictures_;
  std::unique_ptr<newsroom::News> news_;
  std::unique_ptr<newsroom::Views> views_;
  std::unique_ptr<newsroom::Comments> comments_;
  std::unique_ptr<newsroom::Authors> authors_;
  newsroom::PathProbe path_probe_ = [](std::string_view) { return 200; };
  std::unique_ptr<newsroom::LinkDesk> links_;
  std::unique_ptr<newsroom::Publication> publication_;
  std::unique_ptr<stories::Published> published_stories_;
  std::unique_ptr<stories::Publication> stories_;
  std::unique_ptr<bulletins::Publication> bulletins_;
  std::unique_ptr<culture::Publication> culture_;
  std::unique_ptr<library::Publication> library_;
  std::unique_ptr<CodeOffice> codes_;
  std::unique_ptr<shortlist::Publication> shortlists_;
  std::unique_ptr<recognition::Publication> recognised_;
  std::unique_ptr<office::Office> office_;
  std::optional<messages::Ground> messages_;
  std::unique_ptr<campaigns::Tally> tally_;
  std::unique_ptr<campaigns::Publication> campaigns_;
  std::unique_ptr<messages::Dispatcher> dispatcher_;  ///< last, so that it ends first
};

}  // namespace ocop::application
