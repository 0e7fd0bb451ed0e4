#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocop::newsroom {

/// The body of an article from CommonMark with tables, as HTML that is safe inside a page: raw HTML
/// is left out, links lead to http(s), mailto and paths only, pictures come from "/media/" only.
/// Headings begin at h2, below that of the page. A picture that stands alone becomes a figure,
/// whose caption is the title of the picture: `![a plate](/media/news/ID "Photo: Lan Chi")`.
std::string html_of(std::string_view markup);

/// A part of a body: text, or the card of a product where a line says "::product 09521234000013".
struct BodyPart {
  std::string markup;
  std::string gtin;  ///< then `markup` is empty
};
std::vector<BodyPart> body_parts(std::string_view body);

/// A link of a body, with the words it stands on.
struct BodyLink {
  std::string address, words;
};
std::vector<BodyLink> links_of(std::string_view markup);

/// A picture of a body.
struct BodyPicture {
  std::string address, alt, rights;
  /// The identifier of "/media/news/ID"; empty for another address.
  std::string file_id() const;
};
std::vector<BodyPicture> pictures_of(std::string_view body);

}  // namespace ocop::newsroom
