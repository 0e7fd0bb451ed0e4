#pragma once

#include <vector>

#include "programme/document_kinds.h"
#include "registry/unit_tree.h"

/// How a document is drawn among the others, and the area it was made for. Pure.
namespace ocop::programme {

/// A document of the chain, as it stands to the one whose page it is.
struct ChainStep {
  const records::Record* document = nullptr;
  std::optional<Date> day;            ///< of issue; steps without one come first
  std::optional<Status> status;       ///< on the day asked for
  std::vector<pages::Key> relations;  ///< to the document of the page; empty: tied through others
};

/// The whole chain of a document, the oldest first, the document itself among them.
std::vector<ChainStep> chain_steps(const Chain& chain, std::string_view id, Date day);

/// The unit of the document as it was on its day, and the wards below it on that day: the plan of
/// 2019 shows the district and its 18 wards.
struct Area {
  const registry::Unit* unit = nullptr;
  std::vector<const registry::Unit*> wards;  ///< without the unit itself
  Date day;
};
/// Nothing when the document names no unit, or one that did not exist on its day. A document
/// without a day is shown on `today`.
std::optional<Area> area_of(const records::Record& document, const registry::UnitTree& units,
                            Date today);

}  // namespace ocop::programme
