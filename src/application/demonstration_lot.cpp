#include "application/demonstration_lot.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "application/demonstration_document.h"
#include "gs1/check_digit.h"

namespace ocop::application {
DemonstrationLot::DemonstrationLot(const DemonstrationDay& day, const Chain& chain,
                                   const LotPlan& plan, const SerialOfPiece& serial_of)
    : day_(day),
      chain_(chain),
      plan_(plan),
      serial_of_(serial_of),
      first_day_(day.first_day(plan)) {}

bool DemonstrationLot::happens(const RecipeStep& step) const {
  return (step.when.empty() || step.when == plan_.story) &&
         (step.unless.empty() || step.unless != plan_.story);
}

bool DemonstrationLot::has_happened(Moment moment) const {
  return first_day_ + moment.day < day_.today();
}

std::int64_t DemonstrationLot::day_of(Moment moment) const { return first_day_ + moment.day; }

std::string DemonstrationLot::time_of(Moment moment) const {
  const Timestamp midnight = start_of(date_from_days(first_day_ + moment.day));
  const Timestamp instant{midnight.micros + moment.minute * 60 * micros_per_second};
  return format_rfc3339({instant, vietnam_offset_minutes});
}

const RecipeStep* DemonstrationLot::first_step(Act act) const {
  for (const RecipeStep& step : chain_.steps) {
    if (step.act == act && happens(step)) return &step;
  }
  return nullptr;
}

int DemonstrationLot::pieces() const {
  const RecipeStep* label = first_step(Act::label);
  return label == nullptr ? 0 : label->count;
}

int DemonstrationLot::cases() const {
  const RecipeStep* pack = first_step(Act::pack);
  return pack == nullptr ? 0 : pack->count;
}

double DemonstrationLot::produced() const {
  const RecipeStep* make = first_step(Act::make);
  return make == nullptr ? 0 : scaled(chain_.item, make->quantity);
}

double DemonstrationLot::scaled(const std::string& item, double amount) const {
  const bool counted = day_.item(item).unit.empty();
  return counted ? std::round(amount * plan_.scale) : std::round(amount * plan_.scale * 10) / 10;
}

std::pair<int, int> DemonstrationLot::pieces_of_case(int number) const {
  const int each = pieces() / cases();
  return {(number - 1) * each + 1, number == cases() ? pieces() : number * each};
}

std::string DemonstrationLot::code_of(const std::string& item) const {
  return day_.lot_code(item, plan_);
}

std::string DemonstrationLot::lot_uri(const std::string& item) const {
  return fmt::format("{}/01/{}/10/{}", gs1_stem, day_.item(item).gtin, code_of(item));
}

std::string DemonstrationLot::product_path() const { return "/01/" + day_.item(chain_.item).gtin; }

std::string DemonstrationLot::lot_path() const {
  return product_path() + "/10/" + code_of(chain_.item);
}

/// Twelve characters that say nothing, without the look-alikes 0, 1, 8 and 9 (RFC 4648 base 32).
std::string DemonstrationLot::serial(int piece) const {
  if (serial_of_) return serial_of_(day_.item(chain_.item).gtin, code_of(chain_.item), piece);
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  SeededRandom chance = chance_of(fmt::format("serial {} {}", lot_path(), piece));
  std::uint64_t bits = chance.next();
  std::string text;
  for (int i = 0; i < 12; ++i) {
    text += alphabet[bits % alphabet.size()];
    bits /= alphabet.size();
  }
  return text;
}

std::string DemonstrationLot::piece_uri(int piece) const {
  return fmt::format("{}{}/21/{}", gs1_stem, product_path(), serial(piece));
}

std::string DemonstrationLot::case_uri(int number) const {
  SeededRandom chance = chance_of(fmt::format("case {} {}", lot_path(), number));
  const std::string& packer = day_.gln(first_step(Act::pack)->place);
  const std::string digits =
      fmt::format("1{}{:09}", packer.substr(0, 7), chance.next() % 1'000'000'000);
  return fmt::format("{}/00/{}{}", gs1_stem, digits, gs1::check_digit(digits));
}

std::optional<std::int64_t> DemonstrationLot::expiry_day() const {
  const auto shelf_life = day_.shelf_life_days(chain_.item);
  const RecipeStep* label = first_step(Act::label);
  const RecipeStep* finish = label != nullptr ? label : first_step(Act::make);
  if (!shelf_life || finish == nullptr) return std::nullopt;
  return first_day_ + finish->at.day + *shelf_life;
}

std::string DemonstrationLot::shelf_piece_path() const {
  const RecipeStep* send = first_step(Act::send);
  if (pieces() == 0 || send == nullptr || !send->arrives || !has_happened(send->arrival)) return {};
  const int last = send->cases.empty() ? send->last_piece : pieces_of_case(send->cases[0]).second;
  for (const RecipeStep& step : chain_.steps) {
    if (step.act == Act::sell && happens(step) && step.last_piece >= last) return {};
  }
  return last == 0 ? "" : product_path() + "/21/" + serial(last);
}

bool DemonstrationLot::is_recalled() const {
  const RecipeStep* recall = first_step(Act::recall);
  return recall != nullptr && has_happened(recall->at);
}

}  // namespace ocop::application