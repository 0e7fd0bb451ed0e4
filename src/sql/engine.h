#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sql/database.h"

/// Everything in which SQLite differs from another engine. PostgreSQL comes in here and nowhere
/// else. The functions throw what the SQL library throws, unless they give a Result.
namespace ocop::sql::engine {

/// Makes the file and its folder when absent, readable by the owner only.
Result<void> prepare_file(const std::filesystem::path& path);

/// Connects and sets what a connection has to have before its first transaction.
void open_session(soci::session& session, const std::filesystem::path& path);

/// A reader sees one moment from its first statement on. A writer takes its turn at once: two
/// that first read and then write could only be told apart by failing one of them.
std::string_view begin_statement(Access access);

bool has_table(soci::session& session, const std::string& name);

/// Empty, or the first thing that is wrong with the stored bytes.
std::string find_damage(soci::session& session);

}  // namespace ocop::sql::engine
