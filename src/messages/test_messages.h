#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "accounts/accounts.h"
#include "messages/acts.h"
#include "messages/registers.h"
#include "registry/test_subjects.h"

/// For the tests of this room: its registers over those of units and audiences, with two
/// residential groups and a party cell in phường Hoàn Kiếm, and the accounts of those who write and
/// read.
namespace ocop::messages {

class TestMessages {
 public:
  using Role = accounts::Role;

  TestMessages() {
    add_kinds(registers.kinds);
    must(migrate(database(), clock().now()));
    accounts = accounts::Accounts::open(database(), clock(), random, folder.path() / "accounts.key",
                                        {1, 8U << 10})
                   .value();
    for (const auto& [login, role, unit] : {std::tuple("editor", Role::editor, ""),
                                            {"approver", Role::approver, ""},
                                            {"city", Role::city_office, ""},
                                            {"officer", Role::ward_officer, "00070"},
                                            {"other", Role::ward_officer, "00082"},
                                            {"head", Role::group_head, "00070"},
                                            {"neighbour", Role::group_head, "00070"},
                                            {"cell", Role::party_member, "00070"}}) {
      add_account(login, role, unit);
    }
    first = add_audience("Tổ 1", "residential_group", "head");
    second = add_audience("Tổ 2", "residential_group", "neighbour");
    party = add_audience("Chi bộ 1", "party_cell", "cell");
  }

  sql::Database& database() { return registers.registry.database(); }
  ManualClock& clock() { return registers.registry.clock(); }
  records::RecordStore& store() { return *registers.store; }
  Date today() { return date_of(clock().now()); }
  void go_on(int days) { clock().advance(days * micros_per_day); }  ///< or back
  std::shared_ptr<const registry::Catalogue> catalogue() { return registers.registry->catalogue(); }
  const registry::UnitTree& tree() {
    kept_ = catalogue();
    return kept_->unit_tree();
  }
  Ground ground() {
    return {store(), [this] { return catalogue(); }};
  }

  void add_account(const std::string& login, Role role, const std::string& unit) {
    const auto person = accounts->people().create({.login = login, .name = login}, "test").value();
    appointments[login] = {.role = role, .unit_code = unit, .valid_from = {2020, 1, 1}};
    const auto made =
        accounts->appointments()
            .make(
                {.person = person.id, .role = role, .unit_code = unit, .valid_from = {2020, 1, 1}},
                "test")
            .value();
    if (made.waits()) must(accounts->appointments().approve(made.appointment.id, "second"));
  }
  records::Record add_audience(const std::string& name, const std::string& kind,
                               const std::string& login, const std::string& unit = "00070") {
    auto row = registers.add("audience", {{"name", name}, {"kind", kind}, {"unit_code", unit}});
    registers.add("message_reader", {{"audience_id", name}, {"name", login}, {"login", login}});
    return row;
  }

  office::Visitor as(const std::string& login) {
    office::Visitor visitor;
    visitor.login = login;
    visitor.name = login;
    visitor.now = clock().now();
    visitor.today = today();
    const auto under = [this](std::string_view code, Date day) {
      return tree().codes_under(code, day);
    };
    visitor.rights = accounts::Rights({appointments.at(login)}, today(), under);
    return visitor;
  }

  Typed typed() {
    return {.title = "Nhận hồ sơ",
            .body = "Từ hôm nay.",
            .unit = "01",
            .units = "00070, 00082",
            .send_on = format_vietnamese(today()),
            .kinds = {"authority"}};
  }
  Typed restricted() {
    Typed one = typed();
    one.kinds = {"party_cell"};
    one.approver = "approver";
    one.is_restricted = true;
    return one;
  }
  /// The fields at fault; the message, when there are none.
  Stored draft(const Typed& one, const std::string& author = "editor", const std::string& id = "") {
    return store_draft(ground(), as(author), id, one).value();
  }
  /// Written and submitted.
  std::string submitted(const Typed& one, const std::string& author = "editor") {
    const Stored stored = draft(one, author);
    if (!stored.message) throw std::runtime_error(stored.faults.front().field);
    const std::string id = stored.message->id;
    if (const auto why = why_not(submit(ground(), as(author), id)); !why.empty()) {
      throw std::runtime_error(why);
    }
    return id;
  }
  std::string sent(const Typed& one) {
    const std::string id = submitted(one);
    if (const auto why = why_not(release(ground(), as("approver"), id)); !why.empty()) {
      throw std::runtime_error(why);
    }
    return id;
  }
  /// The key of the reason, or the error; empty when the act came about.
  static std::string why_not(const Result<Refusal>& refusal) {
    if (!refusal) return std::string(name_of(refusal.error().code));
    return *refusal ? std::string((*refusal)->key.name()) : std::string();
  }
  static std::vector<std::string> fields(const Stored& stored) {
    std::vector<std::string> names;
    for (const auto& fault : stored.faults) names.push_back(fault.field);
    return names;
  }

  Message read(const std::string& id) {
    return *store()
                .read([&](records::Reading& reading) -> Result<std::optional<Message>> {
                  return find_message(reading.session(), id);
                })
                .value();
  }
  std::vector<Recipient> copies(const std::string& id) {
    return store()
        .read([&](records::Reading& reading) -> Result<std::vector<Recipient>> {
          return recipients_of(reading.session(), id);
        })
        .value();
  }
  Recipient copy_at(const std::string& id, const std::string& name) {
    for (const Recipient& each : copies(id)) {
      if (each.place.name == name) return each;
    }
    throw std::runtime_error("no copy for " + name);
  }
  /// The names of the places that this person sees of it; nothing: it is not there for the person.
  std::optional<std::vector<std::string>> seen_by(const std::string& login, const std::string& id) {
    const auto visitor = as(login);
    const auto kept = catalogue();
    const auto seen = store().read([&](records::Reading& reading) {
      return see(reading, onlooker_of(reading, visitor, kept->unit_tree()), id);
    });
    if (!seen) return std::nullopt;
    std::vector<std::string> names;
    for (const Recipient& each : seen->sight.seen) names.push_back(each.place.name);
    return names;
  }
  static void must(const Result<void>& done) {
    if (!done) throw std::runtime_error(to_string(done.error()));
  }

  registry::TestSubjects registers;
  SystemRandom random;
  sql::TemporaryFolder folder;
  std::unique_ptr<accounts::Accounts> accounts;
  std::map<std::string, accounts::Appointment> appointments;
  records::Record first, second, party;

 private:
  std::shared_ptr<const registry::Catalogue> kept_;
};

}  // namespace ocop::messages
