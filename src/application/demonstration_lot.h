#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "application/demonstration_day.h"

namespace ocop::application {

constexpr std::string_view gs1_stem = "https://id.gs1.org";

/// The serial of the n-th piece of a lot, from 1.
using SerialOfPiece =
    std::function<std::string(const std::string& gtin, const std::string& lot, int piece)>;

/// One lot of one chain on a given day: its dates, codes, pieces and cases.
class DemonstrationLot {
 public:
  /// What is given must outlive the object.
  DemonstrationLot(const DemonstrationDay& day, const Chain& chain, const LotPlan& plan,
                   const SerialOfPiece& serial_of);

  const DemonstrationDay& day() const { return day_; }
  const Chain& chain() const { return chain_; }
  const LotPlan& plan() const { return plan_; }

  bool happens(const RecipeStep& step) const;  ///< in the story of this lot
  bool has_happened(Moment moment) const;      ///< before today
  std::int64_t day_of(Moment moment) const;    ///< days since 1970-01-01
  std::string time_of(Moment moment) const;    ///< "2026-07-06T05:40:00+07:00"
  const RecipeStep* first_step(Act act) const;

  double scaled(const std::string& item, double amount) const;
  double produced() const;  ///< pieces made, with and without a serial number
  int pieces() const;       ///< those with a serial number, 1 …
  int cases() const;
  std::pair<int, int> pieces_of_case(int number) const;  ///< first and last

  std::string code_of(const std::string& item) const;
  std::string lot_uri(const std::string& item) const;
  std::string piece_uri(int piece) const;
  std::string case_uri(int number) const;

  std::string product_path() const;
  std::string lot_path() const;
  /// A labelled piece that has reached its first shop and is not sold; empty when there is none.
  std::string shelf_piece_path() const;
  /// The last good day, when the product has a shelf life.
  std::optional<std::int64_t> expiry_day() const;
  bool is_recalled() const;

 private:
  std::string serial(int piece) const;

  const DemonstrationDay& day_;
  const Chain& chain_;
  const LotPlan& plan_;
  const SerialOfPiece& serial_of_;
  std::int64_t first_day_;
};

}  // namespace ocop::application
