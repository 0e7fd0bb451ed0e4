#include "base/error.h"

#include <array>

namespace ocop {
namespace {

struct Row {
  std::string_view name;
  int status;
};

// In the order of `Code`.
constexpr std::array rows{
    Row{"invalid_argument", 400},   Row{"unauthenticated", 401},
    Row{"permission_denied", 403},  Row{"not_found", 404},
    Row{"method_not_allowed", 405}, Row{"not_acceptable", 406},
    Row{"already_exists", 409},     Row{"failed_precondition", 409},
    Row{"payload_too_large", 413},  Row{"unsupported_media_type", 415},
    Row{"uri_too_long", 414},       Row{"resource_exhausted", 429},
    Row{"deadline_exceeded", 408},  Row{"unimplemented", 501},
    Row{"unavailable", 503},        Row{"data_loss", 500},
    Row{"internal", 500},
};
static_assert(rows.size() == static_cast<std::size_t>(Code::internal) + 1);

const Row& row(Code code) { return rows[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view name_of(Code code) { return row(code).name; }
int http_status(Code code) { return row(code).status; }

std::string to_string(const Error& error) {
  return error.pointer.empty() ? error.detail : error.pointer + ": " + error.detail;
}

}  // namespace ocop
