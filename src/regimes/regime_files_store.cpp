#include <soci/soci.h>

#include "regimes/regime_files.h"

namespace ocop::regimes {

void keep_files(records::Writing& writing, const std::string& import_id,
                const std::vector<criteria::RegimeFile>& files) {
  for (const criteria::RegimeFile& file : files) {
    writing.session() << "insert into regime_files (import_id, name, content) "
                         "values (:import_id, :name, :content)",
        soci::use(import_id), soci::use(file.name), soci::use(file.content);
  }
}

std::vector<criteria::RegimeFile> files_of(records::Reading& reading,
                                           const std::string& import_id) {
  const soci::rowset<soci::row> rows =
      (reading.session().prepare << "select name, content from regime_files "
                                    "where import_id = :import_id order by name",
       soci::use(import_id));
  std::vector<criteria::RegimeFile> files;
  for (const soci::row& row : rows) {
    files.push_back({row.get<std::string>(0), row.get<std::string>(1)});
  }
  return files;
}

}  // namespace ocop::regimes
