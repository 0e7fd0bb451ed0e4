#include "application/demonstration_events.h"

#include <utility>

#include "application/demonstration_life.h"

namespace ocop::application {
namespace {

/// A piece shown as good must still be good for someone who looks at it next week.
constexpr std::int64_t good_for_days_min = 14;

bool keeps(const DemonstrationLot& lot, const DemonstrationDay& day) {
  const auto expiry = lot.expiry_day();
  return !expiry || *expiry >= day.today() + good_for_days_min;
}

bool is_expired(const DemonstrationLot& lot, const DemonstrationDay& day) {
  const auto expiry = lot.expiry_day();
  return expiry && *expiry < day.today();
}

void consider(DemonstrationExamples& examples, const DemonstrationLot& lot,
              const DemonstrationDay& day) {
  const std::string piece = lot.shelf_piece_path();
  if (piece.empty()) return;
  if (lot.is_recalled()) {
    if (!examples.recalled.empty()) return;
    examples.recalled = piece;
    examples.recalled_lot = lot.lot_path();
  } else if (!lot.plan().story.empty()) {
    return;
  } else if (is_expired(lot, day)) {
    if (examples.expired.empty()) examples.expired = piece;
  } else if (examples.genuine.empty() && keeps(lot, day)) {
    examples.genuine = piece;
    examples.lot = lot.lot_path();
    examples.product = lot.product_path();
  }
}

}  // namespace

Result<std::vector<std::string>> demonstration_documents(const DemonstrationInputs& inputs,
                                                         Date today) {
  TRY(const Recipes recipes, read_recipes(inputs.recipes));
  TRY(const DemonstrationDay day, DemonstrationDay::open(recipes, inputs.catalogue, today));
  std::vector<std::string> all;
  for (const Chain& chain : recipes.chains) {
    for (const LotPlan& plan : chain.lots) {
      const DemonstrationLot lot(day, chain, plan, inputs.serial_of);
      for (std::string& document : DemonstrationLife(lot).documents()) {
        all.push_back(std::move(document));
      }
    }
  }
  return all;
}

Result<std::vector<DemonstrationPieces>> demonstration_pieces(const DemonstrationInputs& inputs,
                                                              Date today) {
  TRY(const Recipes recipes, read_recipes(inputs.recipes));
  TRY(const DemonstrationDay day, DemonstrationDay::open(recipes, inputs.catalogue, today));
  std::vector<DemonstrationPieces> all;
  for (const Chain& chain : recipes.chains) {
    for (const LotPlan& plan : chain.lots) {
      const DemonstrationLot lot(day, chain, plan, inputs.serial_of);
      if (lot.pieces() == 0) continue;
      const RecipeStep& label = *lot.first_step(Act::label);
      all.push_back({day.item(chain.item).gtin, lot.code_of(chain.item), lot.pieces(),
                     lot.has_happened(label.at), day.gln(label.place)});
    }
  }
  return all;
}

Result<DemonstrationExamples> demonstration_examples(const DemonstrationInputs& inputs,
                                                     Date today) {
  TRY(const Recipes recipes, read_recipes(inputs.recipes));
  TRY(const DemonstrationDay day, DemonstrationDay::open(recipes, inputs.catalogue, today));
  DemonstrationExamples examples;
  for (const Chain& chain : recipes.chains) {
    for (const LotPlan& plan : chain.lots) {
      consider(examples, DemonstrationLot(day, chain, plan, inputs.serial_of), day);
    }
  }
  if (examples.genuine.empty() || examples.recalled.empty() || examples.expired.empty()) {
    return Error{Code::not_found, "the recipes have no genuine, recalled or expired piece today",
                 "/chains"};
  }
  return examples;
}

}  // namespace ocop::application
