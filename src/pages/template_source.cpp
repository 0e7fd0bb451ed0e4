#include "pages/template_source.h"

#include "base/escape.h"
#include "base/limits.h"
#include "base/text.h"
#include "pages/style.h"

namespace ocop::pages {
namespace {

constexpr std::string_view autoescape = "{{%AUTOESCAPE context=\"HTML\"}}";

Error missing(std::string_view what, std::string_view name) {
  return {Code::not_found, "no such " + std::string(what) + ": " + std::string(name),
          std::string(name)};
}

std::string without_line_ends(std::string_view html) {
  std::string out;
  bool at_line_start = true;
  for (const char c : html) {
    if (c == '\n' || c == '\r') {
      at_line_start = true;
    } else if (!at_line_start || (c != ' ' && c != '\t')) {
      at_line_start = false;
      out += c;
    }
  }
  return out;
}

class Composer {
 public:
  Composer(Locale locale, const ReadFile& read,
           const std::function<std::string(std::string_view)>& url)
      : locale_(locale), read_(read), url_(url) {}

  Result<std::string> file(std::string_view name, std::size_t depth) const {
    const std::string stem(name.substr(0, name.rfind('.')));
    auto text = read_(stem + "." + std::string(code_of(locale_)) + ".html");
    if (!text) text = read_(name);
    if (!text || depth > limits::template_nesting_max) return missing("template", name);
    return expand(without_line_ends(*text), depth);
  }

  /// Puts the style sheet between its halves, once the rest of the page is known.
  Result<TemplateSource> with_style(const std::string& html) const {
    TemplateSource source;
    const auto begin = html.find(css_mark);
    const std::string_view before = std::string_view(html).substr(0, begin);
    source.before = std::string(autoescape) + std::string(before);
    if (begin == std::string::npos) return source;
    const auto end = html.find("]]", begin);
    const std::string_view after = std::string_view(html).substr(end + 2);
    if (!before.ends_with(style_begin) || !after.starts_with(style_end))
      return missing("<style> around", "[[css:");
    const std::string names = html.substr(begin + css_mark.size(), end - begin - css_mark.size());
    std::string sheets, matched = html;
    for (const auto name : split(names, ' ')) {
      if (name.ends_with(".html")) {
        TRY(const std::string part, file(name, 0));
        matched += part;
        continue;
      }
      const auto sheet = read_(name);
      if (!sheet) return missing("style sheet", name);
      sheets += *sheet;
    }
    source.style = used_css(minify_css(sheets), matched);
    source.style_source = style_source(source.style);
    source.after = std::string(autoescape) + std::string(after);
    return source;
  }

 private:
  static constexpr std::string_view css_mark = "[[css:";
  static constexpr std::string_view style_begin = "<style>", style_end = "</style>";

  Result<std::string> expand(std::string_view text, std::size_t depth) const {
    std::string out;
    while (true) {
      const auto open = text.find("[[");
      out += text.substr(0, open);
      if (open == std::string_view::npos) return out;
      const auto close = text.find("]]", open);
      if (close == std::string_view::npos) return missing("end of a mark", text.substr(open, 40));
      TRY(const std::string piece, mark(text.substr(open + 2, close - open - 2), depth));
      out += piece;
      text.remove_prefix(close + 2);
    }
  }

  Result<std::string> mark(std::string_view what, std::size_t depth) const {
    if (what.starts_with('>')) return file(what.substr(1), depth + 1);
    if (what.starts_with("url:")) return url_(what.substr(4));
    if (what.starts_with("css:")) return "[[" + std::string(what) + "]]";
    const auto key = Key::find(what);
    if (!key) return missing("text", what);
    return escape_markup(text(locale_, *key));
  }

  Locale locale_;
  const ReadFile& read_;
  const std::function<std::string(std::string_view)>& url_;
};

}  // namespace

Result<TemplateSource> compose(Locale locale, std::string_view name, const ReadFile& read,
                               const std::function<std::string(std::string_view)>& url) {
  const Composer composer(locale, read, url);
  TRY(const std::string html, composer.file(name, 0));
  return composer.with_style(html);
}

}  // namespace ocop::pages
