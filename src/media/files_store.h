#pragma once

#include <string_view>

#include "base/result.h"
#include "media/media_store.h"
#include "sql/database.h"

/// The table of files.
namespace ocop::media {

Result<void> migrate_files(sql::Database& database, Timestamp now);
Result<void> insert_file(sql::Database& database, const StoredFile& file);
Result<StoredFile> find_file(sql::Database& database, std::string_view id);

}  // namespace ocop::media
