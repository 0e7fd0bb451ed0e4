#include "office/frame.h"

#include <algorithm>

#include "base/characters.h"
#include "office/office.h"
#include "pages/page.h"

namespace ocop::office {
namespace {

/// The first letter of a word in NFC: "Đ" of "Đỗ".
std::string_view first_letter(std::string_view word) {
  std::size_t size = 1;
  while (size < word.size() && !begins_character(word[size])) ++size;
  return word.substr(0, size);
}

/// "Vũ Thanh Hà" → "VH": fits a badge, whatever the name.
std::string initials(std::string_view name) {
  const auto at = name.rfind(' ');
  std::string letters(first_letter(name));
  if (at != std::string_view::npos) letters += first_letter(name.substr(at + 1));
  return letters;
}

bool is_within(std::string_view path, std::string_view section) {
  return path == section ||
         (path.starts_with(section) && path.substr(section.size()).starts_with('/'));
}

/// Above it the groups of the navigation are folded, but for the one of the page.
constexpr std::ptrdiff_t entries_unfolded_max = 24;

/// The section that the page belongs to: the one with the longest path.
const Section* current_section(std::string_view path, const std::vector<Section>& sections) {
  const Section* found = nullptr;
  for (const Section& each : sections) {
    if (!is_within(path, each.path)) continue;
    if (found == nullptr || found->path.size() < each.path.size()) found = &each;
  }
  return found;
}

void fill_entry(pages::Dictionary& entry, const Visitor& visitor, const Section& section) {
  entry.set("HREF", pages::localized(visitor.locale, section.path));
  entry.set("ICON", section.icon);
  entry.set("LABEL", pages::text(visitor.locale, section.label));
}

void fill_navigation(pages::Dictionary& page, const Visitor& visitor, std::string_view path,
                     const std::vector<Section>& sections) {
  const Section* current = current_section(path, sections);
  const auto is_open = [&](const Section& section) {
    return !section.needs || visitor.may(section.needs->object, section.needs->act);
  };
  const bool is_long = std::ranges::count_if(sections, is_open) > entries_unfolded_max;
  std::vector<std::pair<std::string_view, pages::Dictionary*>> groups;
  for (const Section& each : sections) {
    if (!is_open(each)) continue;
    const std::string_view name =
        each.group ? pages::text(visitor.locale, *each.group) : std::string_view();
    pages::Dictionary* group = nullptr;
    for (const auto& [known, part] : groups) {
      if (known == name) group = part;
    }
    if (group == nullptr) {
      group = &page.add("GROUP");
      group->set("NAME", name);
      if (each.group) group->show("NAMED");
      if (!is_long) group->show("OPEN");
      groups.emplace_back(name, group);
    }
    if (&each == current) group->show("OPEN");
    pages::Dictionary& entry = group->add("ENTRY");
    fill_entry(entry, visitor, each);
    if (&each == current) entry.show("CURRENT");
  }
}

void fill_crumbs(pages::Dictionary& page, const Visitor& visitor, const Heading& heading) {
  pages::Dictionary& crumbs = page.add("CRUMBS");
  const auto add = [&](std::string_view label, std::string_view href) {
    pages::Dictionary& crumb = crumbs.add("CRUMB");
    crumb.set("LABEL", label);
    crumb.set("HREF", href);
    crumb.show(href.empty() ? "PLAIN" : "LINKED");
  };
  add(pages::text(visitor.locale, "office.home.name"_key),
      pages::text(visitor.locale, "office.home.path"_key));
  for (const Link& each : heading.crumbs) add(each.label, each.href);
  add(heading.title, "");
}

}  // namespace

std::string_view without_language(std::string_view path) {
  return path.starts_with("/en/") ? path.substr(3) : path;
}

pages::Locale locale_of(std::string_view path) {
  return path.starts_with("/en/") ? pages::Locale::english : pages::Locale::vietnamese;
}

bool is_office_path(std::string_view path) {
  for (const char c : path) {
    if (c <= ' ' || c == '\\' || c == 0x7F) return false;
  }
  const std::string_view bare = without_language(path);
  return bare == "/office" || bare.starts_with("/office/") || bare.starts_with("/office?");
}

void fill_frame(pages::Dictionary& page, const Visitor& visitor, std::string_view path,
                const Heading& heading, const std::vector<Section>& sections) {
  page.set("TITLE", heading.title);
  page.set("FORM_TOKEN", visitor.form_token);
  page.set("PERSON", visitor.name);
  page.set("LOGIN", visitor.login);
  page.set("INITIALS", initials(visitor.name));
  page.set("ACCOUNT", pages::localized(visitor.locale, account_path));
  page.set("SIGN_OUT", pages::localized(visitor.locale, sign_out_path));
  const std::string_view bare = without_language(path);
  page.set("PATH_VI", bare);
  page.set("PATH_EN", pages::localized(pages::Locale::english, bare));
  fill_navigation(page, visitor, bare.substr(0, bare.find('?')), sections);
  if (bare.substr(0, bare.find('?')) != "/office") fill_crumbs(page, visitor, heading);
}

}  // namespace ocop::office
