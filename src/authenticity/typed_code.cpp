#include "authenticity/typed_code.h"

#include "authenticity/hidden_code.h"
#include "authenticity/serial_code.h"
#include "base/text.h"

namespace ocop::authenticity {

std::optional<TypedCode> read_typed_code(std::string_view typed) {
  constexpr std::string_view greeting = "OCOP";
  std::string printed = printed_form(trim(typed));
  constexpr std::size_t both = serial_symbols + hidden_symbols;
  const auto is_greeted = [&](std::size_t symbols) {
    return printed.size() == symbols + greeting.size() && printed.starts_with(greeting);
  };
  if (is_greeted(serial_symbols) || is_greeted(both)) printed.erase(0, greeting.size());
  if (printed.size() != serial_symbols && printed.size() != both) return std::nullopt;
  TypedCode code{printed.substr(0, serial_symbols), printed.substr(serial_symbols)};
  const bool is_good =
      has_serial_form(code.serial) && (code.hidden.empty() || has_hidden_form(code.hidden));
  return is_good ? std::optional(std::move(code)) : std::nullopt;
}

}  // namespace ocop::authenticity
