#include "application/back_office.h"

#include <algorithm>

#include "application/paper_pictures.h"
#include "bulletins/office_pages.h"
#include "bulletins/registers.h"
#include "campaigns/office_pages.h"
#include "campaigns/registers.h"
#include "codes/registers.h"
#include "culture/office_pages.h"
#include "culture/registers.h"
#include "evaluation/office_pages.h"
#include "evaluation/registers.h"
#include "library/office_pages.h"
#include "library/registers.h"
#include "messages/office_pages.h"
#include "messages/publication.h"
#include "messages/registers.h"
#include "newsroom/comment_office.h"
#include "newsroom/editing_pages.h"
#include "newsroom/office_pages.h"
#include "newsroom/registers.h"
#include "outreach/office_pages.h"
#include "outreach/recognition.h"
#include "outreach/registers.h"
#include "pictures/office_pages.h"
#include "pictures/registers.h"
#include "programme/office_pages.h"
#include "programme/registers.h"
#include "recognition/office_pages.h"
#include "recognition/registers.h"
#include "regimes/office_pages.h"
#include "regimes/registers.h"
#include "registry/label_rules.h"
#include "registry/product_office.h"
#include "registry/product_registers.h"
#include "registry/subject_office.h"
#include "registry/subject_registers.h"
#include "registry/unit_panels.h"
#include "registry/working_days.h"
#include "shortlist/office_pages.h"
#include "shortlist/registers.h"
#include "stories/office_pages.h"
#include "stories/registers.h"

namespace ocop::application {
namespace {

using registry::Catalogue;

std::optional<office::SubjectName> name_of(const registry::Subject* subject) {
  if (subject == nullptr) return std::nullopt;
  return office::SubjectName{subject->id.text(), subject->code, subject->name, subject->unit_code};
}

office::Subjects subjects_of(DataDirectory& data) {
  return {.find =
              [&data](std::string_view id) {
                return name_of(
                    data.registry().catalogue()->subject(registry::SubjectId(std::string(id))));
              },
          .find_by_code =
              [&data](std::string_view code) {
                return name_of(data.registry().catalogue()->subject_by_code(code));
              }};
}

bool is_demonstration(DataDirectory& data) {
  return std::ranges::any_of(data.registry().catalogue()->subjects(),
                             &registry::Subject::is_demonstration);
}

/// The holidays of the calendar, for items that Tết moves.
campaigns::WorkedDays worked_days() {
  return {[](Date day) { return registry::working_days().is_holiday(day); },
          [](Date day) { return registry::working_days().is_worked(day); }};
}

}  // namespace

BackOffice::BackOffice(DataDirectory& data, const Clock& clock,
                       std::function<std::string()> base_url)
    : accounts_{.accounts = data.accounts(),
                .tokens = data.tokens(),
                .clock = clock,
                .subjects = subjects_of(data),
                .unit_exists =
                    [&data](std::string_view code) {
                      return data.registry().catalogue()->unit_tree().has(code);
                    },
                .base_url = std::move(base_url)} {}

Result<void> BackOffice::open_registers(DataDirectory& data, const Clock& clock, Random& random) {
  TRY(auto legal_rules, registry::LegalRules::built_in());
  legal_rules_ = std::make_shared<const registry::LegalRules>(std::move(legal_rules));
  TRY(auto regimes, criteria::Regimes::built_in());
  regimes_ = std::make_shared<criteria::Regimes>(std::move(regimes));
  registry::add_subject_kinds(kinds_, data.registry(), legal_rules_);
  registry::add_product_kinds(kinds_);
  outreach::add_kinds(kinds_);
  outreach::keep_recognition(kinds_);
  programme::add_kinds(kinds_);
  codes::add_kinds(kinds_);
  shortlist::add_kinds(kinds_);
  pictures::add_kinds(kinds_);
  newsroom::add_kinds(kinds_);
  stories::add_kinds(kinds_);
  bulletins::add_kinds(kinds_);
  culture::add_kinds(kinds_);
  library::add_kinds(kinds_);
  regimes::add_kinds(kinds_);
  evaluation::add_kinds(kinds_, regimes_);
  messages::add_kinds(kinds_);
  campaigns::add_kinds(kinds_);
  recognition::add_kinds(kinds_, regimes_);
  TRY(records_, records::RecordStore::open(data.database(), kinds_, clock, random));
  TRY_VOID(regimes::load({*records_, regimes_}));
  TRY_VOID(outreach::follow_certificates(*records_, *data.registry().catalogue(), "system"));
  news_ = std::make_unique<newsroom::News>(data.database());
  TRY(views_, newsroom::Views::open(data.database(), clock, random));
  published_pictures_ = std::make_unique<pictures::Published>(*records_);
  published_stories_ = std::make_unique<stories::Published>(*records_);
  TRY(comments_, newsroom::Comments::open(*records_, data.path() / "accounts.key", random));
  authors_ = std::make_unique<newsroom::Authors>(*records_, *news_);
  records_->on_change([&data, &news = *news_, &authors = *authors_, &comments = *comments_,
                       &stories = *published_stories_, &pictures = *published_pictures_] {
    pictures.wake();
    data.registry().wake();
    news.wake();
    authors.wake();
    comments.wake();
    stories.wake();
  });
  TRY(files_, media::MediaStore::open(data.path() / "media", data.database(), clock, random));
  crops_ = std::make_unique<pictures::Crops>(data.database(), *files_);
  pictures_.reset(new pictures::Publication{*published_pictures_, *crops_, clock});
  const auto catalogues = [&data] { return data.registry().catalogue(); };
  publication_.reset(new newsroom::Publication{
      *news_, *views_, *comments_, *files_, catalogues, clock, accounts_.base_url,
      [this](const http::Request& request, pages::Locale locale) {
        return visitor_(request, locale);
      },
      *authors_, *published_pictures_});
  stories_.reset(new stories::Publication{*published_stories_, *files_, catalogues, clock,
                                          accounts_.base_url});
  bulletins_.reset(
      new bulletins::Publication{*records_,
                                 *files_,
                                 {*news_, *published_stories_, catalogues, paper_pictures(*files_)},
                                 clock,
                                 accounts_.base_url});
  culture_.reset(
      new culture::Publication{*records_, *files_, catalogues, clock, accounts_.base_url});
  tally_ = std::make_unique<campaigns::Tally>(data.database(), clock, random);
  campaigns_.reset(
      new campaigns::Publication{*records_, *tally_, catalogues, clock, accounts_.base_url});
  TRY(auto glossary, library::Glossary::built_in());
  library_.reset(new library::Publication{*records_, *files_, catalogues, clock, accounts_.base_url,
                                          std::move(glossary)});
  TRY(codes_, CodeOffice::open(data, *records_, *files_, clock, random, accounts_.base_url));
  return ok();
}

Result<void> BackOffice::add_pages(DataDirectory& data, const Clock& clock) {
  TRY(auto label_rules, registry::LabelRules::built_in());
  visitor_ = office::visitor_source(data.accounts(), clock, registry::units_under(data.registry()));
  office_ = std::make_unique<office::Office>(
      office::Ground{.records = *records_,
                     .visitor = visitor_,
                     .is_demonstration = [&data] { return is_demonstration(data); },
                     .units = registry::office_units(data.registry()),
                     .files = files_.get()});
  const auto catalogues = [&data] { return data.registry().catalogue(); };
  registry::add_subject_registers(*office_, data.registry(), legal_rules_);
  registry::add_product_registers(
      *office_, data.registry(),
      std::make_shared<const registry::LabelRules>(std::move(label_rules)),
      recognition::certificate_panels());
  outreach::add_pages(*office_, catalogues);
  programme::add_pages(*office_, catalogues);
  shortlist::add_pages(*office_, catalogues);
  pictures::add_pages(*office_, *crops_);
  links_ = std::make_unique<newsroom::LinkDesk>(
      *records_, [this](std::string_view path) { return path_probe_(path); }, accounts_.base_url);
  newsroom::add_pages(*office_, *links_);
  newsroom::add_comment_pages(*office_, *comments_);
  newsroom::add_editing_pages(*office_, catalogues);
  stories::add_pages(*office_, catalogues);
  bulletins::add_pages(*office_, *bulletins_);
  culture::add_pages(*office_);
  library::add_pages(*office_, catalogues);
  TRY_VOID(evaluation::add_pages(*office_, regimes_, catalogues, clock));
  regimes::add_pages(*office_, {*records_, regimes_});
  const recognition::Site recognition{recognition::recognition_ground(regimes_, catalogues),
                                      catalogues, accounts_.base_url,
                                      [&codes = *codes_] { return codes.labels_out(); }};
  recognition::add_pages(*office_, recognition);
  recognised_ =
      std::make_unique<recognition::Publication>(*records_, catalogues, clock, accounts_.base_url);
  messages_.emplace(messages::Ground{*records_, catalogues, accounts_.base_url});
  messages::add_pages(*office_, *messages_);
  campaigns::add_pages(*office_, {*records_, catalogues, worked_days()});
  dispatcher_ = std::make_unique<messages::Dispatcher>(*messages_, clock);
  shortlists_ = std::make_unique<shortlist::Publication>(*records_, catalogues);
  codes_->add_pages(*office_);
  office::add_account_pages(*office_, accounts_);
  return ok();
}

authenticity::Who BackOffice::who_looks(const http::Request& request,
                                        std::string_view subject_id) const {
  using accounts::Role;
  using authenticity::Who;
  const auto visitor = visitor_(request, pages::Locale::vietnamese);
  if (!visitor) return Who::the_public;
  for (const Role role : {Role::city_office, Role::ward_officer, Role::inspector}) {
    if (visitor->rights.has(role)) return Who::officer;
  }
  const auto reach = visitor->rights.reach(accounts::Object::code_order, accounts::Act::see);
  const bool is_makers = std::ranges::count(reach.subjects, subject_id) > 0;
  return is_makers ? Who::maker : Who::the_public;
}

void BackOffice::add_routes(http::Router& router) {
  office_->add_routes(router);
  codes_->add_routes(router);
  shortlist::add_public_routes(router, *shortlists_);
  recognition::add_public_routes(router, *recognised_);
  messages::add_public_routes(router, *messages_);
  pictures::add_public_routes(router, *pictures_);
  campaigns::add_public_routes(router, *campaigns_);
  newsroom::add_public_routes(router, *publication_);
  stories::add_public_routes(router, *stories_);
  bulletins::add_bulletin_routes(router, *bulletins_);
  bulletins::add_publication_routes(router, *bulletins_);
  culture::add_public_routes(router, *culture_);
  library::add_public_routes(router, *library_);
}

std::vector<portal::SearchSource> BackOffice::search_sources() const {
  std::vector<portal::SearchSource> sources{newsroom::search_source(*publication_),
                                            stories::search_source(*stories_),
                                            culture::search_source(*culture_)};
  std::ranges::move(library::search_sources(*library_), std::back_inserter(sources));
  sources.push_back(messages::search_source(*messages_));
  sources.push_back(bulletins::search_source(*bulletins_));
  return sources;
}

Result<std::unique_ptr<BackOffice>> BackOffice::open(DataDirectory& data, const Clock& clock,
                                                     Random& random,
                                                     std::function<std::string()> base_url) {
  std::unique_ptr<BackOffice> back(new BackOffice(data, clock, std::move(base_url)));
  TRY_VOID(back->open_registers(data, clock, random));
  TRY_VOID(back->add_pages(data, clock));
  return back;
}

}  // namespace ocop::application
