#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "pages/locale.h"

namespace soci {
class session;
}

/// Whether the links of an article lead somewhere: those within this site are looked at when it is
/// handed in and when it is approved. Links to others are asked by nobody but the operator
/// (`ocop links check`).
namespace ocop::newsroom {

enum class Leads : std::uint8_t {
  inside,     ///< to a path of this site
  outside,    ///< to another host
  elsewhere,  ///< a mail address, a part of the page: nothing to look at
};
struct Target {
  Leads leads = Leads::elsewhere;
  std::string address;  ///< inside: path and query without the part; outside: without the part
};
/// `base_url` is that of this site; a path without "/" in front stands beside the article.
Target target_of(std::string_view address, std::string_view base_url);

/// The status that a reader who is not signed in gets at a path of this site, redirects followed.
using PathProbe = std::function<int(std::string_view path)>;

enum class LinkFault : std::uint8_t {
  gone,     ///< 404, 410
  closed,   ///< only the office, or somebody signed in, gets there
  product,  ///< the card of a product that the catalogue does not show
  failing,  ///< any other status but 200
};
pages::Key label_of(LinkFault fault);

struct BrokenLink {
  LinkFault fault = LinkFault::gone;
  std::string address, words;
  bool operator==(const BrokenLink&) const = default;
};

/// Links and cards of a body that lead nowhere, each address once, in the order of the text; at
/// most `limits::links_looked_at_max` are looked at.
std::vector<BrokenLink> broken_links(std::string_view body, std::string_view base_url,
                                     const PathProbe& probe);

/// What the last look found. In SQL; each throws what the SQL library throws.
struct LinkCheck {
  Timestamp at;
  std::vector<BrokenLink> broken;
};
void put_link_check(soci::session& session, const std::string& article_id, const LinkCheck& check);
std::optional<LinkCheck> find_link_check(soci::session& session, const std::string& article_id);
/// Articles with links that lead nowhere, those looked at last first.
std::vector<std::string> articles_with_broken_links(soci::session& session, std::size_t most);

}  // namespace ocop::newsroom
