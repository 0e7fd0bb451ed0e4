// A workbook of a stranger: the archive, and the parts inside it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sheets/read_table.h"
#include "sheets/xlsx_styles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(ocop::sheets::read_table(bytes));
  static_cast<void>(ocop::sheets::XlsxStyles::parse(bytes));
  return 0;
}
