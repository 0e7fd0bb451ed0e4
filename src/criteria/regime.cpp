#include "criteria/regime.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/embedded_file.h"
#include "criteria/limits.h"

namespace ocop::embedded {
EmbeddedFiles criteria_files();
}  // namespace ocop::embedded

namespace ocop::criteria {
namespace {

namespace json = boost::json;

constexpr std::string_view regime_file = "regime.json";

int number_or_zero(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr || value->is_null() ? 0 : value->to_number<int>();
}

std::optional<Date> day_or_nothing(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  const auto day = parse_date(std::string_view(value->as_string()));
  if (!day) throw std::invalid_argument("no date: " + std::string(name));
  return *day;
}

Regime regime_of(const json::object& object) {
  Regime regime;
  regime.decision = object.at("decision").as_string();
  const auto from = day_or_nothing(object, "from");
  if (!from) throw std::invalid_argument("no first day");
  regime.from = *from;
  regime.to = day_or_nothing(object, "to");
  for (const json::value& value : object.at("bands").as_array()) {
    const json::object& band = value.as_object();
    regime.bands.push_back({number_or_zero(band, "star"),
                            Points::whole(number_or_zero(band, "from")),
                            band.at("certificate").as_bool()});
  }
  regime.certificate_months = number_or_zero(object, "certificate_months");
  regime.commune_working_days = number_or_zero(object, "commune_working_days");
  regime.revocation_days = number_or_zero(object, "revocation_days");
  if (const auto* window = object.if_contains("re_evaluation")) {
    const json::object& days = window->as_object();
    regime.re_evaluation =
        ReEvaluationDays{number_or_zero(days, "file_not_earlier_than_days_before_expiry"),
                         number_or_zero(days, "file_not_later_than_days_before_expiry"),
                         number_or_zero(days, "valid_after_expiry_days_at_most")};
  }
  return regime;
}

bool bands_are_in_order(const std::vector<StarBand>& bands) {
  return !bands.empty() && bands.back().from == Points() &&
         std::ranges::is_sorted(bands, std::ranges::greater(), &StarBand::from) &&
         std::ranges::is_sorted(bands, std::ranges::greater(), &StarBand::star) &&
         bands.back().star >= 0 && bands.front().from <= limits::points_max;
}

}  // namespace

const StarBand& Regime::band_of(const Fraction& mean) const {
  return *std::ranges::find_if(bands,
                               [&](const StarBand& band) { return mean >= Fraction(band.from); });
}

const CriteriaSet* Regime::find(std::string_view slug) const {
  const auto at = std::ranges::find(sets, slug, &CriteriaSet::slug);
  return at == sets.end() ? nullptr : &*at;
}

const CriteriaSet* Regime::find(int number) const {
  const auto at = std::ranges::find(sets, std::optional(number), &CriteriaSet::number);
  return at == sets.end() ? nullptr : &*at;
}

const CriteriaSet* Regime::find_code(std::string_view code) const {
  const auto at = std::ranges::find(sets, code, &CriteriaSet::code);
  return at == sets.end() ? nullptr : &*at;
}

Result<Regime> read_regime(std::string_view text, std::string_view file) {
  const auto refuse = [&](std::string reason) {
    return Error{Code::invalid_argument, std::move(reason), std::string(file)};
  };
  if (text.size() > limits::criteria_file_bytes_max) return refuse("the file is too long");
  try {
    Regime regime = regime_of(json::parse(text).as_object());
    if (!bands_are_in_order(regime.bands)) return refuse("the bands do not fall from 100 to 0");
    return regime;
  } catch (const std::exception& fault) {
    return refuse(fault.what());
  }
}

Result<Regimes> Regimes::built_in() {
  const EmbeddedFiles files = embedded::criteria_files();
  Regimes all;
  for (const EmbeddedFile& file : files) {
    if (!file.name.ends_with(regime_file)) continue;
    TRY(Regime regime, read_regime(file.content, file.name));
    const std::string_view folder = file.name.substr(0, file.name.size() - regime_file.size());
    for (const EmbeddedFile& each : files) {
      if (!each.name.starts_with(folder) || each.name == file.name) continue;
      TRY(CriteriaSet set, read_criteria_set(each.content, each.name));
      if (set.decision != regime.decision) {
        return Error{Code::invalid_argument, "the set is of another decision",
                     std::string(each.name)};
      }
      regime.sets.push_back(std::move(set));
    }
    all.regimes_.push_back(std::move(regime));
  }
  std::ranges::sort(all.regimes_, {}, &Regime::from);
  return all;
}

const Regime* Regimes::on(Date filed) const {
  const Regime* newest = nullptr;
  for (const Regime& regime : regimes_) {
    if (regime.from <= filed) newest = &regime;
  }
  return newest;
}

const Regime* Regimes::find(std::string_view decision) const {
  const auto at = std::ranges::find(regimes_, decision, &Regime::decision);
  return at == regimes_.end() ? nullptr : &*at;
}

}  // namespace ocop::criteria
