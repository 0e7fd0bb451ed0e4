#pragma once

#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Exact numbers for what the law compares: nothing here is ever rounded.
namespace ocop::criteria {

/// Points of a criterion or of a sheet, in tenths: decisions print whole ones today.
struct Points {
  std::int64_t tenths = 0;

  static constexpr Points whole(std::int64_t points) { return {points * 10}; }
  friend constexpr Points operator+(Points a, Points b) { return {a.tenths + b.tenths}; }
  friend constexpr Points operator-(Points a, Points b) { return {a.tenths - b.tenths}; }
  constexpr Points& operator+=(Points other) { return *this = *this + other; }
  friend constexpr auto operator<=>(Points, Points) = default;
};

/// "2.5" or "98", of at most one decimal and `limits::points_max`; nothing for other text.
std::optional<Points> parse_points(std::string_view text);
std::string to_string(Points points);  ///< "98", "2.5"

/// A number of points as a fraction in lowest terms: the mean of a council.
class Fraction {
 public:
  constexpr Fraction() = default;
  /// `denominator` is above zero.
  constexpr Fraction(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t divisor = std::gcd(numerator, denominator);
    numerator_ = numerator / divisor;
    denominator_ = denominator / divisor;
  }
  constexpr Fraction(Points points) : Fraction(points.tenths, 10) {}  // NOLINT: it is one

  constexpr std::int64_t numerator() const { return numerator_; }
  constexpr std::int64_t denominator() const { return denominator_; }

  friend constexpr bool operator==(const Fraction&, const Fraction&) = default;
  friend constexpr std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
  }

 private:
  std::int64_t numerator_ = 0, denominator_ = 1;
};

std::string to_string(const Fraction& fraction);  ///< "90", "2249/25"

/// "89,96", with at most two decimals, cut off and never rounded up: 89.996 must not show as 90.
std::string to_decimal(const Fraction& fraction, char separator);

/// The arithmetic mean of what the members of a council gave; there is one at least.
Fraction mean_of(std::span<const Points> totals);

/// How far the highest lies above the lowest.
Points spread_of(std::span<const Points> totals);

}  // namespace ocop::criteria
