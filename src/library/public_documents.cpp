#include "library/public_documents.h"

#include <algorithm>

#include "portal/addresses.h"

namespace ocop::library {

using records::Record;

const Record* PublicDocuments::entry(std::string_view document_id) const {
  const auto at =
      std::ranges::find(entries, document_id,
                        [](const Record& row) -> const std::string& { return row["document_id"]; });
  return at == entries.end() ? nullptr : &*at;
}

const Record* PublicDocuments::at(std::string_view segment) const {
  for (const Record& entry : entries) {
    const Record* document = chain.document(entry["document_id"]);
    if (document != nullptr && segment_of(*document) == segment) return document;
  }
  return nullptr;
}

std::vector<const Record*> PublicDocuments::find(const DocumentQuery& query) const {
  std::vector<std::pair<int, const Record*>> ranked;
  for (const Record& entry : entries) {
    const Record* document = chain.document(entry["document_id"]);
    if (document == nullptr) continue;
    const int rank = query.is_empty() ? 1 : query.rank(words_of(*document, &entry));
    if (rank > 0) ranked.emplace_back(rank, document);
  }
  std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return (*a.second)["issued_on"] > (*b.second)["issued_on"];
  });
  std::vector<const Record*> found;
  for (const auto& [rank, document] : ranked) found.push_back(document);
  return found;
}

Result<PublicDocuments> read_public_documents(records::Reading& reading) {
  PublicDocuments documents;
  TRY(documents.chain, programme::read_chain(reading));
  TRY(documents.entries, reading.all(reading.kinds().get("library_entry")));
  return documents;
}

std::string segment_of(const Record& document) {
  std::string segment = portal::slug_of(document["number"] + " " + document["issuer"]);
  if (const std::string& day = document["issued_on"]; !day.empty()) segment += "-" + day;
  return segment;
}

std::string path_of(pages::Locale locale, const Record& document) {
  return std::string(pages::text(locale, "page.documents"_key)) + "/" + segment_of(document);
}

std::string title_of(pages::Locale locale, const Record& document, const Record* entry) {
  const bool has_english = locale == pages::Locale::english && entry != nullptr;
  return has_english && !(*entry)["title_en"].empty() ? (*entry)["title_en"] : document["title"];
}

DocumentWords words_of(const Record& document, const Record* entry) {
  DocumentWords words{document["number"], document["sort"], "",
                      document["title"] + " " + document["issuer"] + " " + document["summary"]};
  if (const auto day = document.day("issued_on")) words.year = std::to_string(day->year);
  if (entry != nullptr) words.text += " " + (*entry)["title_en"] + " " + (*entry)["summary_en"];
  return words;
}

}  // namespace ocop::library
