#include "application/gs1_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "application/printable_text.h"
#include "base/text.h"
#include "gs1/associations.h"
#include "gs1/digital_link.h"
#include "gs1/element_string.h"
#include "gs1/epc_urn.h"
#include "gs1/identifier.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

struct Arguments {
  std::vector<std::string> texts;
  std::vector<std::string> company_prefixes;
  bool lenient = false;
};

struct Rules {
  gs1::DigitalLinkRules link;
  gs1::CompanyPrefixes company_prefixes;
};

/// What one text says; null where it cannot be said in that form.
struct Reading {
  gs1::Elements elements;
  json::value digital_link;
  json::value epc_urn;
};

Error refuse(std::string detail) { return {Code::invalid_argument, std::move(detail), ""}; }

json::value or_null(Result<std::string> text) {
  return text ? json::value(std::move(*text)) : json::value(nullptr);
}

json::value urn_of(std::string_view digital_link, const Rules& rules) {
  const auto identifier = gs1::Identifier::parse(digital_link);
  if (!identifier) return nullptr;
  return or_null(gs1::epc_urn_of_path(identifier->path(), rules.company_prefixes));
}

Result<Reading> read_link(std::string_view text, const Rules& rules) {
  TRY(const gs1::DigitalLink link, gs1::parse_digital_link(text, rules.link));
  const std::string canonical = gs1::canonical_uri(link);
  return Reading{link.elements(), json::value(canonical), urn_of(canonical, rules)};
}

Result<Reading> read_elements(Result<gs1::Elements> parsed, const Rules& rules) {
  TRY(gs1::Elements elements, std::move(parsed));
  Reading reading;
  if (auto link = gs1::print_digital_link(elements)) {
    reading.digital_link = json::value(*link);
    reading.epc_urn = urn_of(*link, rules);
  }
  reading.elements = std::move(elements);
  return reading;
}

Result<Reading> read_urn(std::string_view text) {
  TRY(const auto identifier, gs1::Identifier::parse(text));
  if (!identifier.is_gs1()) return refuse("This URN names no GS1 key.");
  TRY(const auto link, gs1::parse_digital_link(identifier.canonical_uri()));
  return Reading{link.elements(), or_null(gs1::digital_link_of_epc_urn(text)), json::value(text)};
}

Result<Reading> read(std::string_view text, const Rules& rules) {
  if (text.empty()) return refuse("The text is empty.");
  if (!is_utf8(text)) return refuse("The text is not UTF-8.");
  const auto unknown = rules.link.unknown_identifiers;
  if (text.front() == '(') return read_elements(gs1::parse_bracketed(text, unknown), rules);
  if (text.front() == gs1::written_separator || text.front() == gs1::group_separator ||
      text.front() == ']') {
    return read_elements(gs1::parse_element_string(text, unknown), rules);
  }
  if (gs1::is_epc_urn(text)) return read_urn(text);
  if (equals_ignoring_case(text.substr(0, 4), "http")) return read_link(text, rules);
  return refuse(
      "Neither a Digital Link (https://…), nor an element string (^01… or (01)…), nor an EPC URN "
      "(urn:epc:…).");
}

json::value text_or_null(std::string text) {
  return text.empty() ? json::value(nullptr) : json::value(std::move(text));
}

// Prints; false when the text is not valid.
bool parse_and_print(const std::string& text, const Rules& rules) {
  const auto reading = read(text, rules);
  const std::string fault =
      reading ? gs1::contradiction_among(reading->elements) : reading.error().detail;
  json::object line{
      {"input", printable(text)}, {"valid", fault.empty()},    {"error", text_or_null(fault)},
      {"digital_link", nullptr},  {"element_string", nullptr}, {"epc_urn", nullptr},
      {"missing", nullptr}};
  if (fault.empty()) {
    line["digital_link"] = reading->digital_link;
    line["element_string"] = gs1::print_element_string(reading->elements);
    line["epc_urn"] = reading->epc_urn;
    line["missing"] = text_or_null(gs1::missing_among(reading->elements));
  }
  fmt::print("{}\n", json::serialize(line));
  return fault.empty();
}

Result<Rules> rules_of(const Arguments& arguments) {
  Rules rules;
  if (arguments.lenient) {
    rules.link = {gs1::OldForms::accept, gs1::UnknownIdentifiers::accept};
  }
  for (const auto& prefix : arguments.company_prefixes) {
    TRY_VOID(rules.company_prefixes.add(prefix));
  }
  return rules;
}

int parse_all(const Arguments& arguments) {
  const auto rules = rules_of(arguments);
  if (!rules) {
    fmt::print(stderr, "ocop gs1 parse: {}\n", to_string(rules.error()));
    return 1;
  }
  int invalid = 0;
  for (const auto& text : arguments.texts) invalid += !parse_and_print(text, *rules);
  if (arguments.texts.empty()) {
    for (std::string line; std::getline(std::cin, line);) {
      if (line.ends_with('\r')) line.pop_back();
      invalid += !parse_and_print(line, *rules);
    }
  }
  std::fflush(stdout);
  if (invalid == 0) return 0;
  fmt::print(stderr, "ocop gs1 parse: {} not valid; \"error\" says why.\n", invalid);
  return 1;
}

}  // namespace

void add_gs1_command(CLI::App& app, int& status) {
  CLI::App* gs1 = app.add_subcommand("gs1", "reads what GS1 symbols and links say");
  gs1->require_subcommand(1);
  CLI::App* parse = gs1->add_subcommand(
      "parse", "prints each text, or each line of standard input, in every GS1 form, as JSON");
  const auto arguments = std::make_shared<Arguments>();  // shared with the parser's callback
  parse->add_option(
      "TEXT", arguments->texts,
      "Digital Link, element string (^01… or (01)…) or EPC URN; without one, the lines "
      "of standard input");
  parse
      ->add_option("--company-prefix", arguments->company_prefixes,
                   "a GS1 Company Prefix you know; its keys get their EPC URN")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_size(1);
  parse->add_flag("--lenient", arguments->lenient,
                  "also take GTINs of 8, 12 and 13 digits and names like /gtin/ in links, and "
                  "unknown AIs");
  parse->callback([arguments, &status] { status = parse_all(*arguments); });
}

}  // namespace ocop::application
