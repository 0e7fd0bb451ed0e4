#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// How much of one story stands in another (criterion 5.3: a story that is that of another product
/// is worth nothing). Texts are compared by runs of syllables, whatever their case and marks. Pure.
namespace ocop::stories {

/// A run of this many syllables that stands in both texts is shared: shorter ones ("của chúng tôi")
/// stand in any two stories.
inline constexpr std::size_t run_syllables = 5;
inline constexpr int near_percent = 15;  ///< from here on two stories are shown side by side
inline constexpr int copy_percent = 50;  ///< from here on the later one counts as a copy

/// Where a syllable stands in its text, in bytes.
struct Span {
  std::size_t begin = 0, end = 0;
  bool operator==(const Span&) const = default;
};

/// The runs of the parts of a story. No run goes from one part into the next.
class Runs {
 public:
  void add(std::string_view part);

  /// How many of these runs stand in the other ones, in whole percent, rounded down; 0 when there
  /// are none. Not symmetric: a short story can stand whole in a long one.
  int percent_in(const Runs& other) const;

  /// The passages of a part of another story that these runs hold, in the order of the text; each
  /// goes from the first byte of its first syllable to the last of its last one.
  std::vector<Span> passages_in(std::string_view part) const;

 private:
  std::vector<std::uint64_t> runs_;  ///< hashes; sorted, each once
};

}  // namespace ocop::stories
