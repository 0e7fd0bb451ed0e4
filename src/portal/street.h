#pragma once

#include <string>
#include <string_view>

namespace ocop::portal {

/// The street of a Vietnamese address: "199 phố Hàng Đường, phường Hoàn Kiếm, Hà Nội" → "Hàng
/// Đường", "Ngõ 699 phố Ngọc Thụy, …" → "Ngọc Thụy". Empty when the address names none.
std::string_view street_of(std::string_view address);

}  // namespace ocop::portal
