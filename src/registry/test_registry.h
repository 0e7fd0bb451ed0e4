#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "registry/import.h"
#include "registry/registry_store.h"
#include "sql/test_database.h"

namespace ocop::registry {

/// A register of its own, for tests.
class TestRegistry {
 public:
  TestRegistry() : clock_(Timestamp{1'780'000'000'000'000}), store_(open_again()) {}

  std::unique_ptr<RegistryStore> open_again() {
    auto opened = RegistryStore::open(*database_, clock_, random_);
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    return std::move(opened).value();
  }
  ImportReport import(const std::vector<NamedContent>& files) {
    auto report = import_files(*store_, files, "test");
    if (!report) throw std::runtime_error(to_string(report.error()));
    return std::move(report).value();
  }
  RegistryStore& operator*() { return *store_; }
  RegistryStore* operator->() { return store_.get(); }
  sql::Database& database() { return *database_; }
  ManualClock& clock() { return clock_; }

 private:
  sql::TestDatabase database_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<RegistryStore> store_;
};

inline std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace ocop::registry
