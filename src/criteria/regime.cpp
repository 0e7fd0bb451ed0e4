#include "criteria/regime.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "base/embedded_file.h"
#include "criteria/json_node.h"
#include "criteria/limits.h"
#include "crypto/bytes.h"
#include "ledger/digest.h"

namespace ocop::embedded {
EmbeddedFiles criteria_files();
}  // namespace ocop::embedded

namespace ocop::criteria {
namespace {

constexpr std::string_view regime_file = "regime.json";

ReEvaluationDays windows_of(const Node& node) {
  const ReEvaluationDays days{node.at("file_not_earlier_than_days_before_expiry").number_or_zero(),
                              node.at("file_not_later_than_days_before_expiry").number_or_zero(),
                              node.at("valid_after_expiry_days_at_most").number_or_zero()};
  if (days.earliest_before_expiry < days.latest_before_expiry) {
    node.fault("the window closes before it opens");
  }
  return days;
}

StarBand band_of(const Node& node) {
  const int star = node.at("star").number().value_or(0);
  if (star > 5) node.at("star").fault("at most 5 stars");
  return {star, node.at("from").points(), node.at("certificate").flag_or(false)};
}

Regime regime_of(const Node& root) {
  Regime regime;
  regime.decision = root.at("decision").text();
  if (regime.decision.size() > limits::code_bytes_max) root.at("decision").fault("too long");
  regime.from = root.at("from").day().value_or(Date());
  regime.to = root.at("to").day_or_nothing();
  if (regime.to && *regime.to < regime.from) root.at("to").fault("before the first day");
  regime.bands = root.at("bands").list(limits::bands_of_a_regime_max, band_of);
  regime.certificate_months = root.at("certificate_months").number().value_or(0);
  if (regime.certificate_months == 0) root.at("certificate_months").fault("not zero");
  regime.commune_working_days = root.at("commune_working_days").number_or_zero();
  regime.revocation_days = root.at("revocation_days").number_or_zero();
  const Node windows = root.at("re_evaluation");
  if (windows.is_there()) regime.re_evaluation = windows_of(windows);
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
  if (text.size() > limits::criteria_file_bytes_max) {
    return refuse(fmt::format("over {} bytes", limits::criteria_file_bytes_max));
  }
  boost::system::error_code broken;
  const json::value root = json::parse(text, broken);
  if (broken) return refuse("no JSON: " + broken.message());
  std::vector<std::string> faults;
  Regime regime = regime_of(Node(&root, "", faults));
  if (faults.empty() && !bands_are_in_order(regime.bands)) {
    faults.emplace_back("/bands: the bands do not fall from 100 to 0");
  }
  if (!faults.empty()) return refuse(sentence_of(faults));
  return regime;
}

std::string hash_of(std::span<const RegimeFile> files) {
  std::vector<const RegimeFile*> sorted;
  for (const RegimeFile& each : files) sorted.push_back(&each);
  std::ranges::sort(sorted, {}, &RegimeFile::name);
  std::string all;
  for (const RegimeFile* each : sorted) {
    all += fmt::format("{}\n{}\n{}\n", each->name, each->content.size(), each->content);
  }
  return crypto::hex(ledger::sha256({all}));
}

namespace {

/// Holds a set against the decision and the sets before it.
void add_set(ReadRegime& read, CriteriaSet set, const std::string& file) {
  const auto fault = [&](std::string reason) {
    read.faults.push_back({Code::invalid_argument, std::move(reason), file});
  };
  if (!read.regime.decision.empty() && set.decision != read.regime.decision) {
    return fault(fmt::format("/regime: the set is of another decision, {}", set.decision));
  }
  if (read.regime.find(set.slug) != nullptr) {
    return fault(fmt::format("/slug: {} comes twice", set.slug));
  }
  if (set.number && read.regime.find(*set.number) != nullptr) {
    return fault(fmt::format("/set: {} comes twice", *set.number));
  }
  read.regime.sets.push_back(std::move(set));
}

}  // namespace

ReadRegime read_regime_files(std::span<const RegimeFile> files) {
  ReadRegime read;
  const auto at = std::ranges::find(files, regime_file, &RegimeFile::name);
  if (at == files.end()) {
    read.faults.push_back(
        {Code::invalid_argument, "the file is missing", std::string(regime_file)});
  } else if (auto regime = read_regime(at->content, at->name)) {
    read.regime = std::move(*regime);
  } else {
    read.faults.push_back(std::move(regime).error());
  }
  if (files.size() > limits::sets_of_a_regime_max + 1) {
    read.faults.push_back({Code::invalid_argument, "too many sets", std::string(regime_file)});
    return read;
  }
  for (const RegimeFile& file : files) {
    if (file.name == regime_file) continue;
    if (auto set = read_criteria_set(file.content, file.name)) {
      add_set(read, std::move(*set), file.name);
    } else {
      read.faults.push_back(std::move(set).error());
    }
  }
  std::ranges::sort(read.regime.sets, {}, &CriteriaSet::slug);
  read.regime.sha256 = hash_of(files);
  return read;
}

/// A deque, so that regimes stay where they are.
struct Regimes::State {
  mutable std::shared_mutex mutex;
  std::deque<Regime> regimes;
};

Regimes::Regimes() : state_(std::make_unique<State>()) {}
Regimes::Regimes(Regimes&&) noexcept = default;
Regimes& Regimes::operator=(Regimes&&) noexcept = default;
Regimes::~Regimes() = default;

Result<Regimes> Regimes::built_in() {
  Regimes all;
  std::map<std::string_view, std::vector<RegimeFile>> folders;
  for (const EmbeddedFile& file : embedded::criteria_files()) {
    const std::size_t slash = file.name.rfind('/');
    folders[file.name.substr(0, slash)].push_back(
        {std::string(file.name.substr(slash + 1)), std::string(file.content)});
  }
  for (const auto& [folder, files] : folders) {
    ReadRegime read = read_regime_files(files);
    if (!read.faults.empty()) {
      read.faults.front().pointer = fmt::format("{}/{}", folder, read.faults.front().pointer);
      return std::move(read.faults.front());
    }
    all.add(std::move(read.regime));
  }
  return all;
}

const Regime* Regimes::on(Date filed) const {
  const std::shared_lock lock(state_->mutex);
  const Regime* newest = nullptr;
  for (const Regime& regime : state_->regimes) {
    if (regime.from <= filed && (newest == nullptr || newest->from < regime.from)) newest = &regime;
  }
  return newest;
}

const Regime* Regimes::find(std::string_view decision) const {
  const std::shared_lock lock(state_->mutex);
  const auto at = std::ranges::find(state_->regimes, decision, &Regime::decision);
  return at == state_->regimes.end() ? nullptr : &*at;
}

std::vector<const Regime*> Regimes::all() const {
  const std::shared_lock lock(state_->mutex);
  std::vector<const Regime*> found;
  for (const Regime& regime : state_->regimes) found.push_back(&regime);
  std::ranges::sort(found, {}, &Regime::from);
  return found;
}

const Regime& Regimes::add(Regime regime) {
  const std::unique_lock lock(state_->mutex);
  const auto at = std::ranges::find(state_->regimes, regime.decision, &Regime::decision);
  return at != state_->regimes.end() ? *at : state_->regimes.emplace_back(std::move(regime));
}

}  // namespace ocop::criteria
