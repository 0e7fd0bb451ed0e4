#pragma once

#include <string>

#include "messages/acts.h"

namespace ocop::messages {

/// The plan of a message as a paper: channel by unit, done or not done, then each proof with its
/// place and time. `internal` when the libraries fail.
Result<std::string> matrix_paper(const Message& message, const Plan& plan, pages::Locale locale,
                                 Timestamp now);

}  // namespace ocop::messages
