#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocop::outreach {

/// What an idea or a product says of itself.
struct Described {
  std::string id;
  std::string title, maker;
  std::string description, materials;
};

/// How alike two texts are, from 0 (nothing in common) to 100 (the same words).
using Likeness = std::function<int(std::string_view, std::string_view)>;

struct Lookalike {
  const Described* other = nullptr;
  int title_percent = 0;    ///< likeness of the names
  int content_percent = 0;  ///< of what it is and what it is made from
  /// "Chỉ thay đổi tên": the same thing of another maker under another name, which the criteria of
  /// 2019 and 2026 end with (requirement R24).
  bool only_the_name_differs = false;
};

inline constexpr int alike_percent = 60;  ///< from here on two things are shown side by side
inline constexpr int same_percent = 85;   ///< from here on they are the same thing

/// The others that this one looks like, those with only another name first, then the most alike
/// first. A thing of the same maker is shown, but is no copy. Pure.
std::vector<Lookalike> lookalikes(const Described& one, std::span<const Described> others,
                                  const Likeness& likeness);

}  // namespace ocop::outreach
