#include "labels/encoder.h"

#include <fmt/format.h>
#include <zint.h>

#include <memory>

namespace ocop::labels {
namespace {

struct Free {
  void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};
using ZintSymbol = std::unique_ptr<zint_symbol, Free>;

void set_options(zint_symbol& symbol, Symbology symbology, ErrorCorrection error_correction) {
  symbol.input_mode = UNICODE_MODE;
  symbol.warn_level = WARN_FAIL_ALL;
  if (symbology == Symbology::qr_code) {
    symbol.symbology = BARCODE_QRCODE;
    symbol.option_1 = static_cast<int>(error_correction) + 1;
  } else {
    symbol.symbology = BARCODE_DATAMATRIX;
    symbol.option_3 = DM_SQUARE;
  }
}

// zint packs eight modules into a byte, the first one into the lowest bit.
Modules modules_of(const zint_symbol& symbol) {
  Modules modules;
  modules.side = symbol.width;
  modules.dark.reserve(static_cast<std::size_t>(symbol.rows * symbol.width));
  for (int row = 0; row < symbol.rows; ++row) {
    for (int column = 0; column < symbol.width; ++column) {
      modules.dark.push_back((symbol.encoded_data[row][column / 8] >> (column % 8) & 1) != 0);
    }
  }
  return modules;
}

}  // namespace

Result<Modules> encode_modules(std::string_view text, Symbology symbology,
                               ErrorCorrection error_correction) {
  const ZintSymbol symbol(ZBarcode_Create());
  if (!symbol) return Error{Code::resource_exhausted, "No memory to draw the symbol.", ""};
  set_options(*symbol, symbology, error_correction);
  const int status =
      ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()),
                      static_cast<int>(text.size()));
  if (status != 0) {
    return Error{Code::invalid_argument,
                 fmt::format("This text cannot be printed as {}: {}.", name_of(symbology),
                             static_cast<const char*>(symbol->errtxt)),
                 ""};
  }
  if (symbol->rows != symbol->width) {
    return Error{Code::internal, fmt::format("The {} is not square.", name_of(symbology)), ""};
  }
  return modules_of(*symbol);
}

}  // namespace ocop::labels
