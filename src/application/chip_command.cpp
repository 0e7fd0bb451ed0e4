#include "application/chip_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "application/chip_key_file.h"
#include "application/file_input.h"
#include "application/printable_text.h"
#include "authenticity/product_chips.h"
#include "base/limits.h"

namespace ocop::application {
namespace {

namespace json = boost::json;
using authenticity::ChipMode;
using authenticity::ChipReader;
using authenticity::ChipTap;

struct Arguments {
  std::string keys;
  std::vector<std::string> addresses;
};

struct KeyArguments {
  std::filesystem::path data;
  std::string gtin, epoch;
  bool has_loop = false;
};

struct Lock {
  std::string name;
  ChipMode mode;
  ChipReader reader;
};

json::object line_of(const std::string& address) {
  return {{"url", printable(address)}, {"valid", false},       {"error", nullptr},
          {"name", nullptr},           {"mode", nullptr},      {"uid", nullptr},
          {"counter", nullptr},        {"file_data", nullptr}, {"tamper", nullptr}};
}

void fill(json::object& line, const Lock& lock, const ChipTap& tap) {
  line["valid"] = true;
  if (!lock.name.empty()) line["name"] = lock.name;
  line["mode"] = lock.mode == ChipMode::lrp ? "lrp" : "aes";
  line["uid"] = crypto::hex(tap.uid);
  line["counter"] = tap.counter;
  if (!tap.file_data.empty()) line["file_data"] = crypto::hex(tap.file_data);
  if (tap.tamper) line["tamper"] = name_of(*tap.tamper);
}

// Prints; false when no key opens it. The error is that of the key that came furthest.
bool verify(const std::string& address, std::vector<Lock>& locks) {
  json::object line = line_of(address);
  std::optional<Error> furthest;
  for (Lock& lock : locks) {
    const auto tap = lock.reader.read(address);
    if (tap) {
      fill(line, lock, *tap);
      furthest.reset();
      break;
    }
    if (!furthest || tap.error().code == Code::permission_denied) furthest = tap.error();
  }
  if (furthest) line["error"] = to_string(*furthest);
  fmt::print("{}\n", json::serialize(line));
  return !furthest;
}

Result<std::vector<Lock>> open(const std::string& file) {
  TRY(const std::string text, read_file(file, limits::chip_key_file_bytes_max));
  auto sets = read_chip_keys(text);
  if (!sets) return Error{sets.error().code, to_string(sets.error()), file};
  std::vector<Lock> locks;
  for (ChipKeySet& set : *sets) {
    const ChipMode mode = set.format.mode;
    locks.push_back({set.name, mode, ChipReader(set.keys, std::move(set.format))});
  }
  return locks;
}

int verify_all(const Arguments& arguments) {
  auto locks = open(arguments.keys);
  if (!locks) {
    fmt::print(stderr, "ocop chip verify: {}\n", to_string(locks.error()));
    return 1;
  }
  int invalid = 0;
  for (const auto& address : arguments.addresses) invalid += !verify(address, *locks);
  std::fflush(stdout);
  if (invalid == 0) return 0;
  fmt::print(stderr, "ocop chip verify: {} not valid; \"error\" says why.\n", invalid);
  return 1;
}

Result<std::string> product_keys(const KeyArguments& arguments) {
  const auto gtin = authenticity::gtin_number(arguments.gtin);
  if (!gtin) return Error{Code::invalid_argument, "has fourteen digits", "--gtin"};
  const auto file = arguments.data / "codes.key";
  if (!std::filesystem::exists(file)) {
    return Error{Code::not_found, "no codes were given out here yet", file.string()};
  }
  SystemRandom random;
  TRY(const auto keys, authenticity::CodeKeys::open(file, random));
  const char epoch = arguments.epoch.empty() ? keys->current_epoch() : arguments.epoch.front();
  if (arguments.epoch.size() > 1 || !keys->has_epoch(epoch)) {
    return Error{Code::not_found, "is no key epoch of this folder", "--epoch"};
  }
  json::object entry{
      {"name", fmt::format("{} {}", arguments.gtin, epoch)},
      {"master_key", crypto::hex(authenticity::chip_master_key(*keys, *gtin, epoch))}};
  if (arguments.has_loop) entry["tamper_status_at"] = 0;
  json::object of_lrp = entry;
  of_lrp["mode"] = "lrp";
  return json::serialize(json::array{entry, of_lrp});
}

int print_keys(const KeyArguments& arguments) {
  const auto keys = product_keys(arguments);
  if (!keys) {
    fmt::print(stderr, "ocop chip keys: {}\n", to_string(keys.error()));
    return 1;
  }
  fmt::print("{}\n", *keys);
  return 0;
}

void add_keys_command(CLI::App& chip, int& status) {
  CLI::App* keys = chip.add_subcommand("keys", "prints the keys of a product's chips: a secret");
  const auto arguments = std::make_shared<KeyArguments>();  // shared with the parser's callback
  keys->add_option("--data", arguments->data, "the data folder")->required();
  keys->add_option("--gtin", arguments->gtin, "of the product, fourteen digits")->required();
  keys->add_option("--epoch", arguments->epoch,
                   "key epoch of the codes; the one in use by default");
  keys->add_flag("--tamper", arguments->has_loop, "the chips have a sealing loop");
  keys->callback([arguments, &status] { status = print_keys(*arguments); });
}

}  // namespace

void add_chip_command(CLI::App& app, int& status) {
  CLI::App* chip = app.add_subcommand("chip", "NFC chips NTAG 424 DNA");
  chip->require_subcommand(1);
  CLI::App* verify = chip->add_subcommand(
      "verify", "says of each address whether our chip wrote it, as one JSON object a line");
  const auto arguments = std::make_shared<Arguments>();  // shared with the parser's callback
  verify->add_option("--keys", arguments->keys, "JSON file of keys; docs/chips.md describes it")
      ->required();
  verify->add_option("URL", arguments->addresses, "what the chip gave at a tap")->required();
  verify->callback([arguments, &status] { status = verify_all(*arguments); });
  add_keys_command(*chip, status);
}

}  // namespace ocop::application
