#pragma once

#include <string_view>

#include "base/embedded_file.h"
#include "base/result.h"
#include "base/time.h"
#include "sql/database.h"

namespace ocop::sql {

/// Brings the tables of a room to the newest form: applies, in the order of their numbers, the
/// migrations that the database has not seen, all in one transaction, and writes them down in the
/// table `schema_migrations`. Does nothing when there is nothing new.
///
/// When the room has tables already, all of it is tried on a copy first (SQLite: a file beside the
/// database, which takes as much room on the disk; PostgreSQL: a transaction that is rolled back).
/// When that fails, the database was not touched, and the error says so.
///
/// `files` are the room's migrations/0001_what_it_does.sql and so on, numbered from 1 without a
/// gap. An applied migration may never change again: `failed_precondition` when its checksum
/// (SHA-256 of its bytes) is not the recorded one, and when the database has migrations that
/// this program does not know, since a newer version made it.
Result<void> migrate(Database& database, std::string_view room, EmbeddedFiles files, Timestamp now);

}  // namespace ocop::sql
