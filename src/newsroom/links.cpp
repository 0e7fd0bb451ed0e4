#include "newsroom/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "newsroom/limits.h"
#include "newsroom/markup.h"

namespace ocop::newsroom {
namespace {

/// The letters of an address as browsers send them.
std::string sent(std::string_view address) {
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f && c != '"' && c != '<' && c != '>') {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

std::string_view without_part(std::string_view address) {
  return address.substr(0, address.find('#'));
}

bool has_scheme(std::string_view address) {
  const auto colon = address.find(':');
  return colon != address.npos && colon < address.find_first_of("/?#");
}

std::optional<LinkFault> fault_of(std::string_view path, const PathProbe& probe) {
  if (path.starts_with("/office") || path.starts_with("/en/office")) return LinkFault::closed;
  switch (probe(path)) {
    case 200:
      return std::nullopt;
    case 404:
    case 410:
      return LinkFault::gone;
    case 401:
    case 403:
      return LinkFault::closed;
    default:
      return LinkFault::failing;
  }
}

}  // namespace

Target target_of(std::string_view address, std::string_view base_url) {
  address = without_part(address);
  if (address.empty()) return {};
  if (!base_url.empty() && address.starts_with(base_url)) {
    const std::string_view rest = address.substr(base_url.size());
    if (rest.empty()) return {Leads::inside, "/"};
    if (rest.front() == '/' || rest.front() == '?') return {Leads::inside, sent(rest)};
  }
  if (address.starts_with("https://") || address.starts_with("http://")) {
    return {Leads::outside, sent(address)};
  }
  if (address.starts_with("//")) return {Leads::outside, "https:" + sent(address)};
  if (has_scheme(address)) return {};
  if (address.front() == '/') return {Leads::inside, sent(address)};
  return {Leads::inside, "/tin-tuc/" + sent(address)};
}

pages::Key label_of(LinkFault fault) {
  switch (fault) {
    case LinkFault::gone:
      return "news.link_gone"_key;
    case LinkFault::closed:
      return "news.link_closed"_key;
    case LinkFault::product:
      return "news.link_product"_key;
    case LinkFault::failing:
      break;
  }
  return "news.link_failing"_key;
}

std::vector<BrokenLink> broken_links(std::string_view body, std::string_view base_url,
                                     const PathProbe& probe) {
  std::vector<BrokenLink> broken;
  std::set<std::string> looked_at;
  const auto look = [&](const std::string& path, auto&& broken_one) {
    if (looked_at.size() >= limits::links_looked_at_max || !looked_at.insert(path).second) return;
    if (const auto fault = fault_of(path, probe)) broken.push_back(broken_one(*fault));
  };
  for (const BodyPart& part : body_parts(body)) {
    if (!part.gtin.empty()) {
      look("/san-pham/" + sent(part.gtin), [&](LinkFault) {
        return BrokenLink{LinkFault::product, "::product " + part.gtin, part.gtin};
      });
      continue;
    }
    for (const BodyLink& link : links_of(part.markup)) {
      const Target target = target_of(link.address, base_url);
      if (target.leads != Leads::inside) continue;
      look(target.address,
           [&](LinkFault fault) { return BrokenLink{fault, link.address, link.words}; });
    }
  }
  return broken;
}

}  // namespace ocop::newsroom
