#include "codes/code_words.h"

#include "pages/format.h"

namespace ocop::codes {

using authenticity::CodeState;
using office::Tone;
using office::Visitor;

std::string number(const Visitor& visitor, std::uint64_t value) {
  return pages::format_number(visitor.locale, static_cast<double>(value));
}

StateWords words_of(CodeState state) {
  switch (state) {
    case CodeState::ordered:
      return {"codes.state_ordered"_key, Tone::plain};
    case CodeState::printed:
      return {"codes.state_printed"_key, Tone::plain};
    case CodeState::received:
      return {"codes.state_received"_key, Tone::plain};
    case CodeState::assigned:
      return {"codes.state_assigned"_key, Tone::plain};
    case CodeState::active:
      return {"codes.state_active"_key, Tone::good};
    case CodeState::scrapped:
      return {"codes.state_scrapped"_key, Tone::caution};
    case CodeState::voided:
      return {"codes.state_voided"_key, Tone::stop};
  }
  return {"codes.state_ordered"_key, Tone::plain};
}

}  // namespace ocop::codes
