#include "pages/style.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <cctype>
#include <regex>
#include <set>
#include <vector>

#include "base/text.h"

namespace ocop::pages {
namespace {

constexpr std::string_view tight = "{};,>";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string without_comments(std::string_view css) {
  std::string out;
  while (!css.empty()) {
    const auto begin = css.find("/*");
    out += css.substr(0, begin);
    if (begin == std::string_view::npos) break;
    const auto end = css.find("*/", begin + 2);
    css.remove_prefix(end == std::string_view::npos ? css.size() : end + 2);
  }
  return out;
}

/// One rule or one at-rule: `prelude{body}`.
struct Block {
  std::string_view prelude;
  std::string_view body;
};

std::vector<Block> blocks_of(std::string_view css) {
  std::vector<Block> blocks;
  while (!css.empty()) {
    const auto open = css.find('{');
    if (open == std::string_view::npos) break;
    std::size_t at = open + 1;
    for (int depth = 1; at < css.size() && depth > 0; ++at) {
      if (css[at] == '{') ++depth;
      if (css[at] == '}') --depth;
    }
    blocks.push_back({css.substr(0, open), css.substr(open + 1, at - open - 2)});
    css.remove_prefix(at);
  }
  return blocks;
}

/// What a page has for selectors to hold on to.
class Handles {
 public:
  explicit Handles(std::string_view html) {
    static const std::regex tag("<([a-z][a-z0-9]*)([^>]*)");
    static const std::regex attribute(R"rx(([a-z][a-z-]*)(?:="([^"]*)")?)rx");
    const std::string text(html);
    for (std::sregex_iterator it(text.begin(), text.end(), tag), end; it != end; ++it) {
      names_.insert((*it)[1]);
      const std::string attributes = (*it)[2];
      for (std::sregex_iterator at(attributes.begin(), attributes.end(), attribute); at != end;
           ++at) {
        names_.insert("[" + (*at)[1].str());
        if ((*at)[1] != "class") continue;
        const std::string classes = (*at)[2];
        for (const auto each : split(classes, ' ')) names_.insert("." + std::string(each));
      }
    }
  }

  bool match(std::string_view selector) const {
    static const std::regex in_brackets(R"(\([^)]*\))");
    static const std::regex part(
        R"((::?[a-z-]+)|(\[[a-z-]+)[^\]]*\]|(\.[A-Za-z][\w-]*)|([a-z][a-z0-9]*))");
    const std::string text = std::regex_replace(std::string(selector), in_brackets, "");
    for (std::sregex_iterator it(text.begin(), text.end(), part), end; it != end; ++it) {
      if ((*it)[1].matched) continue;
      const std::string name = (*it)[2].matched ? (*it)[2].str() : it->str();
      if (!names_.contains(name)) return false;
    }
    return true;
  }

 private:
  std::set<std::string> names_;  ///< "p", ".wrap", "[data-tone"
};

/// Cut at commas that stand outside brackets.
std::vector<std::string_view> selectors_of(std::string_view prelude) {
  std::vector<std::string_view> selectors;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < prelude.size(); ++i) {
    if (prelude[i] == '(') ++depth;
    if (prelude[i] == ')') --depth;
    if (prelude[i] != ',' || depth > 0) continue;
    selectors.push_back(prelude.substr(begin, i - begin));
    begin = i + 1;
  }
  selectors.push_back(prelude.substr(begin));
  return selectors;
}

std::string matching_rules(std::string_view css, const Handles& handles) {
  std::string out;
  for (const Block& block : blocks_of(css)) {
    std::string prelude;
    std::string body(block.body);
    if (block.prelude.starts_with('@')) {
      prelude = block.prelude;
      body = matching_rules(block.body, handles);
    } else {
      for (const auto selector : selectors_of(block.prelude)) {
        if (!handles.match(selector)) continue;
        if (!prelude.empty()) prelude += ',';
        prelude += selector;
      }
    }
    if (!prelude.empty() && !body.empty()) out += prelude + "{" + body + "}";
  }
  return out;
}

/// Leaves out custom properties that nothing in `whole` refers to. Declarations end at semicolons;
/// no string of ours has one inside.
std::string without_unused_properties(std::string_view css, std::string_view whole) {
  std::string out;
  for (const Block& block : blocks_of(css)) {
    std::string body;
    if (block.body.find('{') != std::string_view::npos) {
      body = without_unused_properties(block.body, whole);
    } else {
      for (const auto declaration : split(block.body, ';')) {
        const std::string name(declaration.substr(0, declaration.find(':')));
        const bool is_unused = name.starts_with("--") &&
                               whole.find("var(" + name + ")") == std::string_view::npos &&
                               whole.find("var(" + name + ",") == std::string_view::npos;
        if (is_unused) continue;
        if (!body.empty()) body += ';';
        body += declaration;
      }
    }
    if (!body.empty()) out.append(block.prelude).append("{").append(body).append("}");
  }
  return out;
}

}  // namespace

std::string minify_css(std::string_view css) {
  const std::string bare = without_comments(css);
  std::string out;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const char c = bare[i];
    const char last = out.empty() ? '{' : out.back();
    if (is_space(c)) {
      const bool means_something = tight.find(last) == std::string_view::npos && last != ' ';
      if (means_something) out += ' ';
      continue;
    }
    if (tight.find(c) != std::string_view::npos && last == ' ') out.pop_back();
    if (c == '}' && !out.empty() && out.back() == ';') out.pop_back();
    // "name: value" loses its space, "a :hover" keeps it.
    out += c;
    if (c == ':' && i + 1 < bare.size() && bare[i + 1] == ' ') ++i;
  }
  return out;
}

std::string used_css(std::string_view css, std::string_view html) {
  const Handles handles{std::string(html) + "<root>"};  // ":root" has no element name of its own
  std::string kept = matching_rules(css, handles);
  // A property may have been the only user of another one.
  while (true) {
    std::string smaller = without_unused_properties(kept, kept);
    if (smaller.size() == kept.size()) return kept;
    kept = std::move(smaller);
  }
}

std::string style_source(std::string_view css) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(css.data()), css.size(), digest.data());
  std::array<unsigned char, 4 * ((SHA256_DIGEST_LENGTH + 2) / 3) + 1> base64{};
  EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
  return "'sha256-" + std::string(reinterpret_cast<const char*>(base64.data())) + "'";
}

}  // namespace ocop::pages
