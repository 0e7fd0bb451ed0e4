#include "application/import_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "application/data_database.h"
#include "application/file_input.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/random.h"
#include "registry/import.h"
#include "registry/registry_store.h"
#include "sql/database.h"

namespace ocop::application {
namespace {

constexpr std::string_view actor = "command line";

struct Arguments : DataOptions {
  std::string kind;
  std::vector<std::string> files;
};

Result<std::vector<std::string>> read_files(const std::vector<std::string>& paths) {
  std::vector<std::string> contents;
  for (const std::string& path : paths) {
    TRY(std::string content, read_file(path, limits::csv_file_bytes_max));
    contents.push_back(std::move(content));
  }
  return contents;
}

Result<registry::ImportReport> import(const Arguments& arguments) {
  // All files are read before the data folder is made: a mistyped name leaves nothing behind.
  TRY(const auto contents, read_files(arguments.files));
  const SystemClock clock;
  SystemRandom random;
  TRY(const auto database, open_database(arguments.data, arguments.database));
  TRY_VOID(migrate_all(*database, clock.now()));
  TRY(const auto store, registry::RegistryStore::open(*database, clock, random));
  if (!arguments.kind.empty()) {
    return registry::import_file(*store, arguments.kind,
                                 {arguments.files.front(), contents.front()}, actor);
  }
  std::vector<registry::NamedContent> named;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    named.push_back({arguments.files[i], contents[i]});
  }
  return registry::import_files(*store, named, actor);
}

int report(const registry::ImportReport& report) {
  for (const auto& fault : report.faults) {
    std::cerr << records::to_string(fault, pages::Locale::english) << '\n';
  }
  if (!report.stored()) {
    std::cerr << fmt::format(
        "ocop import: nothing was stored, {} in all; correct and run again\n",
        report.fault_count == 1 ? "one fault" : fmt::format("{} faults", report.fault_count));
    return 1;
  }
  for (const std::string& name : registry::importable_registers()) {
    const records::ImportCounts counts = report.of(name);
    if (counts == records::ImportCounts{}) continue;
    std::string words = name;
    std::ranges::replace(words, '_', ' ');
    std::cout << fmt::format("{}: {} new, {} changed, {} the same\n", words, counts.added,
                             counts.changed, counts.same);
  }
  return 0;
}

int run(const Arguments& arguments) {
  const auto imported = import(arguments);
  if (imported) return report(*imported);
  std::cerr << fmt::format("ocop import: {}\n", to_string(imported.error()));
  return 1;
}

}  // namespace

void add_import_command(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();  // lives in the callback below
  auto* command = app.add_subcommand("import", "fills the registers from CSV files");
  command->footer("The columns are in docs/import.md. One run stores everything or nothing.");
  add_data_options(*command, *arguments);
  command->add_option("--kind", arguments->kind, "of one file whose name does not end in its kind")
      ->check(CLI::IsMember(registry::importable_registers()));
  command->add_option("FILE", arguments->files, "subjects.csv, places.csv, products.csv …")
      ->required();
  command->callback([arguments, &status] {
    if (!arguments->kind.empty() && arguments->files.size() != 1) {
      throw CLI::ValidationError("--kind", "give one file with it");
    }
    status = run(*arguments);
  });
}

}  // namespace ocop::application
