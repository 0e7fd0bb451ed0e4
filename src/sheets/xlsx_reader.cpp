#include "sheets/xlsx_reader.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "sheets/xlsx_sheet.h"
#include "sheets/zip_archive.h"

namespace ocop::sheets {
namespace {

/// xl/workbook.xml: the relation of the first sheet, and from where days count.
struct Book final : XmlVisitor {
  std::string first_sheet;
  DayZero zero = DayZero::of_1900;

  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "sheet" && first_sheet.empty()) first_sheet = attributes.get("id");
    if (element != "workbookPr") return;
    const std::string_view old = attributes.get("date1904");
    zero = old == "1" || old == "true" ? DayZero::of_1904 : DayZero::of_1900;
  }
};

/// xl/_rels/workbook.xml.rels: where the part of a relation lies.
struct Relations final : XmlVisitor {
  explicit Relations(std::string_view id) : wanted(id) {}

  std::string_view wanted;
  std::string path;

  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "Relationship" || wanted.empty() || attributes.get("Id") != wanted) return;
    const std::string target(attributes.get("Target"));
    path = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
};

class Workbook {
 public:
  explicit Workbook(ZipArchive archive) : archive_(std::move(archive)) {
    table_.format = Format::xlsx;
  }

  Table read() {
    Book book;
    if (!visit("xl/workbook.xml", book)) return std::move(table_);
    Relations relations(book.first_sheet);
    if (!visit("xl/_rels/workbook.xml.rels", relations)) return std::move(table_);
    XlsxTexts texts;
    XlsxStyles styles;
    if (!visit_if_there("xl/sharedStrings.xml", texts) ||
        !visit_if_there("xl/styles.xml", styles)) {
      return std::move(table_);
    }
    if (texts.overflowed()) {
      refuse(Problem::too_many_texts, fmt::to_string(limits::xlsx_shared_texts_max));
    } else {
      XlsxSheet sheet(texts, styles, book.zero, table_);
      visit(relations.path, sheet);
    }
    return std::move(table_);
  }

 private:
  bool visit(const std::string& name, XmlVisitor& visitor) {
    const auto problem = archive_.read(name, visitor);
    if (problem) refuse(*problem);
    return !problem;
  }
  bool visit_if_there(const std::string& name, XmlVisitor& visitor) {
    return !archive_.has(name) || visit(name, visitor);
  }
  void refuse(Problem problem, std::string argument = {}) {
    table_.faults.push_back({problem, 1, 1, std::move(argument)});
  }

  ZipArchive archive_;
  Table table_;
};

}  // namespace

Table read_xlsx(std::string_view bytes) {
  Problem problem{};
  auto archive = ZipArchive::open(bytes, problem);
  if (!archive) return {Format::xlsx, {}, {{problem, 1, 1, {}}}};
  return Workbook(*std::move(archive)).read();
}

}  // namespace ocop::sheets
