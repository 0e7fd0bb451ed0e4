#include "stories/likeness.h"

#include <algorithm>

#include "base/text.h"

namespace ocop::stories {
namespace {

struct Syllable {
  Span span;
  std::uint64_t hash = 0;
};

std::uint64_t hash_of(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325) {  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

bool is_plain_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The length of what parts syllables at that place, 0 within one: ASCII signs and blanks, the
/// blank that does not break (C2 A0), and the dashes, quotes and dots of U+2000 to U+207F.
std::size_t gap_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(at) < 0x80) return is_plain_letter(text[at]) ? 0 : 1;
  if (byte(at) == 0xc2 && byte(at + 1) >= 0xa0) return 2;
  if (byte(at) == 0xe2 && (byte(at + 1) == 0x80 || byte(at + 1) == 0x81)) return 3;
  return 0;
}

std::vector<Syllable> syllables_of(std::string_view text) {
  std::vector<Syllable> syllables;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t gap = gap_at(text, at); gap > 0) {
      at += gap;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && gap_at(text, end) == 0) ++end;
    syllables.push_back({{at, end}, hash_of(fold(text.substr(at, end - at)))});
    at = end;
  }
  return syllables;
}

/// The run that begins with that syllable; the caller sees that there are enough.
std::uint64_t run_at(const std::vector<Syllable>& syllables, std::size_t first) {
  std::uint64_t hash = 0;
  for (std::size_t i = first; i < first + run_syllables; ++i) {
    hash = (hash ^ syllables[i].hash) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 29U;
  }
  return hash;
}

}  // namespace

void Runs::add(std::string_view part) {
  const auto syllables = syllables_of(part);
  for (std::size_t i = 0; i + run_syllables <= syllables.size(); ++i) {
    runs_.push_back(run_at(syllables, i));
  }
  std::ranges::sort(runs_);
  const auto rest = std::ranges::unique(runs_);
  runs_.erase(rest.begin(), rest.end());
}

int Runs::percent_in(const Runs& other) const {
  if (runs_.empty()) return 0;
  std::size_t common = 0;
  for (auto a = runs_.begin(), b = other.runs_.begin();
       a != runs_.end() && b != other.runs_.end();) {
    if (*a == *b) {
      ++common, ++a, ++b;
    } else {
      ++(*a < *b ? a : b);
    }
  }
  return static_cast<int>(common * 100 / runs_.size());
}

std::vector<Span> Runs::passages_in(std::string_view part) const {
  const auto syllables = syllables_of(part);
  std::vector<Span> passages;
  std::size_t marked = 0;  // the first syllable after the last passage
  for (std::size_t i = 0; i + run_syllables <= syllables.size(); ++i) {
    if (!std::ranges::binary_search(runs_, run_at(syllables, i))) continue;
    const std::size_t last = i + run_syllables - 1;
    if (!passages.empty() && i <= marked) {
      passages.back().end = syllables[last].span.end;
    } else {
      passages.push_back({syllables[i].span.begin, syllables[last].span.end});
    }
    marked = last + 1;
  }
  return passages;
}

}  // namespace ocop::stories
