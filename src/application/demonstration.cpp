#include "application/demonstration.h"

#include <fmt/format.h>

#include <fstream>

#include <boost/json.hpp>

#include "application/demonstration_accounts.h"
#include "application/demonstration_codes.h"
#include "application/demonstration_events.h"
#include "application/paper_pictures.h"
#include "bulletins/demonstration.h"
#include "campaigns/demonstration.h"
#include "culture/demonstration.h"
#include "evaluation/demonstration.h"
#include "evaluation/office_pages.h"
#include "http/test_client.h"
#include "library/demonstration.h"
#include "messages/demonstration.h"
#include "newsroom/demonstration.h"
#include "outreach/demonstration.h"
#include "pictures/demonstration.h"
#include "programme/demonstration.h"
#include "recognition/demonstration.h"
#include "recognition/office_pages.h"
#include "registry/import.h"
#include "registry/subject_demonstration.h"
#include "shortlist/demonstration.h"
#include "stories/demonstration.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

constexpr std::string_view actor = "demonstration";
constexpr std::string_view officer = "phuong";  ///< of the ward, who visits its households
constexpr std::string_view token_subject = "OCOP-DEMO";

std::string_view embedded_file(std::string_view name) {
  for (const auto& file : embedded::demonstration_files()) {
    if (file.name == name) return file.content;
  }
  return {};
}

Result<void> fill_registers(registry::RegistryStore& registry) {
  std::vector<registry::NamedContent> files;
  for (const auto& file : embedded::demonstration_files()) {
    if (file.name.ends_with(".csv")) files.push_back({std::string(file.name), file.content});
  }
  TRY(const auto report, registry::import_files(registry, files, actor));
  if (report.stored()) return ok();
  return Error{Code::internal,
               fmt::format("the demonstration registers have {} faults", report.fault_count), ""};
}

Result<std::string> make_token(accounts::TokenStore& tokens, accounts::ScopeSet scopes) {
  TRY(const auto token, tokens.create({std::string(token_subject), scopes, std::nullopt}, actor));
  return token.secret;
}

Result<void> send(http::TestClient& client, const std::string& document, const std::string& token) {
  const std::string headers =
      fmt::format("Content-Type: application/ld+json\r\nAuthorization: Bearer {}\r\n", token);
  const auto answer = client.request(http::Method::post, "/epcis/capture", headers, document);
  if (answer && answer->status == 202) return ok();
  return Error{Code::internal,
               fmt::format("the demonstration events were refused: {}",
                           answer ? answer->body.substr(0, 400) : "no answer"),
               ""};
}

Result<void> write_whole(const std::filesystem::path& path, const std::string& text) {
  const auto beside = std::filesystem::path(path).concat(".new");
  std::ofstream(beside) << text << '\n';
  std::error_code failed;
  std::filesystem::rename(beside, path, failed);
  if (!failed) return ok();
  return Error{Code::internal, fmt::format("cannot be written: {}", failed.message()),
               path.string()};
}

json::array describe(const std::vector<DemonstrationAccount>& accounts) {
  json::array described;
  for (const DemonstrationAccount& account : accounts) {
    json::object each{
        {"login", account.login}, {"password", account.password}, {"role", account.role}};
    if (!account.totp.empty()) each["totp"] = account.totp;
    described.push_back(std::move(each));
  }
  return described;
}

std::string describe(const DemonstrationExamples& examples, const std::string& base_url,
                     const std::vector<DemonstrationAccount>& accounts,
                     const std::string& capture_token, const std::string& query_token) {
  const auto address = [&](const std::string& path) { return base_url + path; };
  const json::object description{{"base_url", base_url},
                                 {"accounts", describe(accounts)},
                                 {"tokens", {{"capture", capture_token}, {"query", query_token}}},
                                 {"examples",
                                  {{"genuine", address(examples.genuine)},
                                   {"lot", address(examples.lot)},
                                   {"product", address(examples.product)},
                                   {"recalled", address(examples.recalled)},
                                   {"recalled_lot", address(examples.recalled_lot)},
                                   {"expired", address(examples.expired)}}}};
  return json::serialize(description);
}

/// The member of a council whose brother keeps a shop does not vote on what it makes.
Result<void> declare_conflict(accounts::Accounts& accounts, const registry::Catalogue& catalogue) {
  TRY(const auto person, accounts.people().find_by_sign_in_name("hoidong"));
  const auto* subject = catalogue.subject_by_code("TS-DONGXUAN");
  if (!person || subject == nullptr) {
    return Error{Code::internal, "the declaration has nobody to be about", ""};
  }
  TRY(const auto known, accounts.declarations().of_person(person->id));
  if (!known.empty()) return ok();
  TRY_VOID(accounts.declarations().enter({.person = person->id,
                                          .subject_id = subject->id.text(),
                                          .relation = accounts::Relation::relative,
                                          .note = "Em trai là thành viên hợp tác xã (giả định)",
                                          .valid_from = {2026, 1, 1}},
                                         actor));
  return ok();
}

/// A product that a council stopped at three stars, and one that was evaluated in 2022.
Result<void> evaluate_product(DataDirectory& data, records::RecordStore& records,
                              const Clock& clock) {
  TRY(auto regimes, criteria::Regimes::built_in());
  const auto catalogues = [&data] { return data.registry().catalogue(); };
  TRY(const auto ground,
      evaluation::dossier_ground(std::make_shared<const criteria::Regimes>(std::move(regimes)),
                                 catalogues, clock));
  const auto catalogue = catalogues();
  const auto* of_today = catalogue->product_by_gtin("09521234000020");
  const auto* of_2022 = catalogue->product_by_gtin("09521238000019");
  if (of_today == nullptr || of_2022 == nullptr) {
    return Error{Code::internal, "there is no such product", "data/demo"};
  }
  return evaluation::fill_demonstration(records, ground,
                                        {of_today->id.text(), of_2022->id.text(), "Cà phê, ca cao"},
                                        {"0900000001",
                                         "phuong",
                                         "thanhpho",
                                         "thanhpho2",
                                         "thuky",
                                         {"hoidong2", "hoidong3", "hoidong"}});
}

/// The first result of a council, as the city recognised it.
Result<void> recognise_product(DataDirectory& data, records::RecordStore& records) {
  TRY(auto regimes, criteria::Regimes::built_in());
  const auto ground =
      recognition::recognition_ground(std::make_shared<const criteria::Regimes>(std::move(regimes)),
                                      [&data] { return data.registry().catalogue(); });
  return recognition::fill_demonstration(records, ground, {"thanhpho", "thanhpho2"});
}

Result<void> fill_messages(DataDirectory& data, records::RecordStore& records, const Clock& clock,
                           Random& random, const std::string& base_url) {
  TRY(const auto files,
      media::MediaStore::open(data.path() / "media", data.database(), clock, random));
  return messages::fill_demonstration(
      {records, [&data] { return data.registry().catalogue(); }, [&] { return base_url; }}, *files,
      date_of(clock.now()));
}

/// After the articles and stories that it tells of.
Result<void> fill_bulletins(DataDirectory& data, records::RecordStore& records, const Clock& clock,
                            Random& random) {
  TRY(const auto files,
      media::MediaStore::open(data.path() / "media", data.database(), clock, random));
  newsroom::News news(data.database());
  stories::Published stories(records);
  return bulletins::fill_demonstration(
      records,
      {news, stories, [&data] { return data.registry().catalogue(); }, paper_pictures(*files)},
      {"bientap", "duyetbai"});
}

Result<void> fill_pictures(DataDirectory& data, records::RecordStore& records, const Clock& clock,
                           Random& random) {
  TRY(const auto files,
      media::MediaStore::open(data.path() / "media", data.database(), clock, random));
  return pictures::fill_demonstration(records, *files, "bientap");
}

}  // namespace

Result<void> fill_demonstration(DataDirectory& data, records::RecordStore& records,
                                const Clock& clock, std::uint16_t port,
                                const std::string& base_url) {
  const auto registered = data.registry().catalogue();
  const bool is_empty = data.events().view()->last() == 0 && registered->products().empty();
  const bool was_begun =
      std::ranges::any_of(registered->products(), &registry::Product::is_demonstration);
  const bool is_complete = std::filesystem::exists(data.path() / "demo.json");
  if (is_complete || !(is_empty || was_begun)) return ok();
  TRY_VOID(fill_registers(data.registry()));
  TRY_VOID(registry::fill_subject_demonstration(records, actor));
  TRY_VOID(outreach::fill_demonstration(records, officer));
  TRY(const auto capture_token, make_token(data.tokens(), {accounts::Scope::capture}));
  TRY(const auto query_token, make_token(data.tokens(), {accounts::Scope::query}));

  const auto catalogue = data.registry().catalogue();
  SystemRandom random;
  TRY(const auto accounts,
      make_demonstration_accounts(data.accounts(), date_of(clock.now()), random,
                                  [&](std::string_view code) {
                                    const auto* subject = catalogue->subject_by_code(code);
                                    return subject ? subject->id.text() : std::string();
                                  }));
  TRY_VOID(programme::fill_demonstration(records, actor));  // tasks name accounts
  TRY_VOID(declare_conflict(data.accounts(), *catalogue));
  TRY_VOID(shortlist::fill_demonstration(records, date_of(clock.now())));
  TRY_VOID(stories::fill_demonstration(records, date_of(clock.now())));
  TRY_VOID(culture::fill_demonstration(records));
  TRY_VOID(library::fill_demonstration(records));
  TRY_VOID(evaluate_product(data, records, clock));
  TRY_VOID(recognise_product(data, records));
  TRY_VOID(fill_pictures(data, records, clock, random));
  TRY_VOID(newsroom::fill_demonstration(records, {"bientap", "duyetbai"}));
  TRY_VOID(fill_bulletins(data, records, clock, random));
  TRY_VOID(fill_messages(data, records, clock, random, base_url));
  TRY_VOID(campaigns::fill_demonstration(records, {"bientap", "duyetbai"}, date_of(clock.now())));
  DemonstrationInputs inputs{embedded_file("chains.json"), *catalogue};
  const Date today = date_of(clock.now());
  TRY(inputs.serial_of, give_demonstration_codes(inputs, today, data.path(), records, actor));
  TRY(const auto documents, demonstration_documents(inputs, today));
  http::TestClient client(port);
  for (const auto& document : documents) TRY_VOID(send(client, document, capture_token));

  TRY(const auto examples, demonstration_examples(inputs, today));
  return write_whole(data.path() / "demo.json",
                     describe(examples, base_url, accounts, capture_token, query_token));
}

}  // namespace ocop::application
