#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocop::sql {

/// The statements of a migration, in order, without the semicolons that end them. Knows 'texts',
/// "names" and -- comments, in which a semicolon means nothing. No block comments, no $$ bodies.
std::vector<std::string> split_statements(std::string_view script);

}  // namespace ocop::sql
