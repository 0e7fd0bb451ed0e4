#include "application/epcis_command.h"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "application/file_input.h"
#include "base/limits.h"
#include "epcis/document.h"
#include "epcis/event_hash.h"
#include "epcis/json_text.h"

namespace ocop::application {
namespace {

std::string in_json(std::string_view text) {
  std::string json;
  epcis::append_json_string(json, text);
  return json;
}

std::string faults_json(const epcis::Decoded& decoded) {
  std::vector<std::string> faults;
  for (const auto& [pointer, reason] : decoded.faults) {
    faults.push_back(
        fmt::format(R"({{"pointer":{},"reason":{}}})", in_json(pointer), in_json(reason)));
  }
  return fmt::format("[{}]", fmt::join(faults, ","));
}

// Prints; false when the document has a fault.
bool validate(const std::string& file, const std::string& text) {
  const auto decoded = epcis::decode(text);
  const bool valid = decoded.fault_count == 0;
  fmt::print("{{\"file\":{},\"valid\":{},\"fault_count\":{},\"faults\":{}}}\n", in_json(file),
             valid, decoded.fault_count, faults_json(decoded));
  return valid;
}

bool hash(const std::string& file, epcis::HashVersion version, const std::string& text) {
  const auto decoded = epcis::decode(text);
  for (std::size_t i = 0; i < decoded.events.size(); ++i) {
    fmt::print("{{\"file\":{},\"index\":{},\"hash\":{}}}\n", in_json(file), decoded.positions[i],
               in_json(event_hash(decoded.events[i].event, version)));
  }
  for (const auto& [pointer, reason] : decoded.faults) {
    fmt::print(stderr, "{}{}{}: {}\n", file, pointer.empty() ? "" : "#", pointer, reason);
  }
  return decoded.fault_count == 0;
}

using Act = std::function<bool(const std::string& file, const std::string& text)>;

int for_each_file(const std::vector<std::string>& files, const Act& act) {
  int status = 0;
  for (const auto& file : files) {
    const auto text = read_file(file, limits::epcis_document_bytes_max);
    if (!text) {
      fmt::print(stderr, "{}\n", to_string(text.error()));
      status = 1;
    } else if (!act(file, *text)) {
      status = 1;
    }
  }
  return status;
}

// Lives as long as the command that fills it.
std::shared_ptr<std::vector<std::string>> add_files(CLI::App& command) {
  auto files = std::make_shared<std::vector<std::string>>();
  command.add_option("FILE", *files, "EPCIS documents or single events in JSON-LD")->required();
  return files;
}

}  // namespace

void add_epcis_command(CLI::App& app, int& status) {
  CLI::App* epcis = app.add_subcommand("epcis", "Look into EPCIS documents without storing them");
  epcis->require_subcommand(1);

  CLI::App* validate_command = epcis->add_subcommand(
      "validate", "Print, for each file, whether it is valid and every fault with its place");
  const auto validated = add_files(*validate_command);
  validate_command->callback(
      [validated, &status] { status = for_each_file(*validated, validate); });

  CLI::App* hash_command =
      epcis->add_subcommand("hash", "Print the event hash identifier of every event");
  const auto hashed = add_files(*hash_command);
  const auto version = std::make_shared<epcis::HashVersion>(epcis::HashVersion::cbv_2_0);
  const std::map<std::string, epcis::HashVersion> versions = {{"2.0", epcis::HashVersion::cbv_2_0},
                                                              {"2.1", epcis::HashVersion::cbv_2_1}};
  hash_command->add_option("--cbv", *version, "edition of the hash rules: 2.0 or 2.1")
      ->transform(CLI::CheckedTransformer(versions));
  hash_command->callback([hashed, version, &status] {
    status = for_each_file(*hashed, [version](const std::string& file, const std::string& text) {
      return hash(file, *version, text);
    });
  });
}

}  // namespace ocop::application
