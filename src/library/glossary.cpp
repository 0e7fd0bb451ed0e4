#include "library/glossary.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/embedded_file.h"

namespace ocop::embedded {
EmbeddedFiles glossary_files();
}

namespace ocop::library {
namespace {

namespace json = boost::json;
using pages::Locale;

Said said_in(const json::value& value) {
  return {std::string(value.at("vi").as_string()), std::string(value.at("en").as_string())};
}

std::vector<std::string> texts(const json::value& list) {
  std::vector<std::string> all;
  for (const json::value& each : list.as_array()) all.emplace_back(each.as_string());
  return all;
}

Term term_of(const json::value& value) {
  Term term{.slug = std::string(value.at("slug").as_string()),
            .is_explainer = value.at("kind").as_string() == "explainer",
            .name = said_in(value.at("name")),
            .short_text = said_in(value.at("short")),
            .source = said_in(value.at("source")),
            .also = {},
            .text = {},
            .see = texts(value.at("see"))};
  for (const std::size_t i : {0U, 1U}) {
    const char* language = i == 0 ? "vi" : "en";
    term.also[i] = texts(value.at("also").at(language));
    term.text[i] = texts(value.at("text").at(language));
  }
  return term;
}

/// Part of a word: ASCII letters and digits, and every byte of a letter with marks.
bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const bool begins = at == 0 || !is_of_word(text[at - 1]);
  return begins && (at + size == text.size() || !is_of_word(text[at + size]));
}

std::size_t find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    if (stands_alone(text, at, word.size())) return at;
  }
  return std::string_view::npos;
}

}  // namespace

Result<Glossary> Glossary::parse(std::string_view text) {
  try {
    Glossary glossary;
    const json::value root = json::parse(text);
    for (const json::value& each : root.at("entries").as_array()) {
      glossary.terms_.push_back(term_of(each));
    }
    for (std::size_t i = 0; i < glossary.terms_.size(); ++i) {
      const Term& term = glossary.terms_[i];
      if (term.is_explainer) continue;
      for (const Locale locale : {Locale::vietnamese, Locale::english}) {
        const auto language = static_cast<std::size_t>(locale);
        auto& names = glossary.names_[language];
        names.push_back({term.name.in(locale), i});
        for (const std::string& form : term.also[language]) names.push_back({form, i});
      }
    }
    for (auto& names : glossary.names_) {
      std::ranges::stable_sort(names, std::ranges::greater{},
                               [](const Name& name) { return name.words.size(); });
    }
    return glossary;
  } catch (const std::exception& fault) {
    return Error{Code::invalid_argument, fault.what(), "data/glossary/terms.json"};
  }
}

Result<Glossary> Glossary::built_in() { return parse(embedded::glossary_files().front().content); }

const Term* Glossary::find(std::string_view slug) const {
  const auto at = std::ranges::find(terms_, slug, &Term::slug);
  return at == terms_.end() ? nullptr : &*at;
}

std::vector<Piece> Glossary::pieces(Locale locale, std::string_view text,
                                    std::vector<const Term*>& told) const {
  std::vector<Piece> pieces{{std::string(text), nullptr}};
  for (const Name& name : names_[static_cast<std::size_t>(locale)]) {
    const Term* term = &terms_[name.term];
    if (std::ranges::find(told, term) != told.end()) continue;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].term != nullptr) continue;
      const std::string whole = pieces[i].words;
      const std::size_t at = find_word(whole, name.words);
      if (at == std::string::npos) continue;
      std::vector<Piece> parts;
      if (at > 0) parts.push_back({whole.substr(0, at), nullptr});
      parts.push_back({name.words, term});
      const std::string rest = whole.substr(at + name.words.size());
      if (!rest.empty()) parts.push_back({rest, nullptr});
      const auto place = pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
      pieces.insert(place, parts.begin(), parts.end());
      told.push_back(term);
      break;
    }
  }
  return pieces;
}

std::string path_of(Locale locale, const Term& term) {
  return std::string(pages::text(locale, "page.explained"_key)) + "/" + term.slug;
}

}  // namespace ocop::library
