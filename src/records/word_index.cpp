#include "records/word_index.h"

#include <algorithm>

#include "base/text.h"

namespace ocop::records {
namespace {

using Texts = std::unordered_set<std::string_view>;

std::vector<std::string_view> words_in(std::string_view folded) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  // The longest one is the rarest, most often: it is looked for first.
  std::ranges::stable_sort(words, std::ranges::greater(), &std::string_view::size);
  return words;
}

}  // namespace

std::string_view RegisterWords::keep(std::string_view text) { return *texts_.emplace(text).first; }

void RegisterWords::add(Row row, std::string_view words) {
  words_ += words;
  row = {keep(row.id),    keep(row.unit), keep(row.subject),
         keep(row.owner), row.is_removed, words_.size()};
  by_id_.emplace(row.id, static_cast<std::uint32_t>(rows_.size()));
  rows_.push_back(row);
}

const RegisterWords::Row* RegisterWords::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &rows_[found->second];
}

std::string_view RegisterWords::words_of(std::uint32_t at) const {
  const std::size_t begin = at == 0 ? 0 : rows_[at - 1].words_end;
  return std::string_view(words_).substr(begin, rows_[at].words_end - begin);
}

// The first word is looked for in the words of all rows at once; a hit across the border of two
// rows is none.
std::vector<const RegisterWords::Row*> RegisterWords::with(
    const std::vector<std::string_view>& words) const {
  std::vector<const Row*> found;
  std::uint32_t at = 0;
  std::size_t from = 0;
  while ((from = words_.find(words.front(), from)) != std::string::npos) {
    while (rows_[at].words_end <= from) ++at;
    const std::string_view text = words_of(at);
    const bool has_all = std::ranges::all_of(
        words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
    if (has_all && !rows_[at].is_removed) found.push_back(&rows_[at]);
    from = rows_[at].words_end;
  }
  return found;
}

/// A reach that is asked about many rows.
struct WordMoment::Within {
  bool everything;
  Texts units, subjects;
};

// The same rule as that of `add_scope` in SQL: a row says itself whose it is, or its owner does.
bool WordMoment::is_within(const Kind& kind, const RegisterWords::Row& row,
                           const Within& reach) const {
  if (reach.everything) return true;
  if (!kind.unit.empty() && reach.units.contains(row.unit)) return true;
  if (!kind.subject.empty() && reach.subjects.contains(row.subject)) return true;
  if (kind.owner.empty() || !kind.unit.empty()) return false;
  const Kind& owner_kind = kinds_->get(kind.field(kind.owner)->of);
  const RegisterWords::Row* owner = registers_.at(&owner_kind).words->find(row.owner);
  return owner != nullptr && is_within(owner_kind, *owner, reach);
}

WordMoment::Found WordMoment::find(const Kind& kind, std::string_view words,
                                   const accounts::Reach& reach, std::size_t at_most) const {
  const std::string folded = fold(words);
  const auto wanted = words_in(folded);
  if (wanted.empty() || reach.nothing()) return {};
  const Within within{reach.everything,
                      {reach.units.begin(), reach.units.end()},
                      {reach.subjects.begin(), reach.subjects.end()}};
  Found found;
  for (const RegisterWords::Row* row : registers_.at(&kind).words->with(wanted)) {
    if (!is_within(kind, *row, within)) continue;
    if (found.count++ < at_most) found.ids.emplace_back(row->id);
  }
  return found;
}

}  // namespace ocop::records
