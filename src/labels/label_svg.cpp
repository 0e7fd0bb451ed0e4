#include <fmt/format.h>

#include "base/escape.h"
#include "labels/label.h"
#include "labels/outline.h"

namespace ocop::labels {

std::string svg_of(const Symbol& symbol, const LabelOptions& options) {
  const std::string_view title =
      options.title.empty() ? name_of(symbol.symbology()) : std::string_view(options.title);
  const std::string_view description =
      options.description.empty() ? symbol.text() : options.description;
  const int side = symbol.side_with_quiet_zone_modules();
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" role=\"img\">"
      "<title>{1}</title><desc>{2}</desc>"
      "<path fill=\"#fff\" d=\"M0 0h{0}v{0}h-{0}z\"/><path d=\"{3}\"/></svg>\n",
      side, escape_markup(title), escape_markup(description), outline_path(symbol));
}

Result<std::string> label_svg(std::string_view text, const LabelOptions& options) {
  TRY(const Symbol symbol, Symbol::encode(text, options.symbol));
  return svg_of(symbol, options);
}

}  // namespace ocop::labels
