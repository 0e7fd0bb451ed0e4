#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "accounts/accounts.h"
#include "registry/product_registers.h"
#include "registry/test_subjects.h"
#include "shortlist/acts.h"
#include "shortlist/registers.h"

/// For the tests of this room: its registers over those of producers and products, four voters, and
/// a round of two criteria and two products of two makers.
namespace ocop::shortlist {

class TestShortlist {
 public:
  TestShortlist() {
    registers.registry.clock().advance(113 * micros_per_day);  // 18/09/2026
    registry::add_product_kinds(registers.kinds);
    add_kinds(registers.kinds);
    must(migrate(database(), clock().now()));
    accounts = accounts::Accounts::open(database(), clock(), random, folder.path() / "accounts.key",
                                        {1, 8U << 10})
                   .value();
    for (const char* login : {"anhdao", "binh", "chien", "dung"}) add_voter_account(login);
    today = date_of(clock().now());
    om = registers.add_subject("OM");
    tra = registers.add_subject("TRA");
    round = add_round();
    taste = add_part("shortlist_criterion", {{"title", "Vị"}, {"weight", "60"}});
    story = add_part("shortlist_criterion", {{"title", "Câu chuyện"}, {"weight", "40"}});
    o_mai = add_candidate("OM", "Ô mai sấu");
    che = add_candidate("TRA", "Chè sen");
    for (const char* login : {"anhdao", "binh", "chien", "dung"}) add_voter(login);
  }

  sql::Database& database() { return registers.registry.database(); }
  ManualClock& clock() { return registers.registry.clock(); }
  records::RecordStore& store() { return *registers.store; }

  void add_voter_account(const std::string& login) {
    const auto person = accounts->people().create({.login = login, .name = login}, "test").value();
    (void)accounts->appointments()
        .make({.person = person.id,
               .role = accounts::Role::group_head,
               .unit_code = "00070",
               .valid_from = {2026, 1, 1}},
              "test")
        .value();
  }
  records::Record add_round(const std::string& code = "TB-1") {
    return registers.add("shortlist_round", {{"code", code},
                                             {"title", "Quà phố cổ"},
                                             {"unit_code", "00070"},
                                             {"purpose", "Hỗ trợ trước"},
                                             {"places", "1"},
                                             {"opens_on", "18/09/2026"},
                                             {"closes_on", "25/09/2026"}});
  }
  records::Record add_part(std::string_view kind, records::Values values) {
    values["round_id"] = round.id;
    return registers.add(kind, values);
  }
  records::Record add_candidate(const std::string& maker, const std::string& name) {
    const auto product = registers.add("product", {{"subject_id", maker}, {"name_vi", name}});
    return add_part("shortlist_candidate", {{"product_id", product.id}, {"reason", "đáng chọn"}});
  }
  records::Record add_voter(const std::string& login) {
    return add_part("shortlist_voter", {{"login", login}, {"standing", "Tổ trưởng"}});
  }
  void declare(const std::string& login, const records::Record& subject) {
    const auto person = accounts->people().find_by_sign_in_name(login).value();
    (void)accounts->declarations()
        .enter({.person = person->id,
                .subject_id = subject.id,
                .relation = accounts::Relation::relative,
                .valid_from = {2026, 1, 1}},
               "test")
        .value();
  }

  static records::Acting officer(const std::string& login = "officer") {
    return {login, accounts::Reach::all()};
  }
  /// The key of the reason; empty when the act came about.
  std::string open() { return why(open_round(store(), officer(), round.id, today)); }
  std::string close(const std::string& who = "officer") {
    return why(close_round(store(), officer(who), round.id, today));
  }
  std::string publish(const std::string& who = "second") {
    return why(publish_round(store(), officer(who), round.id, today));
  }
  static std::string why(const Result<Refusal>& refusal) {
    if (!refusal) return to_string(refusal.error());
    return *refusal ? std::string((*refusal)->key.name()) : std::string();
  }
  /// The fields at fault.
  Result<std::vector<std::string>> vote(const std::string& login, const records::Record& candidate,
                                        const std::string& first, const std::string& second,
                                        const std::string& reason = "vì ngon") {
    TRY(const auto faults,
        cast_vote(store(), login, round.id, candidate.id, {{first, second}, reason}, today));
    std::vector<std::string> fields;
    for (const records::Fault& fault : faults) {
      fields.push_back(fault.field.empty() ? std::string(fault.reason.key.name()) : fault.field);
    }
    return fields;
  }
  void vote_all(const records::Record& candidate, const std::string& points) {
    for (const char* login : {"anhdao", "binh", "chien", "dung"}) {
      if (!vote(login, candidate, points, points).value().empty()) {
        throw std::runtime_error("the vote was refused");
      }
    }
  }
  Round read() {
    return store()
        .read([&](records::Reading& reading) -> Result<Round> {
          TRY(const auto row, reading.get(reading.kinds().get("shortlist_round"), round.id));
          return read_round(reading, *row);
        })
        .value();
  }
  Poll poll() {
    const Round now = read();
    return store()
        .read([&](records::Reading& reading) { return poll_of(reading, now, today); })
        .value();
  }
  Recount count_again() {
    const Round now = read();
    return store().read([&](records::Reading& reading) { return recount(reading, now); }).value();
  }
  static void must(const Result<void>& done) {
    if (!done) throw std::runtime_error(to_string(done.error()));
  }

  registry::TestSubjects registers;
  SystemRandom random;
  sql::TemporaryFolder folder;
  std::unique_ptr<accounts::Accounts> accounts;
  Date today;
  records::Record om, tra, round, taste, story, o_mai, che;
};

}  // namespace ocop::shortlist
