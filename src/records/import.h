#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_file.h"
#include "records/record_store.h"
#include "sheets/table.h"

/// Filling registers from the sheets people have. All tables of a run are stored, or none: a
/// preview is the same run without its end.
namespace ocop::records {

/// One sheet for one register. The first row names the columns: the names of the fields (or their
/// `import_name`), or their labels in either language, whatever case and marks.
struct ImportTable {
  const Kind* kind = nullptr;
  std::string name;  ///< of the file, for messages
  std::vector<sheets::Row> rows;
};

/// Why a row or a cell was refused.
struct ImportFault {
  std::string file;
  std::size_t line = 0, column = 0;  ///< from 1, as in the sheet; 0: not of one column or line
  std::string field;                 ///< its name in the first row; may be empty
  Reason reason;
};
/// "products.csv:3:15: gtin: the check digit is wrong"
std::string to_string(const ImportFault& fault, pages::Locale locale);

struct ImportCounts {
  std::size_t added = 0, changed = 0, same = 0;
  bool operator==(const ImportCounts&) const = default;
};

struct ImportReport {
  std::vector<ImportCounts> tables;  ///< in the order of the tables
  std::vector<ImportFault> faults;   ///< the first `limits::import_faults_named_max`
  std::size_t fault_count = 0;

  bool fits() const { return fault_count == 0; }
  ImportCounts total() const;
};

/// Enters every row: one with a known natural key changes that row, any other adds one. A column
/// that is not there leaves what is stored; an empty cell empties it. Rows may refer to rows of
/// earlier tables of the run. Stores nothing when the report does not fit: then the caller ends the
/// transaction without a commit.
Result<ImportReport> import_tables(Writing& writing, const std::vector<ImportTable>& tables,
                                   const accounts::Reach& reach);

/// A CSV file of the binary and the kind whose rows it holds.
struct ImportFile {
  std::string_view kind;  ///< "household"
  std::string_view name;  ///< "households.csv"
};

/// Enters files that came with the program, all of them or none: for demonstrations. The first
/// fault is an error that names its place.
Result<void> import_embedded(RecordStore& store, std::span<const ImportFile> files,
                             EmbeddedFiles content, std::string_view person);

/// The file of a proposal (values "file_name" and "content"), once a second person approved it.
Result<Outcome> import_proposed(Writing& writing, const Kind& kind, const Values& values,
                                const accounts::Reach& reach);

}  // namespace ocop::records
