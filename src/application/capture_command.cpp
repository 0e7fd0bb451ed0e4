#include "application/capture_command.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "application/capture.h"
#include "application/data_database.h"
#include "application/data_directory.h"
#include "application/file_input.h"
#include "application/remote_capture.h"
#include "base/limits.h"

namespace ocop::application {
namespace {

struct Arguments : DataOptions {
  std::vector<std::string> files;
};

void complain(const std::string& file, const Error& error) {
  std::cerr << fmt::format("ocop capture: {}: {}\n", file, to_string(error));
}

// Every fault but a taken identifier refuses the whole file; an identifier that another event has
// is common in files that repeat each other, and must not keep the rest of the file out.
bool only_taken_identifiers(const CaptureReport& report) {
  return std::ranges::all_of(
      report.refusals, [](const Error& refusal) { return refusal.code == Code::already_exists; });
}

using CaptureDocument = std::function<Result<CaptureReport>(std::string_view, ErrorBehaviour)>;

bool capture_file(const CaptureDocument& capture_document, const std::string& file) {
  const auto json = read_file(file, limits::epcis_document_bytes_max);
  if (!json) {
    std::cerr << fmt::format("ocop capture: {}\n", to_string(json.error()));
    return false;
  }
  auto report = capture_document(*json, ErrorBehaviour::rollback);
  if (report && !report->whole() && only_taken_identifiers(*report)) {
    report = capture_document(*json, ErrorBehaviour::proceed);
  }
  if (!report) {
    complain(file, report.error());
    return false;
  }
  if (!report->whole() && !only_taken_identifiers(*report)) {
    Error first = report->refusals.front();
    if (report->refusal_count > 1) {
      first.detail +=
          fmt::format(" ({} faults in all; ocop epcis validate lists them)", report->refusal_count);
    }
    complain(file, first);
    return false;
  }
  for (const auto& refusal : report->refusals) complain(file, refusal);
  std::cout << fmt::format("{}: {} captured, {} already there, {} left out\n", file,
                           report->captured, report->already_stored, report->refusal_count);
  return true;
}

int capture_files(const CaptureDocument& capture_document, const std::vector<std::string>& files) {
  int status = 0;
  for (const auto& file : files) {
    if (!capture_file(capture_document, file)) status = 1;
  }
  return status;
}

// A server may hold the folder; then it does the work, and the outcome is the same.
int run(const Arguments& arguments) {
  SystemClock clock;
  SystemRandom random;
  if (const auto server = RemoteCapture::open(arguments.data, clock, random)) {
    return capture_files(
        [&](std::string_view json, ErrorBehaviour behaviour) {
          return (*server)->capture(json, behaviour);
        },
        arguments.files);
  }
  const auto data = DataDirectory::open(arguments.data, clock, random, arguments.database);
  if (!data) {
    std::cerr << fmt::format("ocop capture: {}\n", to_string(data.error()));
    return 1;
  }
  return capture_files(
      [&](std::string_view json, ErrorBehaviour behaviour) {
        return capture((*data)->events(), json, behaviour);
      },
      arguments.files);
}

}  // namespace

void add_capture_command(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();  // lives in the callback below
  auto* command = app.add_subcommand("capture", "capture EPCIS 2.0 JSON files into a data folder");
  add_data_options(*command, *arguments);
  command->add_option("FILE", arguments->files, "EPCISDocument files")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace ocop::application
