#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How alike two products are in words (requirement R24: "chỉ thay đổi tên" is a knock-out). Pure.
namespace ocop::registry {

/// The trigrams of the folded words of a text, each word with a blank on both sides, so that
/// neither case, marks, nor the order of the words matter. Sorted, each once.
class Trigrams {
 public:
  explicit Trigrams(std::string_view text);

  /// Jaccard: trigrams in both per trigrams in either, in whole percent, rounded down. Two texts
  /// without any word have nothing in common: 0.
  int likeness_percent(const Trigrams& other) const;

 private:
  std::vector<std::uint32_t> trigrams_;  ///< three bytes in one number
};

/// From 0 (nothing in common) to 100 (the same words).
int likeness_percent(std::string_view a, std::string_view b);

/// What a product says of itself.
struct ProductWords {
  std::string id;
  std::string subject;  ///< identifier of its producer
  std::string name;
  std::string content;  ///< ingredients, specification, description
};

struct NearDuplicate {
  std::string id;
  int name_percent = 0;
  int content_percent = 0;
  /// Another producer's product with the same content: only the name may differ.
  bool is_same_content = false;
};

inline constexpr int near_percent = 60;          ///< from here on two products are shown together
inline constexpr int same_content_percent = 85;  ///< from here on the content counts as the same
/// A content with fewer bytes than this says too little to be compared.
inline constexpr std::size_t content_bytes_min = 24;

/// Those of the others that this product is near to, the same content first, then the most alike;
/// at most `count_max`. Products of the same producer are variants and are left out.
std::vector<NearDuplicate> near_duplicates(const ProductWords& one,
                                           std::span<const ProductWords> others,
                                           std::size_t count_max);

}  // namespace ocop::registry
