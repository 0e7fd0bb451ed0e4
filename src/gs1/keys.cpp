#include "gs1/keys.h"

#include <fmt/format.h>

#include "gs1/application_identifiers.h"
#include "gs1/check_digit.h"
#include "gs1/percent.h"

namespace ocop::gs1 {
namespace {

constexpr std::size_t gtin_digits = 14;

bool is_gtin_size(std::size_t size) { return size == 8 || (size >= 12 && size <= gtin_digits); }

Error refuse_size(std::string_view digits) {
  return {Code::invalid_argument,
          fmt::format("\"{}\" is no GTIN: it has 8, 12, 13 or 14 digits.", digits.substr(0, 40)),
          ""};
}

}  // namespace

Result<void> check_key(std::string_view code, std::string_view value) {
  const ApplicationIdentifier& entry = *find_application_identifier(code);
  const ValueFault fault = fault_of_value(entry, value);
  if (!fault) return ok();
  return Error{Code::invalid_argument, sentence(code, value, fault, entry) + ".", ""};
}

std::string path_of_key(std::string_view code, std::string_view value) {
  return fmt::format("/{}/{}", code, percent_encode(value, UriPart::path));
}

Result<Gtin> Gtin::parse(std::string_view digits) {
  if (!is_digits(digits) || !is_gtin_size(digits.size())) return refuse_size(digits);
  std::string padded(gtin_digits - digits.size(), '0');
  padded += digits;
  TRY_VOID(check_key("01", padded));
  return Gtin(std::move(padded));
}

Result<Gtin> Gtin::with_check_digit(std::string_view digits) {
  if (!is_digits(digits) || !is_gtin_size(digits.size() + 1)) return refuse_size(digits);
  return parse(std::string(digits) + check_digit(digits));
}

std::string_view Gtin::shortest() const {
  const std::string_view all = digits_;
  // A GTIN-8 has six zeros before it; a 12 has two, a 13 one (GS1 General Specifications 3.3.2).
  if (all.starts_with("000000")) return all.substr(6);
  if (all.starts_with("00")) return all.substr(2);
  return all.starts_with('0') ? all.substr(1) : all;
}

std::string Gtin::path() const { return path_of_key("01", digits_); }

}  // namespace ocop::gs1
