// Any bytes as an element string, raw or with brackets: what is read can be printed and read again
// as the same, and every way to ask about it answers.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "gs1/associations.h"
#include "gs1/digital_link.h"
#include "gs1/element_string.h"

namespace {

using namespace ocop::gs1;
using ocop::Result;

void require(bool promise) {
  if (!promise) std::abort();
}

void check(const Result<Elements>& read, UnknownIdentifiers unknown) {
  if (!read) {
    require(!read.error().detail.empty());
    return;
  }
  require(!read->empty() && read->size() <= ocop::limits::elements_max);
  for (const auto& element : *read) {
    require(!fault_of_value(*element.entry, element.value));
  }
  // "\" stands in no character set, so a value never ends in the escape of the next bracket.
  require(*parse_bracketed(print_bracketed(*read), unknown) == *read);
  contradiction_among(*read);
  missing_among(*read);
  if (const auto link = print_digital_link(*read)) {
    const auto back = parse_digital_link(*link);
    require(back || link->size() > ocop::limits::identifier_text_bytes_max);
    require(!back || canonical_uri(*back) == *link);
  }
}

// An unknown AI in brackets may have a length that a raw string cannot show.
void check_raw(std::string_view text, UnknownIdentifiers unknown) {
  const auto read = parse_element_string(text, unknown);
  check(read, unknown);
  if (!read) return;
  require(*parse_element_string(print_element_string(*read), unknown) == *read);
  require(*parse_element_string(print_element_string(*read, group_separator), unknown) == *read);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto unknown : {UnknownIdentifiers::refuse, UnknownIdentifiers::accept}) {
    check(parse_bracketed(text, unknown), unknown);
    check_raw(text, unknown);
    check_raw("^" + std::string(text), unknown);
  }
  return 0;
}
