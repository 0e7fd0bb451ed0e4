#include "evaluation/efforts.h"

namespace ocop::evaluation {
namespace {

using records::Field;
using records::Record;
using records::Type;
namespace use = records::use;

std::vector<Field> effort_fields() {
  return {{.name = "criterion",
           .label = "evaluation.effort_criterion"_key,
           .uses = use::list | use::search | use::required,
           .hint = "evaluation.effort_criterion_hint"_key},
          {.name = "dong",
           .label = "evaluation.effort_dong"_key,
           .type = Type::money,
           .uses = use::list | use::required},
          {.name = "days",
           .label = "evaluation.effort_days"_key,
           .type = Type::whole,
           .uses = use::list | use::required},
          {.name = "source",
           .label = "evaluation.effort_source"_key,
           .uses = use::required,
           .hint = "evaluation.effort_source_hint"_key},
          {.name = "as_of",
           .label = "evaluation.effort_as_of"_key,
           .type = Type::day,
           .uses = use::list | use::required},
          {.name = "demonstration",
           .label = "evaluation.demonstration"_key,
           .type = Type::flag,
           .uses = use::filter}};
}

bool has_criterion(const criteria::Regimes& regimes, const std::string& name) {
  for (const criteria::Regime* regime : regimes.all()) {
    for (const criteria::CriteriaSet& set : regime->sets) {
      for (const criteria::Criterion* each : set.scored()) {
        if (each->name.vi == name) return true;
      }
    }
  }
  return false;
}

}  // namespace

records::Kind effort_kind(std::shared_ptr<const criteria::Regimes> regimes) {
  return {.name = "effort",
          .table = "efforts",
          .path = "efforts",
          .object = accounts::Object::criteria,
          .one = "evaluation.effort"_key,
          .many = "evaluation.efforts"_key,
          .add = "evaluation.add_effort"_key,
          .fields = effort_fields(),
          .title = "criterion",
          .key = {"criterion"},
          .guard = [regimes = std::move(regimes)](records::Writing&, const Record*,
                                                  const Record& after) -> Result<records::Faults> {
            if (has_criterion(*regimes, after["criterion"])) return records::Faults{};
            return records::Faults{{"criterion", {"evaluation.fault_effort_criterion"_key, {}}}};
          }};
}

Result<Efforts> efforts_of(records::Reading& reading, const criteria::CriteriaSet& set) {
  const records::Kind& kind = reading.kinds().get("effort");
  Efforts efforts;
  for (const criteria::Criterion* each : set.scored()) {
    if (efforts.contains(each->name.vi)) continue;
    TRY(const auto rows, reading.where(kind, "criterion", each->name.vi));
    for (const Record& row : rows) {
      if (row.removed_at) continue;
      efforts[each->name.vi] = {row.whole("dong").value_or(0),
                                static_cast<int>(row.whole("days").value_or(0))};
    }
  }
  return efforts;
}

criteria::EffortOf effort_of(const Efforts& efforts) {
  if (efforts.empty()) return {};
  criteria::Effort mean;
  for (const auto& [name, effort] : efforts) {
    mean.dong += effort.dong;
    mean.days += effort.days;
  }
  const auto count = static_cast<int>(efforts.size());
  mean = {mean.dong / count, mean.days / count};
  return
      [&efforts, mean](const criteria::Criterion& criterion, criteria::Points, criteria::Points) {
        const auto found = efforts.find(criterion.name.vi);
        return found == efforts.end() ? mean : found->second;
      };
}

}  // namespace ocop::evaluation
