#include "pages/page.h"

#include <ctemplate/template.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "base/embedded_file.h"
#include "base/log.h"
#include "http/content_security_policy.h"
#include "pages/style.h"
#include "pages/template_source.h"

namespace ocop::embedded {
/// "pages/templates/error.html", "pages/styles/tokens.css" … of every room.
EmbeddedFiles page_files();
/// "static/noble_ed25519.js": modules from npm.
EmbeddedFiles package_files();
}  // namespace ocop::embedded

namespace ocop::pages {
namespace {

namespace fs = std::filesystem;

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_page(std::string_view name) { return name.ends_with(".html") && !name.starts_with('_'); }

std::optional<std::string> read_embedded(std::string_view name) {
  for (const EmbeddedFile& file : embedded::page_files()) {
    if (file_name(file.name) == name) return std::string(file.content);
  }
  return std::nullopt;
}

/// The same names as in the binary, read from a folder with the same rooms.
ReadFile reader_of(const fs::path& directory) {
  return [directory](std::string_view name) -> std::optional<std::string> {
    for (const EmbeddedFile& file : embedded::page_files()) {
      if (file_name(file.name) != name) continue;
      std::ifstream in(directory / file.name, std::ios::binary);
      if (!in) return std::nullopt;
      return std::string(std::istreambuf_iterator<char>(in), {});
    }
    return std::nullopt;
  };
}

std::string lasting_url(std::string_view name) { return static_files().url(name); }
std::string plain_url(std::string_view name) { return "/static/" + std::string(name); }

/// A template in two halves with its style sheet between them, which may be empty.
struct Loaded {
  std::unique_ptr<ctemplate::Template> before;
  std::string style;
  std::unique_ptr<ctemplate::Template> after;
  std::string policy;  ///< value of the Content-Security-Policy header
};

/// A script with an address runs; one without, data for search engines, does not.
http::Scripts scripts_of(std::string_view page) {
  constexpr std::string_view tag = "<script ";
  for (auto at = page.find(tag); at != page.npos; at = page.find(tag, at + tag.size())) {
    const std::string_view attributes = page.substr(at, page.find('>', at) - at);
    if (attributes.find(" src=") != attributes.npos) return http::Scripts::own;
  }
  return http::Scripts::none;
}

/// None when it is faulty.
std::unique_ptr<ctemplate::Template> half(const std::string& text) {
  std::unique_ptr<ctemplate::Template> parsed(
      ctemplate::Template::StringToTemplate(text, ctemplate::DO_NOT_STRIP));
  const bool is_ready = parsed != nullptr && parsed->state() == ctemplate::TS_READY;
  return is_ready ? std::move(parsed) : nullptr;
}

Result<Loaded> parse(Locale locale, std::string_view name, const ReadFile& read,
                     const std::function<std::string(std::string_view)>& url) {
  TRY(const TemplateSource source, compose(locale, name, read, url));
  Loaded loaded;
  loaded.before = half(source.before);
  loaded.style = source.style;
  loaded.after = half(source.after);
  if (!loaded.before || !loaded.after) {
    return Error{
        Code::internal,
        "the template is faulty, or its style sheet stands in a section: " + std::string(name),
        std::string(name)};
  }
  loaded.policy =
      http::content_security_policy(source.style_source, scripts_of(source.before + source.after));
  return loaded;
}

/// Set once by `load`, then only read.
struct Library {
  std::map<std::string, Loaded, std::less<>> templates[2];
  std::optional<fs::path> directory;
};

Library& library() {
  static Library the_library;
  return the_library;
}

/// The page as an answer: its body with the style sheet beside it, and its policy.
http::Response expand(const Loaded& loaded, const Dictionary& dictionary) {
  http::Response page;
  page.body.reserve(12U << 10);  // a scan page
  loaded.before->Expand(&page.body, &dictionary);
  page.inset = {loaded.style, page.body.size()};
  loaded.after->Expand(&page.body, &dictionary);
  if (!loaded.policy.empty()) page.headers.add("Content-Security-Policy", loaded.policy);
  return page;
}

http::Response expand_anew(Locale locale, std::string_view name, const fs::path& directory,
                           const Dictionary& dictionary) {
  const auto loaded = parse(locale, name, reader_of(directory), plain_url);
  if (!loaded) return {.status = 500, .headers = {}, .body = to_string(loaded.error())};
  http::Response page = expand(*loaded, dictionary);
  page.join_inset();  // which lives no longer than this
  return page;
}

http::Response expand(Locale locale, std::string_view name, const Dictionary& dictionary) {
  const Library& all = library();
  if (all.directory) return expand_anew(locale, name, *all.directory, dictionary);
  const auto& templates = all.templates[static_cast<std::size_t>(locale)];
  const auto at = templates.find(name);
  if (at == templates.end())
    return {.status = 500, .headers = {}, .body = "no such template: " + std::string(name)};
  return expand(at->second, dictionary);
}

}  // namespace

Result<void> load(std::string_view directory) {
  Library& all = library();
  all.directory.reset();
  if (!directory.empty()) all.directory = fs::path(directory);
  const ReadFile read = all.directory ? reader_of(*all.directory) : ReadFile(read_embedded);
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    auto& templates = all.templates[static_cast<std::size_t>(locale)];
    templates.clear();
    for (const EmbeddedFile& file : embedded::page_files()) {
      const std::string_view name = file_name(file.name);
      if (!is_page(name)) continue;
      TRY(Loaded loaded, parse(locale, name, read, lasting_url));
      templates.emplace(std::string(name), std::move(loaded));
    }
  }
  return ok();
}

bool is_designing() { return library().directory.has_value(); }

std::string render(Locale locale, std::string_view template_name, const Dictionary& dictionary) {
  http::Response page = expand(locale, template_name, dictionary);
  page.join_inset();
  return std::move(page.body);
}

http::Response respond(int status, Locale locale, std::string_view template_name,
                       const Dictionary& dictionary) {
  http::Response page = expand(locale, template_name, dictionary);
  page.status = status;
  page.headers.add("Content-Type", "text/html; charset=utf-8");
  page.headers.add("Content-Language", std::string(code_of(locale)));
  return page;
}

const http::StaticFiles& static_files() {
  static const std::string site = minify_css(read_embedded("tokens.css").value_or("") +
                                             read_embedded("components.css").value_or("") +
                                             read_embedded("site.css").value_or(""));
  static const std::string office = minify_css(read_embedded("office.css").value_or(""));
  static const std::vector<EmbeddedFile> files = [] {
    std::vector<EmbeddedFile> all{{"site.css", site}, {"office.css", office}};
    for (const EmbeddedFile& file : embedded::page_files()) {
      if (file.name.find("/static/") == std::string_view::npos) continue;
      all.push_back({file_name(file.name), file.content});
    }
    for (const EmbeddedFile& file : embedded::package_files()) {
      all.push_back({file_name(file.name), file.content});
    }
    return all;
  }();
  static const http::StaticFiles the_files("/static", files);
  return the_files;
}

std::string localized(Locale locale, std::string_view path) {
  return (locale == Locale::english ? "/en" : "") + std::string(path);
}

}  // namespace ocop::pages
