#include "sheets/xlsx_writer.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/characters.h"
#include "base/text.h"
#include "base/time.h"

namespace ocop::sheets {
namespace {

constexpr double width_min = 10, width_max = 48;
constexpr std::size_t tab_name_characters_max = 31;

/// A path of its own that goes when it ends: the library writes to files only.
class ScratchFile {
 public:
  ScratchFile() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ocop-XXXXXX").string();
    const int descriptor = ::mkstemp(pattern.data());
    if (descriptor >= 0) ::close(descriptor);
    path_ = descriptor >= 0 ? pattern : "";
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Without what no tab may hold, cut at a character.
std::string tab_name(const std::string& name) {
  std::string kept;
  std::size_t characters = 0;
  for (const char c : name) {
    if (begins_character(c) && ++characters > tab_name_characters_max) break;
    if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) kept += c;
  }
  return kept;
}

std::optional<double> number_of(const std::string& text) {
  double number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

struct Formats {
  lxw_format* title;
  lxw_format* day;
  lxw_format* number;
};

void write_cell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, ColumnType type,
                const std::string& text, const Formats& formats) {
  if (text.empty()) return;
  if (type == ColumnType::day) {
    if (const auto day = parse_date(text)) {
      lxw_datetime value{day->year, day->month, day->day, 0, 0, 0};
      worksheet_write_datetime(page, row, column, &value, formats.day);
      return;
    }
  }
  if (type == ColumnType::number) {
    if (const auto number = number_of(text)) {
      worksheet_write_number(page, row, column, *number, formats.number);
      return;
    }
  }
  worksheet_write_string(page, row, column, text.c_str(), nullptr);
}

void write_page(lxw_workbook* book, const Sheet& sheet, const Formats& formats) {
  const std::string name = tab_name(sheet.name);
  // Of two sheets of one name the second gets a name that the library makes up.
  const bool is_free = workbook_validate_sheet_name(book, name.c_str()) == LXW_NO_ERROR;
  lxw_worksheet* page = workbook_add_worksheet(book, is_free ? name.c_str() : nullptr);
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    std::size_t width = characters_in(sheet.columns[i].title);
    for (const auto& row : sheet.rows) width = std::max(width, characters_in(row[i]));
    worksheet_set_column(page, column, column,
                         std::clamp(static_cast<double>(width) + 2, width_min, width_max), nullptr);
    worksheet_write_string(page, 0, column, sheet.columns[i].title.c_str(), formats.title);
  }
  worksheet_freeze_panes(page, 1, 0);
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    for (std::size_t j = 0; j < sheet.columns.size(); ++j) {
      write_cell(page, static_cast<lxw_row_t>(i + 1), static_cast<lxw_col_t>(j),
                 sheet.columns[j].type, sheet.rows[i][j], formats);
    }
  }
}

}  // namespace

Result<std::string> write_xlsx(const std::vector<Sheet>& sheets) {
  const ScratchFile file;
  if (file.path().empty()) {
    return Error{Code::resource_exhausted, "no room for a temporary file", ""};
  }
  // Each row goes to the disk when the next one begins.
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) return Error{Code::internal, "the workbook cannot be made", ""};
  const Formats formats{workbook_add_format(book), workbook_add_format(book),
                        workbook_add_format(book)};
  format_set_bold(formats.title);
  format_set_num_format(formats.day, "dd/mm/yyyy");
  format_set_num_format(formats.number, "#,##0.###");
  for (const Sheet& sheet : sheets) write_page(book, sheet, formats);
  if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR) {
    return Error{Code::internal, lxw_strerror(failed), ""};
  }
  std::ifstream in(file.path(), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace ocop::sheets
