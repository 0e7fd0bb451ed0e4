#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ocop::trace {

/// How finely an identifier path names what it names.
enum class Kind : std::uint8_t { instance, lot, trade_class };

/// The kind of an identifier that stands in a quantity list. A foreign URI counts as a lot, since
/// producers without a GS1 prefix name their lots so; a GS1 class without a lot ("all milk") joins
/// nothing.
Kind kind_of_class(std::string_view path);

/// "/01/08935001234566" of anything with a GTIN; else empty.
std::string_view trade_class_of(std::string_view path);

/// The lot `lot` (as written in instance/lot master data) of the thing at `path`:
/// "/01/08935001234566/10/L1". Empty when the thing has no GTIN.
/// The same spelling under which the store finds events by such a lot.
std::string lot_path(std::string_view path, std::string_view lot);

}  // namespace ocop::trace
