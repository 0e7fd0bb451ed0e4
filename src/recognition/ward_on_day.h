#pragma once

#include <string>
#include <string_view>

#include "pages/locale.h"
#include "registry/catalogue.h"

/// In which ward a recognised product counts on a day: by the units of that day, not of today.
/// Pure.
namespace ocop::recognition {

/// The code of a ward of that day. A producer is on record with its ward of today; on a day before
/// that ward was drawn, the code of the certificate tells the ward of its giving, and a single
/// predecessor is the ward as well. When several became the ward of today, nobody can tell which it
/// was: "nay-00070". Empty when nothing is known.
std::string ward_on(const registry::UnitTree& tree, std::string_view unit_code,
                    const registry::Certificate& paper, Date day);

/// "Hàng Trống"; "Nay thuộc Hoàn Kiếm" for "nay-00070"; the code itself when it names nothing.
std::string ward_name(const registry::UnitTree& tree, std::string_view ward, Date day,
                      pages::Locale locale);

}  // namespace ocop::recognition
