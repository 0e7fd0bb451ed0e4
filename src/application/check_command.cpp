#include "application/check_command.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "application/data_directory.h"

namespace ocop::application {
namespace {

int complain(const Error& error) {
  std::cerr << fmt::format("ocop check: {}\n", to_string(error));
  return 1;
}

int run(const std::string& folder) {
  if (!std::filesystem::is_directory(folder)) {
    return complain({Code::not_found, "there is no such data folder", folder});
  }
  SystemClock clock;
  SystemRandom random;
  auto data = DataDirectory::open(folder, clock, random);
  if (!data) return complain(data.error());
  if (const auto sound = (*data)->database().check(); !sound) return complain(sound.error());
  const auto check = (*data)->events().check();
  if (!check) return complain(check.error());
  std::cout << fmt::format("{} events, {} index entries, {} faults\n", check->events,
                           check->postings, check->fault_count);
  for (const auto& fault : check->faults) std::cerr << "ocop check: " << fault << '\n';
  return check->fault_count == 0 ? 0 : 1;
}

}  // namespace

void add_check_command(CLI::App& app, int& status) {
  auto folder = std::make_shared<std::string>();  // lives in the callback below
  auto* command = app.add_subcommand("check", "check the integrity of a data folder");
  command->add_option("--data", *folder, "the data folder")->required();
  command->callback([folder, &status] { status = run(*folder); });
}

}  // namespace ocop::application
