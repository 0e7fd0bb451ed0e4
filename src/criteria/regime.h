#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "criteria/criteria_set.h"

namespace ocop::criteria {

/// A rank: from so many points on, below the next one.
struct StarBand {
  int star = 0;
  Points from;
  bool has_certificate = false;  ///< below three stars nothing is recognised
};

/// The windows of a re-evaluation (26/2026/QĐ-TTg, article 8), in days.
struct ReEvaluationDays {
  int earliest_before_expiry = 0, latest_before_expiry = 0;
  int valid_after_expiry = 0;  ///< at most, while the answer is awaited
};

enum class Origin : std::uint8_t {
  built_in,  ///< a folder of data/criteria
  imported,  ///< brought by an officer while the program runs (src/regimes)
};

/// How products are evaluated under one decision: a folder of data/criteria or the same files from
/// an officer, so that a new decision needs no code.
struct Regime {
  std::string decision;  ///< "26/2026/QĐ-TTg"
  Date from;
  std::optional<Date> to;  ///< the last day on which files of before are still finished under it
  std::vector<StarBand> bands;  ///< the highest first; the last one begins at zero
  int certificate_months = 0;
  int commune_working_days = 0;  ///< that the commune's check may take; zero: no such step
  std::optional<ReEvaluationDays> re_evaluation;
  int revocation_days = 0;        ///< from the conclusion on; zero: not told
  std::vector<CriteriaSet> sets;  ///< by slug; empty when the annex is not at hand
  Origin origin = Origin::built_in;
  std::string sha256;  ///< of all files (`hash_of`), in hexadecimal digits

  const StarBand& band_of(const Fraction& mean) const;
  const CriteriaSet* find(std::string_view slug) const;  ///< null when there is none
  const CriteriaSet* find(int number) const;             ///< null when there is none
  /// By `CriteriaSet::code`; null when there is none.
  const CriteriaSet* find_code(std::string_view code) const;
};

/// A file of a decision: "regime.json", or one with a set.
struct RegimeFile {
  std::string name;
  std::string content;
};

/// SHA-256 over names, lengths and bytes of the files, whatever their order.
std::string hash_of(std::span<const RegimeFile> files);

struct ReadRegime {
  Regime regime;
  std::vector<Error> faults;  ///< each with its file as pointer; empty: the regime can be used
};

/// Reads "regime.json" and the sets beside it and holds them against each other; one reading finds
/// the faults of every file.
ReadRegime read_regime_files(std::span<const RegimeFile> files);

/// All regimes. A regime is never changed nor taken away, so that pointers to it stay as long as
/// this does; an officer may add one. Safe to use from several threads.
class Regimes {
 public:
  /// Those of data/criteria, put into the program at build time. A fault in them is an error with
  /// its file: a mistake of ours, found at the first start.
  static Result<Regimes> built_in();

  Regimes(Regimes&&) noexcept;
  Regimes& operator=(Regimes&&) noexcept;
  ~Regimes();

  /// That of a file lodged on that day: the newest that was in force; null before the first one. A
  /// result once stored keeps its regime.
  const Regime* on(Date filed) const;
  const Regime* find(std::string_view decision) const;  ///< null when there is none
  std::vector<const Regime*> all() const;               ///< the oldest first
  /// Gives the place where it stays. What is there under that decision already is not replaced.
  const Regime& add(Regime regime);

 private:
  Regimes();
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads regime.json, without its sets. `invalid_argument` with `file` as its pointer names every
/// fault with its place.
Result<Regime> read_regime(std::string_view text, std::string_view file);

}  // namespace ocop::criteria
