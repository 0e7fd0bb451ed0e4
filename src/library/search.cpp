#include "http/percent.h"
#include "library/library_kinds.h"
#include "library/public_documents.h"
#include "library/public_page.h"
#include "library/publication.h"

namespace ocop::library {
namespace {

using pages::Locale;
using portal::SearchHits;
using portal::SearchSource;
using records::Reading;

SearchSource documents(const Publication& publication) {
  return {.name = "page.documents_name"_key,
          .find =
              [&publication](Locale locale, std::string_view words, std::size_t most) {
                return publication.records.read([&](Reading& reading) -> Result<SearchHits> {
                  TRY(const PublicDocuments all, read_public_documents(reading));
                  SearchHits hits;
                  for (const records::Record* each : all.find(DocumentQuery(words))) {
                    if (hits.size() == most) break;
                    hits.push_back({(*each)["number"], path_of(locale, *each),
                                    title_of(locale, *each, all.entry(each->id))});
                  }
                  return hits;
                });
              },
          .all =
              [](Locale locale, std::string_view words) {
                return std::string(pages::text(locale, "page.documents"_key)) +
                       "?q=" + http::percent_encode(words);
              }};
}

SearchSource policies(const Publication& publication) {
  return {.name = "page.policies_name"_key,
          .find = [&publication](Locale locale, std::string_view words, std::size_t most) {
            return publication.records.read([&](Reading& reading) -> Result<SearchHits> {
              TRY(const auto all, read_policies(reading));
              SearchHits hits;
              for (const PolicyRow& each : all) {
                const std::string name = said(locale, each.row, "title", "title_en");
                const std::string need = name_in(locale, needs(), each.policy.need);
                if (hits.size() == most) break;
                if (!portal::says(name + ' ' + need, words)) continue;
                hits.push_back({name, path_of_policy(locale, each.policy.code), need});
              }
              return hits;
            });
          }};
}

SearchSource explained(const Publication& publication) {
  return {
      .name = "page.explained_name"_key,
      .find = [&publication](Locale locale, std::string_view words, std::size_t most) {
        SearchHits hits;
        for (const Term& each : publication.glossary.terms()) {
          if (hits.size() == most) break;
          if (!portal::says(each.name.in(locale) + ' ' + each.short_text.in(locale), words)) {
            continue;
          }
          hits.push_back({each.name.in(locale), path_of(locale, each), each.short_text.in(locale)});
        }
        return hits;
      }};
}

}  // namespace

std::vector<SearchSource> search_sources(const Publication& publication) {
  return {documents(publication), policies(publication), explained(publication)};
}

}  // namespace ocop::library
