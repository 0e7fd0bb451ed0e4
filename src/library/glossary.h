#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pages/locale.h"

/// Terms and explainers for everybody (requirement R10). Pure but for the data of the build.
namespace ocop::library {

/// A text in both languages.
struct Said {
  std::string vi, en;
  const std::string& in(pages::Locale locale) const {
    return locale == pages::Locale::english ? en : vi;
  }
};

struct Term {
  std::string slug;           ///< in its address: "danh-gia-lai"
  bool is_explainer = false;  ///< a page to read, not a word to look up
  Said name, short_text, source;
  std::array<std::vector<std::string>, 2> also;  ///< other forms of the name, by locale
  std::array<std::vector<std::string>, 2> text;  ///< paragraphs, by locale
  std::vector<std::string> see;                  ///< slugs
};

/// A piece of a text; with a term, the words that name it.
struct Piece {
  std::string words;
  const Term* term = nullptr;
};

class Glossary {
 public:
  /// Those of data/glossary, put into the program at build time. A file that is not as it should be
  /// is an error that names it.
  static Result<Glossary> built_in();
  static Result<Glossary> parse(std::string_view json);

  const std::vector<Term>& terms() const { return terms_; }
  const Term* find(std::string_view slug) const;

  /// The text with the first occurrence of each term set off; longer names go before shorter ones,
  /// and only whole words count. Terms in `told`, to which those found are added, are left alone.
  std::vector<Piece> pieces(pages::Locale locale, std::string_view text,
                            std::vector<const Term*>& told) const;

 private:
  struct Name {
    std::string words;
    std::size_t term;
  };
  std::vector<Term> terms_;
  std::array<std::vector<Name>, 2> names_;  ///< by locale, the longest first
};

/// "/giai-thich/danh-gia-lai", "/en/explained/danh-gia-lai"
std::string path_of(pages::Locale locale, const Term& term);

}  // namespace ocop::library
