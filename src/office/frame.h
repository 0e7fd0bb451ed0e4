#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/panel.h"
#include "office/visitor.h"
#include "pages/dictionary.h"

/// What stands around the content of every office page. A template of the office is
///
///     [[>_office_top.html]]
///     <h1>{{TITLE}}</h1> …
///     [[>_office_end.html]]
namespace ocop::office {

/// A row of the access table that a page, a section or an act asks for.
struct Needs {
  accounts::Object object;
  accounts::Act act = accounts::Act::see;
};

/// An entry of the side navigation, shown to those who may see it.
struct Section {
  std::string path;                      ///< "/office/subjects"; without "/en"
  pages::Key label;                      ///< "Chủ thể"
  std::string_view icon;                 ///< of `_office_icons.html`: "users", "box", "file" …
  std::optional<pages::Key> group = {};  ///< heading over the entry; nothing: stands first
  std::optional<Needs> needs = {};       ///< nothing: for everybody who is signed in
};

/// What a page is called, and the way to it.
struct Heading {
  std::string title;
  std::vector<Link> crumbs = {};  ///< between the home page and this page
};

/// Fills the frame. `path` is that of the request; sections and crumbs follow the visitor's
/// language.
void fill_frame(pages::Dictionary& page, const Visitor& visitor, std::string_view path,
                const Heading& heading, const std::vector<Section>& sections);

/// The same address without "/en" in front.
std::string_view without_language(std::string_view path);
/// The language of an address: English under "/en".
pages::Locale locale_of(std::string_view path);

/// "/office/…" alone: no other host, no other part of the site. For return addresses.
bool is_office_path(std::string_view path);

}  // namespace ocop::office
