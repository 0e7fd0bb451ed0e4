#pragma once

#include <optional>

#include "programme/effect.h"
#include "records/kind.h"
#include "records/record_store.h"

/// The registers of programmes, plans, decisions and reports, and of how they stand to each other
/// (requirements R01, R03). Tables: migrations/0001.
namespace ocop::programme {

/// Found by its kind, number, title and issuer: "ke hoach 153" finds Plan 153/KH-UBND.
records::Kind document_kind();
/// Its guard refuses a link that would close a circle, or lead to a younger document.
records::Kind document_link_kind();

/// All documents with the days of their effect, and all links.
struct Chain {
  std::vector<records::Record> documents;
  std::vector<Paper> papers;  ///< without documents whose day is not on record
  std::vector<Link> links;

  const records::Record* document(std::string_view id) const;
  /// Nothing when the day of the document is not on record.
  std::optional<Status> status(std::string_view id, Date day) const;
};
Result<Chain> read_chain(records::Reading& reading);

/// From `effect_from`, else from the day of issue; nothing when neither is on record.
std::optional<Paper> paper_of(const records::Record& document);

pages::Key label_of(LinkKind kind);    ///< seen from the later document: "Căn cứ"
pages::Key inverse_of(LinkKind kind);  ///< seen from the earlier one: "Là căn cứ của"
pages::Key label_of(Effect effect);

}  // namespace ocop::programme
