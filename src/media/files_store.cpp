#include "media/files_store.h"

#include <soci/soci.h>

#include <array>

#include "base/embedded_file.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles media_migrations();
}

namespace ocop::media {
namespace {

FileType type_from(std::string_view name) {
  for (const FileType type :
       {FileType::jpeg, FileType::png, FileType::webp, FileType::pdf, FileType::docx,
        FileType::xlsx, FileType::mp3, FileType::m4a, FileType::wav, FileType::ogg}) {
    if (name_of(type) == name) return type;
  }
  return FileType::pdf;
}

}  // namespace

Result<void> migrate_files(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "media", embedded::media_migrations(), now);
}

Result<void> insert_file(sql::Database& database, const StoredFile& file) {
  return sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, database.begin(sql::Access::write));
    const auto bytes = static_cast<long long>(file.bytes);
    const long long width = file.width, height = file.height, at = file.made_at.micros;
    const std::string type(name_of(file.type));
    const std::string purpose = file.purpose == Purpose::picture ? "picture" : "document";
    transaction.session() << "insert into files (id, sha256, bytes, type, name, width, height, "
                             "purpose, made_by, made_at) values (:id, :sha256, :bytes, :type, "
                             ":name, :width, :height, :purpose, :by, :at)",
        soci::use(file.id, "id"), soci::use(file.sha256, "sha256"), soci::use(bytes, "bytes"),
        soci::use(type, "type"), soci::use(file.name, "name"), soci::use(width, "width"),
        soci::use(height, "height"), soci::use(purpose, "purpose"), soci::use(file.made_by, "by"),
        soci::use(at, "at");
    return transaction.commit();
  });
}

Result<StoredFile> find_file(sql::Database& database, std::string_view id) {
  const std::string wanted(id);
  return sql::guarded([&]() -> Result<StoredFile> {
    TRY(const sql::Transaction transaction, database.begin(sql::Access::read));
    StoredFile file;
    long long bytes = 0, width = 0, height = 0, at = 0;
    std::string type, purpose;
    soci::session& session = transaction.session();
    session
        << "select id, sha256, bytes, type, name, width, height, purpose, made_by, made_at from "
           "files where id = :id",
        soci::use(wanted, "id"), soci::into(file.id), soci::into(file.sha256), soci::into(bytes),
        soci::into(type), soci::into(file.name), soci::into(width), soci::into(height),
        soci::into(purpose), soci::into(file.made_by), soci::into(at);
    if (!session.got_data()) return Error{Code::not_found, "there is no such file", wanted};
    file.bytes = static_cast<std::size_t>(bytes);
    file.width = static_cast<std::uint32_t>(width);
    file.height = static_cast<std::uint32_t>(height);
    file.type = type_from(type);
    file.purpose = purpose == "picture" ? Purpose::picture : Purpose::document;
    file.made_at = {at};
    return file;
  });
}

}  // namespace ocop::media
