#include "registry/similarity.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace ocop::registry {
namespace {

bool is_of_a_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 0x7f;
}

std::uint32_t packed(char first, char second, char third) {
  const auto byte = [](char c) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(c));
  };
  return byte(first) << 16U | byte(second) << 8U | byte(third);
}

}  // namespace

Trigrams::Trigrams(std::string_view text) {
  std::string words = " " + fold(text) + " ";
  for (char& c : words) {
    if (!is_of_a_word(c)) c = ' ';
  }
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    // A blank in the middle joins two words, and their order is to say nothing.
    if (words[i + 1] == ' ') continue;
    trigrams_.push_back(packed(words[i], words[i + 1], words[i + 2]));
  }
  std::ranges::sort(trigrams_);
  const auto rest = std::ranges::unique(trigrams_);
  trigrams_.erase(rest.begin(), rest.end());
}

int Trigrams::likeness_percent(const Trigrams& other) const {
  std::size_t common = 0;
  for (auto a = trigrams_.begin(), b = other.trigrams_.begin();
       a != trigrams_.end() && b != other.trigrams_.end();) {
    if (*a == *b) {
      ++common, ++a, ++b;
    } else {
      ++(*a < *b ? a : b);
    }
  }
  const std::size_t either = trigrams_.size() + other.trigrams_.size() - common;
  return either == 0 ? 0 : static_cast<int>(common * 100 / either);
}

int likeness_percent(std::string_view a, std::string_view b) {
  return Trigrams(a).likeness_percent(Trigrams(b));
}

std::vector<NearDuplicate> near_duplicates(const ProductWords& one,
                                           std::span<const ProductWords> others,
                                           std::size_t count_max) {
  const Trigrams name(one.name), content(one.content);
  std::vector<NearDuplicate> found;
  for (const ProductWords& other : others) {
    if (other.id == one.id || other.subject == one.subject) continue;
    const bool has_content =
        one.content.size() >= content_bytes_min && other.content.size() >= content_bytes_min;
    NearDuplicate near{other.id, name.likeness_percent(Trigrams(other.name)),
                       has_content ? content.likeness_percent(Trigrams(other.content)) : 0, false};
    near.is_same_content = near.content_percent >= same_content_percent;
    if (std::max(near.name_percent, near.content_percent) >= near_percent) found.push_back(near);
  }
  std::ranges::stable_sort(found, {}, [](const NearDuplicate& near) {
    return std::tuple(!near.is_same_content, -std::max(near.name_percent, near.content_percent));
  });
  if (found.size() > count_max) found.resize(count_max);
  return found;
}

}  // namespace ocop::registry
