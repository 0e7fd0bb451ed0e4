#pragma once

#include <optional>
#include <string>

#include "office/office.h"
#include "registry/expiry_rules.h"

namespace ocop::registry {

office::Tone tone_of(ExpiryState state);
/// "Còn 12 ngày", "Hết hạn từ 12/09/2026", "Đến 12/09/2028", "Không thời hạn".
std::string expiry_words(const office::Visitor& visitor, const std::optional<Date>& valid_to);

}  // namespace ocop::registry
