#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/document_query.h"
#include "programme/document_kinds.h"

namespace ocop::library {

/// The documents that everybody reads, with the chain in which they stand.
struct PublicDocuments {
  programme::Chain chain;
  std::vector<records::Record> entries;

  /// The entry of a document; null when it is not shown.
  const records::Record* entry(std::string_view document_id) const;
  /// The document whose address this is; null when none is shown there.
  const records::Record* at(std::string_view segment) const;
  /// Those that fit, named ones first, then the newest first; all for an empty query.
  std::vector<const records::Record*> find(const DocumentQuery& query) const;
};
Result<PublicDocuments> read_public_documents(records::Reading& reading);

/// The last part of the address: "153-kh-ubnd-ubnd-quan-hoan-kiem-2019-08-06". Number, issuer and
/// day tell documents apart.
std::string segment_of(const records::Record& document);
/// "/van-ban/153-…", "/en/documents/153-…"
std::string path_of(pages::Locale locale, const records::Record& document);

/// What it is called: its English title when there is one, else the Vietnamese.
std::string title_of(pages::Locale locale, const records::Record& document,
                     const records::Record* entry);
DocumentWords words_of(const records::Record& document, const records::Record* entry);

}  // namespace ocop::library
