#include "gs1/key_path.h"

namespace ocop::gs1 {
namespace {

constexpr std::size_t segments_max = 64;

struct Segments {
  std::array<std::string_view, segments_max> all;
  std::array<std::size_t, segments_max> starts;  // of the "/" before each
  std::size_t count = 0;
};

std::optional<Segments> split_path(std::string_view path) {
  Segments segments;
  std::size_t at = 0;
  if (path.empty() || path.front() != '/') return std::nullopt;
  while (at < path.size()) {
    if (segments.count == segments_max) return std::nullopt;
    const std::size_t next = path.find('/', at + 1);
    const std::size_t end = next == std::string_view::npos ? path.size() : next;
    segments.all[segments.count] = path.substr(at + 1, end - at - 1);
    segments.starts[segments.count++] = at;
    at = end;
  }
  if (segments.count > 1 && segments.all[segments.count - 1].empty()) --segments.count;
  return segments;
}

// The place of a qualifier among those of the key; -1 when it has none.
int place_of(const PrimaryKey& key, std::string_view qualifier) {
  for (int i = 0; i < 4 && !key.qualifiers[i].empty(); ++i) {
    if (key.qualifiers[i] == qualifier) return i;
  }
  return -1;
}

// 235 stands for a serial of a third party and alone; 254 and 7040 exclude each other.
bool stands_alone(std::string_view qualifier) { return qualifier == "235" || qualifier == "7040"; }

bool take_qualifiers(const Segments& segments, std::size_t first, KeyPath& found) {
  int last_place = -1;
  for (std::size_t i = first + 2; i + 1 < segments.count; i += 2) {
    const int place = place_of(*found.key, segments.all[i]);
    if (place <= last_place) return false;
    if (stands_alone(segments.all[i]) && last_place >= 0) return false;
    last_place = place;
    found.parts[found.count++] = {segments.all[i], segments.all[i + 1]};
  }
  return true;
}

}  // namespace

std::string_view KeyPath::raw(std::string_view application_identifier) const {
  for (std::size_t i = 0; i < count; ++i) {
    if (parts[i].application_identifier == application_identifier) return parts[i].value;
  }
  return {};
}

std::optional<KeyPath> find_key_path(std::string_view path) {
  const auto segments = split_path(path);
  if (!segments || segments->count < 2) return std::nullopt;
  for (std::size_t i = segments->count - 1; i-- > 0;) {
    if ((segments->count - i) % 2 != 0) continue;
    KeyPath found;
    found.key = find_primary_key(segments->all[i]);
    if (found.key == nullptr) continue;
    found.stem_bytes = segments->starts[i];
    found.parts[found.count++] = {segments->all[i], segments->all[i + 1]};
    if (take_qualifiers(*segments, i, found)) return found;
  }
  return std::nullopt;
}

}  // namespace ocop::gs1
