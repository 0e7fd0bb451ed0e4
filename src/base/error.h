#pragma once

#include <string>
#include <string_view>

namespace ocop {

/// The canonical kinds of failure. Every room reports one of these, and only
/// `http_status` says what a browser sees.
enum class Code {
  invalid_argument,        ///< the input is wrong, whatever the state
  unauthenticated,         ///< nobody said who asks
  permission_denied,       ///< we know who asks, and the answer is no
  not_found,               ///< no such thing, or not for the one who asks
  method_not_allowed,      ///< the thing exists, the verb does not
  not_acceptable,          ///< no representation the caller takes
  already_exists,          ///< another thing has that name
  failed_precondition,     ///< right request, wrong state
  payload_too_large,       ///< over a named limit in bytes or in number
  unsupported_media_type,  ///< a body of a kind we do not read
  uri_too_long,            ///< over the limit of an address
  resource_exhausted,      ///< too many requests, or no room left
  deadline_exceeded,       ///< it took longer than it may
  unimplemented,           ///< planned, not there
  unavailable,             ///< try again later
  data_loss,               ///< stored bytes are not what was written
  internal,                ///< our mistake
};

/// What went wrong, for a person and for a program.
struct Error {
  Code code = Code::internal;
  std::string detail;   ///< one plain sentence: what is wrong and what to do
  std::string pointer;  ///< where: a JSON Pointer, an option, a path; may be empty
};

std::string_view name_of(Code code);        ///< "invalid_argument"
int http_status(Code code);                 ///< the one mapping to HTTP (RFC 9110 section 15)
std::string to_string(const Error& error);  ///< "pointer: detail", for logs and the command line

}  // namespace ocop
