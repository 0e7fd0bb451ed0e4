#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

/// The effect chain of documents (requirement R03): which of them holds on a day. Pure.
namespace ocop::programme {

enum class LinkKind : std::uint8_t {
  based_on,
  amends,
  replaces,
  repeals,
};

std::string_view name_of(LinkKind kind);  ///< "based_on"

/// A document with the days of its effect; `until` is the last day, none when it was left open.
struct Paper {
  std::string id;
  Date from;
  std::optional<Date> until = {};
};

/// `later` is based on, amends, replaces or repeals `earlier`: from the day `later` takes effect,
/// or from the day it names for that (Decision 26/2026/QĐ-TTg repeals 148/QĐ-TTg 60 days later).
struct Link {
  std::string later, earlier;
  LinkKind kind = LinkKind::based_on;
  std::optional<Date> from = {};
};

enum class Effect : std::uint8_t { not_yet, in_effect, expired, replaced, repealed };

std::string_view name_of(Effect effect);  ///< "in_effect"

struct Status {
  Effect effect = Effect::not_yet;
  Date since;      ///< the first day on which it stands so
  std::string by;  ///< the document that replaced or repealed it
  std::vector<std::string>
      amended_by;  ///< those in force by that day, in the order of their effect
};

/// Where a document stands on a day. It holds from its first to its last day, unless a document
/// that took effect by then replaced or repealed it. What was replaced does not come back to life
/// when the replacing document ends; a document that was ended before its first day ends nothing.
/// `papers` has `id`; links to papers that are not among them say nothing.
Status status_on(std::span<const Paper> papers, std::span<const Link> links, std::string_view id,
                 Date day);

/// Would the link close a circle? Over links of all kinds, since each leads from a later document
/// to an earlier one.
bool would_loop(std::span<const Link> links, const Link& added);

/// All documents tied to this one by any number of links, itself among them.
std::vector<std::string> chain_of(std::span<const Link> links, std::string_view id);

}  // namespace ocop::programme
