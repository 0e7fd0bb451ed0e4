#include <algorithm>

#include "base/text.h"
#include "library/public_page.h"

namespace ocop::library {
namespace {

using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Reading;

std::string home(Locale locale) { return std::string(pages::text(locale, "page.explained"_key)); }

void fill_line(Dictionary& line, const PublicPage& on, const Term& term) {
  line.set("NAME", term.name.in(on.locale));
  line.set("HREF", path_of(on.locale, term));
  line.set("SHORT", term.short_text.in(on.locale));
}

/// With a capital in front; of the letters with marks only "đ" begins a name of ours.
std::string as_title(std::string name) {
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  if (name.starts_with("đ")) name.replace(0, std::string_view("đ").size(), "Đ");
  return name;
}

Result<Response> list(PublicPage& on, Reading&) {
  on.frame(on.words("page.explained_name"_key), on.words("library.explained_lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  std::vector<const Term*> terms;
  Dictionary& explainers = on.page.add("EXPLAINERS");
  for (const Term& each : on.publication.glossary.terms()) {
    if (each.is_explainer) {
      fill_line(explainers.add("TERM"), on, each);
    } else {
      terms.push_back(&each);
    }
  }
  std::ranges::sort(
      terms, {}, [&](const Term* term) { return vietnamese_sort_key(term->name.in(on.locale)); });
  Dictionary& words = on.page.add("WORDS");
  for (const Term* each : terms) fill_line(words.add("TERM"), on, *each);
  return on.respond("explained.html");
}

Result<Response> term(PublicPage& on, Reading&) {
  const Glossary& glossary = on.publication.glossary;
  const std::string slug(on.request.parameter("one").value_or(""));
  const Term* found = glossary.find(slug);
  if (found == nullptr) return Error{Code::not_found, "there is no such term", slug};
  const std::string title = as_title(found->name.in(on.locale));
  on.frame(title, found->short_text.in(on.locale), path_of(Locale::vietnamese, *found),
           path_of(Locale::english, *found),
           {{on.words("page.explained_name"_key), home(on.locale)}});
  on.page.set("SHORT", found->short_text.in(on.locale));
  on.told.push_back(found);
  Dictionary& text = on.page.add("TEXT_OF");
  for (const std::string& each : found->text[static_cast<std::size_t>(on.locale)]) {
    fill_paragraphs(text, on, each);
  }
  if (const std::string& source = found->source.in(on.locale); !source.empty()) {
    on.page.set_in("SOURCE", "TEXT", source);
  }
  if (!found->see.empty()) {
    Dictionary& see = on.page.add("SEE");
    for (const std::string& each : found->see) {
      if (const Term* other = glossary.find(each)) fill_line(see.add("TERM"), on, *other);
    }
  }
  if (slug == "sao-ocop") on.page.show("STARS");
  return on.respond("explained_term.html");
}

}  // namespace

void add_explainer_routes(http::Router& router, const Publication& publication,
                          std::shared_ptr<const portal::CurrentShelf> shelf) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    add_page(router, publication, shelf, locale, home(locale), list);
    add_page(router, publication, shelf, locale, home(locale) + "/{one}", term);
  }
}

}  // namespace ocop::library
