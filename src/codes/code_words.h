#pragma once

#include <cstdint>
#include <string>

#include "authenticity/code_book.h"
#include "office/panel.h"
#include "office/visitor.h"
#include "pages/locale.h"

/// What the office pages of codes share.
namespace ocop::codes {

std::string number(const office::Visitor& visitor, std::uint64_t value);  ///< "10.000"

struct StateWords {
  pages::Key label;
  office::Tone tone;
};
StateWords words_of(authenticity::CodeState state);

}  // namespace ocop::codes
