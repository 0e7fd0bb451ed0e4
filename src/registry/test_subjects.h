#pragma once

#include <memory>
#include <stdexcept>

#include "records/proposals.h"
#include "records/record_store.h"
#include "registry/subject_registers.h"
#include "registry/test_registry.h"

namespace ocop::registry {

/// Registers of units and producers of their own, for tests.
class TestSubjects {
 public:
  TestSubjects() {
    add_subject_kinds(kinds, *registry, rules);
    auto opened = records::RecordStore::open(registry.database(), kinds, registry.clock(), random);
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    store = std::move(opened).value();
  }

  records::Record add(std::string_view kind, const records::Values& values) {
    return made(store->create(kinds.get(kind), values, everything));
  }
  records::Record add_subject(const std::string& code, const std::string& form = "household",
                              const std::string& ward = "00070") {
    return add("subject",
               {{"code", code}, {"name", "Cơ sở " + code}, {"kind", form}, {"unit_code", ward}});
  }
  records::Record get(std::string_view kind, const std::string& id) {
    return *store
                ->read([&](records::Reading& reading) -> Result<std::optional<records::Record>> {
                  return reading.get(kinds.get(kind), id);
                })
                .value();
  }
  std::vector<records::Record> parts(std::string_view kind, const std::string& subject_id) {
    return store
        ->read([&](records::Reading& reading) {
          return reading.where(kinds.get(kind), "subject_id", subject_id);
        })
        .value();
  }
  /// The name of the first fault's field and its reason in English; empty when it was stored.
  static std::string fault_of(const Result<records::Outcome>& outcome) {
    if (!outcome) return to_string(outcome.error());
    if (outcome->faults.empty()) return "";
    return outcome->faults.front().field + ": " +
           outcome->faults.front().reason.in(pages::Locale::english);
  }
  static records::Record made(const Result<records::Outcome>& outcome) {
    if (!outcome || !outcome->stored()) throw std::runtime_error(fault_of(outcome));
    return *outcome->record;
  }

  const records::Acting everything{"officer", accounts::Reach::all()};
  std::shared_ptr<const LegalRules> rules =
      std::make_shared<const LegalRules>(LegalRules::built_in().value());
  TestRegistry registry;
  SystemRandom random;
  records::Kinds kinds;
  std::unique_ptr<records::RecordStore> store;
};

}  // namespace ocop::registry
