// A workbook of a stranger: the archive, and the parts inside it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sheets/read_table.h"
#include "sheets/xlsx_sheet.h"
#include "sheets/zip_archive.h"

namespace {

void show(std::string_view bytes, ocop::sheets::XmlVisitor& visitor) {
  ocop::sheets::XmlStream xml(visitor);
  if (xml.feed(bytes)) static_cast<void>(xml.finish());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocop::sheets;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(read_table(bytes));
  Problem problem{};
  if (auto archive = ZipArchive::open(bytes, problem)) {
    for (const std::string& name : archive->names()) {
      static_cast<void>(archive->content(name, 1U << 16));
    }
  }
  XlsxTexts texts;
  XlsxStyles styles;
  Table table;
  XlsxSheet sheet(texts, styles, DayZero::of_1900, table);
  show(bytes, texts);
  show(bytes, styles);
  show(bytes, sheet);
  return 0;
}
