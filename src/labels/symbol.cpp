#include "labels/symbol.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "labels/encoder.h"

namespace ocop::labels {
namespace {

Result<void> check_text(std::string_view text) {
  if (text.empty()) {
    return Error{Code::invalid_argument, "There is no text to print; give a Digital Link.", ""};
  }
  if (text.size() > limits::symbol_text_bytes_max) {
    return Error{
        Code::payload_too_large,
        fmt::format("The text has {} bytes; a symbol that telephones read holds at most {} "
                    "(limit symbol_text_bytes_max). Shorten it.",
                    text.size(), limits::symbol_text_bytes_max),
        ""};
  }
  const auto is_printable = [](char c) { return c >= 0x20 && c <= 0x7e; };
  const auto bad = std::find_if_not(text.begin(), text.end(), is_printable);
  if (bad != text.end()) {
    return Error{Code::invalid_argument,
                 fmt::format("Byte {} of the text is {:#04x}, which is not printable ASCII; "
                             "percent-encode it (\"ố\" is \"%E1%BB%91\").",
                             bad - text.begin() + 1, static_cast<unsigned char>(*bad)),
                 ""};
  }
  return ok();
}

std::string upper_scheme_and_host(std::string_view text) {
  std::string result(text);
  const auto scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos) return result;
  const auto host_end = std::min(text.find_first_of("/?#", scheme_end + 3), text.size());
  for (std::size_t i = 0; i < host_end; ++i) {
    if (result[i] >= 'a' && result[i] <= 'z') result[i] = static_cast<char>(result[i] - 'a' + 'A');
  }
  return result;
}

}  // namespace

Result<Symbol> Symbol::encode(std::string_view text, const SymbolOptions& options) {
  TRY_VOID(check_text(text));
  Symbol symbol;
  symbol.symbology_ = options.symbology;
  symbol.text_ = options.letter_case == LetterCase::upper_scheme_and_host
                     ? upper_scheme_and_host(text)
                     : std::string(text);
  TRY(Modules modules, encode_modules(symbol.text_, options.symbology, options.error_correction));
  symbol.side_modules_ = modules.side;
  symbol.dark_ = std::move(modules.dark);
  return symbol;
}

int Symbol::qr_version() const {
  return symbology_ == Symbology::qr_code ? (side_modules_ - 17) / 4 : 0;
}

bool Symbol::is_dark(int row, int column) const {
  if (row < 0 || column < 0 || row >= side_modules_ || column >= side_modules_) return false;
  return dark_[static_cast<std::size_t>(row * side_modules_ + column)];
}

std::string_view name_of(Symbology symbology) {
  return symbology == Symbology::qr_code ? "QR Code" : "Data Matrix";
}

}  // namespace ocop::labels
