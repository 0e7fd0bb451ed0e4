// Any bytes as a Digital Link, an EPC URN or another identifier: what is read can be printed and
// read again as the same, in every form.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "gs1/digital_link.h"
#include "gs1/epc_urn.h"
#include "gs1/identifier.h"

namespace {

using namespace ocop::gs1;

void require(bool promise) {
  if (!promise) std::abort();
}

void check_link(std::string_view text, DigitalLinkRules rules) {
  const auto link = parse_digital_link(text, rules);
  if (!link) {
    require(!link.error().detail.empty());
    return;
  }
  require(!link->path.empty() && link->path.front().entry->is_key());
  const std::string printed = print(*link);
  const std::string canonical = canonical_uri(*link);
  const auto again = parse_digital_link(printed, rules);
  require(again && again->elements() == link->elements());
  require(again->other_parameters == link->other_parameters && again->fragment == link->fragment);
  // The strict reader takes what the lenient one prints, but for the AIs that it does not know.
  const auto strict = parse_digital_link(canonical, {OldForms::refuse, rules.unknown_identifiers});
  require(strict && canonical_uri(*strict) == canonical);
  const auto identifier = Identifier::parse(canonical);
  require(identifier && identifier->is_gs1());
  require(*parse_element_string(print_element_string(link->path)) == link->path);
}

void check_identifier(std::string_view text) {
  const auto identifier = Identifier::parse(text);
  if (!identifier) return;
  const std::string& path = identifier->path();
  require(std::ranges::all_of(path, [](unsigned char c) { return c >= 0x20; }));
  const auto again = Identifier::parse(identifier->canonical_uri());
  require(again && *again == *identifier && again->granularity() == identifier->granularity());
  require(Identifier::from_stored(path).granularity() == identifier->granularity());
  if (!identifier->is_gs1()) return;
  require(path.front() == '/');
  const Identifier trade_class = identifier->trade_class();
  require(path.starts_with(trade_class.path()));
  for (std::size_t digits = 6; digits <= 12; ++digits) {
    const auto urn = epc_urn_of_path(path, digits);
    if (!urn) continue;
    const auto back = Identifier::parse(*urn);
    require(back && *back == *identifier);
    const auto spelled = Identifier::parse(*digital_link_of_epc_urn(*urn));
    require(spelled && *spelled == *identifier);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_link(text, {});
  check_link(text, {OldForms::accept, UnknownIdentifiers::accept});
  check_identifier(text);
  // Most random texts have no scheme; these get further.
  check_link("https://a/" + std::string(text), {OldForms::accept, UnknownIdentifiers::refuse});
  check_identifier("https://id.gs1.org/" + std::string(text));
  check_identifier("urn:epc:id:" + std::string(text));
  return 0;
}
