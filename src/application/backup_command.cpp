#include "application/backup_command.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "application/backup.h"
#include "application/data_database.h"

namespace ocop::application {
namespace {

int report(const char* command, const Result<void>& done, const std::string& result) {
  if (done) {
    std::cout << result << '\n';
    return 0;
  }
  std::cerr << fmt::format("ocop {}: {}\n", command, to_string(done.error()));
  return 1;
}

}  // namespace

void add_backup_commands(CLI::App& app, int& status) {
  auto data = std::make_shared<std::string>();  // these live in the callbacks below
  auto to = std::make_shared<std::string>();
  auto* saving = app.add_subcommand("backup", "copy a data folder, while it is served or not");
  saving->add_option("--data", *data, "the data folder")->required();
  saving->add_option("--to", *to, "the folder to make")->required();
  saving->callback([data, to, &status] {
    const SystemClock clock;
    SystemRandom random;
    status = report("backup", back_up(*data, *to, clock, random), "backed up to " + *to);
  });

  auto from = std::make_shared<std::string>();
  auto options = std::make_shared<DataOptions>();
  auto* restoring = app.add_subcommand("restore", "make a data folder from a backup");
  restoring->add_option("--from", *from, "the folder of the backup")->required();
  add_data_options(*restoring, *options);
  restoring->callback([from, options, &status] {
    const SystemClock clock;
    status = report("restore", restore(*from, options->data, options->database, clock),
                    "restored to " + options->data);
  });
}

}  // namespace ocop::application
