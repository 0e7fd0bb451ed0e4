#include "registry/read_entries.h"

#include <fmt/format.h>

#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "registry/csv.h"
#include "registry/fields.h"

namespace ocop::registry {
namespace {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

/// The rows of one kind in one file.
template <class Record>
class RowReader {
 public:
  RowReader(std::string file, std::string_view content, std::vector<Entry<Record>>& entries,
            ImportReport& report)
      : file_(std::move(file)), csv_(content), entries_(entries), report_(report) {}

  void read() {
    if (const auto header = csv_.next()) {
      header_size_ = header->size();
      if (read_header(*header)) read_rows();
    } else if (!csv_.fault()) {
      report_.refuse({file_, 1, 1}, "the file is empty; its first row names the columns");
    }
    if (csv_.fault()) {
      report_.refuse({file_, csv_.fault()->line, csv_.fault()->column}, csv_.fault()->reason);
    }
  }

 private:
  bool read_header(const CsvRow& header) {
    const std::size_t faults_before = report_.fault_count;
    std::vector<bool> is_known(header.size(), false);
    Fields<Record>::each([&](const auto& field) {
      std::size_t position = no_column;
      for (std::size_t i = 0; i < header.size(); ++i) {
        if (!equals_ignoring_case(trim(header[i].text), field.name)) continue;
        if (position != no_column) refuse(header[i], "this column is there twice");
        position = i;
        is_known[i] = true;
      }
      if (position == no_column && field.need == Need::required) {
        refuse(header.front(), fmt::format("the column {} is missing", field.name));
      }
      columns_.push_back(position);
    });
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (is_known[i]) continue;
      refuse(header[i], fmt::format("\"{}\" is no column of {}; see docs/import.md",
                                    trim(header[i].text), Fields<Record>::table));
    }
    return report_.fault_count == faults_before;
  }

  void read_rows() {
    while (const auto row = csv_.next()) {
      if (entries_.size() == limits::import_rows_max) {
        refuse(row->front(), fmt::format("one run takes at most {} rows of a kind; split the file",
                                         limits::import_rows_max));
        return;
      }
      if (row->size() != header_size_) {
        refuse(row->front(), fmt::format("this row has {} cells and the first row {}; put a text "
                                         "with a separator in it into quotes",
                                         row->size(), header_size_));
        continue;
      }
      read_row(*row);
    }
  }

  void read_row(const CsvRow& row) {
    Entry<Record> entry;
    entry.given.reset();
    entry.origin = {file_, row.front().line, 0};
    bool is_good = true;
    std::size_t index = 0;
    Fields<Record>::each([&](const auto& field) {
      const std::size_t position = columns_[index];
      if (position != no_column) {
        entry.given.set(index);
        is_good &= read_cell(field, row[position], entry);
      }
      ++index;
    });
    if (is_good) entries_.push_back(std::move(entry));
  }

  template <class FieldOrReference>
  bool read_cell(const FieldOrReference& field, const CsvCell& cell, Entry<Record>& entry) {
    const auto composed = to_nfc(trim(cell.text));
    if (!composed) return refuse(cell, composed.error().detail);
    if (composed->empty()) {
      if (field.need == Need::optional) return true;
      return refuse(cell, fmt::format("{}: may not be empty", field.name));
    }
    auto value = field.parse(*composed);
    if (!value) return refuse(cell, fmt::format("{}: {}", field.name, value.error().detail));
    if constexpr (requires { field.key; }) {
      entry.*field.key = *std::move(value);
    } else {
      entry.record.*field.member = *std::move(value);
    }
    return true;
  }

  bool refuse(const CsvCell& cell, std::string reason) {
    report_.refuse({file_, cell.line, cell.column}, std::move(reason));
    return false;
  }

  std::string file_;
  CsvReader csv_;
  std::vector<Entry<Record>>& entries_;
  ImportReport& report_;
  std::size_t header_size_ = 0;
  std::vector<std::size_t> columns_;  ///< of the file, by the order of the fields
};

template <class Record>
void read_rows(const std::string& file, std::string_view content,
               std::vector<Entry<Record>>& entries, ImportReport& report) {
  RowReader<Record>(file, content, entries, report).read();
}

}  // namespace

void read_entries(Kind kind, const std::string& file, std::string_view content, Entries& entries,
                  ImportReport& report) {
  switch (kind) {
    case Kind::units:
      return read_rows(file, content, entries.units, report);
    case Kind::unit_successions:
      return read_rows(file, content, entries.unit_successions, report);
    case Kind::subjects:
      return read_rows(file, content, entries.subjects, report);
    case Kind::places:
      return read_rows(file, content, entries.places, report);
    case Kind::products:
      return read_rows(file, content, entries.products, report);
    case Kind::certificates:
      return read_rows(file, content, entries.certificates, report);
    case Kind::selling_places:
      return read_rows(file, content, entries.selling_places, report);
    case Kind::product_pictures:
      return read_rows(file, content, entries.product_pictures, report);
  }
}

}  // namespace ocop::registry
