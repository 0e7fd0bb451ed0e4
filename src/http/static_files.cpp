#include "http/static_files.h"

#include <array>
#include <utility>

#include "http/compression.h"
#include "http/etag.h"
#include "http/negotiation.h"
#include "http/percent.h"

namespace ocop::http {
namespace {

struct Representation {
  std::string_view coding;  ///< empty: as it is
  std::string etag;
  std::string bytes;
};

/// The best last: whoever takes several gets the smallest.
struct File {
  std::string_view content_type;
  std::string lasting_name;
  std::vector<Representation> representations;
};

/// "site.css" with "\"5f\"" → "site.5f.css"; "LICENSE" → "LICENSE.5f".
std::string with_tag(std::string_view name, std::string_view etag) {
  const std::string_view tag = etag.substr(1, etag.size() - 2);
  const auto slash = name.rfind('/');
  const auto dot = name.rfind('.');
  const bool has_end = dot != std::string_view::npos && (slash == name.npos || dot > slash);
  std::string tagged(name.substr(0, has_end ? dot : name.size()));
  tagged.append(".").append(tag);
  if (has_end) tagged.append(name.substr(dot));
  return tagged;
}

void add_smaller(File& file, std::string_view coding, std::string bytes) {
  if (bytes.empty() || bytes.size() >= file.representations.back().bytes.size()) return;
  std::string etag = etag_of(bytes);
  file.representations.push_back({coding, std::move(etag), std::move(bytes)});
}

File prepare(const EmbeddedFile& embedded) {
  File file;
  file.content_type = content_type_of(embedded.name);
  const std::string etag = etag_of(embedded.content);
  file.lasting_name = with_tag(embedded.name, etag);
  file.representations.push_back({"", etag, std::string(embedded.content)});
  if (is_compressible(file.content_type)) {
    add_smaller(file, "gzip", gzip_thoroughly(embedded.content));
    add_smaller(file, "br", brotli_thoroughly(embedded.content));
  }
  return file;
}

const Representation& choose(const File& file, std::string_view accept_encoding) {
  const Representation* chosen = &file.representations.front();
  int best = 1;
  for (const Representation& each : file.representations) {
    if (each.coding.empty()) continue;
    const int weight = coding_weight(accept_encoding, each.coding).value_or(0);
    if (weight < best) continue;
    best = weight;
    chosen = &each;
  }
  return *chosen;
}

Response answer(const File& file, bool lasting, const Request& request) {
  const Representation& chosen = choose(file, request.headers.get("Accept-Encoding"));
  Response response = respond(200, file.content_type, chosen.bytes);
  response.headers.add("ETag", chosen.etag);
  response.headers.add("Cache-Control",
                       lasting ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.representations.size() > 1) response.headers.add("Vary", "Accept-Encoding");
  if (!chosen.coding.empty()) {
    response.headers.add("Content-Encoding", std::string(chosen.coding));
  }
  return response;
}

}  // namespace

struct StaticFiles::Table {
  std::map<std::string, File, std::less<>> by_name;
  std::map<std::string, const File*, std::less<>> by_lasting_name;
};

StaticFiles::StaticFiles(std::string prefix, EmbeddedFiles files) : prefix_(std::move(prefix)) {
  auto table = std::make_shared<Table>();
  for (const EmbeddedFile& embedded : files) {
    const auto [at, added] = table->by_name.emplace(std::string(embedded.name), prepare(embedded));
    if (added) table->by_lasting_name.emplace(at->second.lasting_name, &at->second);
  }
  table_ = std::move(table);
}

StaticFiles::~StaticFiles() = default;
StaticFiles::StaticFiles(StaticFiles&&) noexcept = default;
StaticFiles& StaticFiles::operator=(StaticFiles&&) noexcept = default;

std::string StaticFiles::url(std::string_view name) const {
  const auto at = table_->by_name.find(name);
  const std::string_view file = at == table_->by_name.end() ? name : at->second.lasting_name;
  return prefix_ + "/" + std::string(file);
}

Route StaticFiles::route() const {
  Route route;
  route.methods = {Method::get};
  route.pattern = prefix_ + "/{name...}";
  route.work = Work::quick;
  route.handler = [table = table_](const Request& request) {
    const std::string name = request.parameter("name").value_or("");
    if (const auto at = table->by_lasting_name.find(name); at != table->by_lasting_name.end()) {
      return answer(*at->second, true, request);
    }
    if (const auto at = table->by_name.find(name); at != table->by_name.end()) {
      return answer(at->second, false, request);
    }
    return problem(Error{Code::not_found, "there is no such file; reload the page", ""});
  };
  return route;
}

std::string_view content_type_of(std::string_view file_name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types{{
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".webp", "image/webp"},
      {".avif", "image/avif"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml"},
      {".pdf", "application/pdf"},
      {".wasm", "application/wasm"},
      {".webmanifest", "application/manifest+json"},
  }};
  for (const auto& [end, type] : types) {
    if (file_name.ends_with(end)) return type;
  }
  return "application/octet-stream";
}

}  // namespace ocop::http
