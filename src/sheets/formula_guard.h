#pragma once

#include <string>
#include <string_view>

/// Keeps text from running as a formula when a spreadsheet opens a CSV file, so that what somebody
/// typed into a register cannot act on the computer of the officer who exports it.
namespace ocop::sheets {

/// Digits with an optional sign and separators in between: "-5,5", "+84900000001". A spreadsheet
/// shows it, and can do no more.
bool is_plain_number(std::string_view text);

/// Puts an apostrophe before what a spreadsheet would run: a text that begins with = + - @, their
/// full-width forms or a tab or line end, spaces and quotes before them or not, unless it is a
/// plain number. The same within a text, behind each comma, semicolon, tab and line end, since a
/// spreadsheet set to another separator begins a cell there; but a sign there only when brackets, !
/// or | follow, so that lists with dashes stay readable.
///
/// Another apostrophe goes before those that already stand in such a place. So `unguard` gives back
/// every text exactly: unguard(guard(text)) == text.
std::string guard(std::string_view text);

/// Takes away the apostrophes that `guard` puts, and no others: 'Thành' stays as it is.
std::string unguard(std::string_view text);

}  // namespace ocop::sheets
