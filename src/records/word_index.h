#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "records/record_store.h"

namespace ocop::records {

/// The rows of one register, in the order of their titles, by the words that find them and by whose
/// they are. A city has some hundred thousand rows of a hundred bytes: read through in memory, they
/// answer in milliseconds, while SQL has to step over all their other columns.
class RegisterWords {
 public:
  struct Row {
    std::string_view id = {}, unit = {}, subject = {}, owner = {};
    bool is_removed = false;
    std::size_t words_end = 0;  ///< set by `add`
  };

  RegisterWords() = default;
  RegisterWords(const RegisterWords&) = delete;  // rows show texts of this object

  /// Rows come in the order of their titles. `words` is the folded text.
  void add(Row row, std::string_view words);

  /// Rows that have every word and were not put aside, in order. The words are folded, one at
  /// least.
  std::vector<const Row*> with(const std::vector<std::string_view>& words) const;

  const Row* find(std::string_view id) const;  ///< null when there is none

 private:
  std::string_view keep(std::string_view text);
  std::string_view words_of(std::uint32_t at) const;

  std::string words_;  ///< of all rows, one after the other
  std::vector<Row> rows_;
  std::unordered_set<std::string> texts_;  ///< what the views of the rows show
  std::unordered_map<std::string_view, std::uint32_t> by_id_;
};

/// The words of all registers at one moment.
class WordMoment {
 public:
  struct Found {
    std::vector<std::string> ids;  ///< the first ones, in the order of their titles
    std::size_t count = 0;
  };

  /// Rows of the kind within the reach that have every word, whatever their case and marks; nothing
  /// for no words.
  Found find(const Kind& kind, std::string_view words, const accounts::Reach& reach,
             std::size_t at_most) const;

 private:
  friend class WordIndex;
  struct Within;
  bool is_within(const Kind& kind, const RegisterWords::Row& row, const Within& reach) const;

  const Kinds* kinds_ = nullptr;
  struct Register {
    std::shared_ptr<const RegisterWords> words;
    long long revision = 0;
  };
  std::map<const Kind*, Register> registers_;
};

/// Keeps the words of all registers in memory. Safe to use from several threads.
class WordIndex {
 public:
  /// All that this transaction sees, or more: registers that were changed since are read anew, by
  /// the first who asks.
  std::shared_ptr<const WordMoment> moment(Reading& reading);

 private:
  std::mutex mutex_;
  std::shared_ptr<const WordMoment> moment_;
};

}  // namespace ocop::records
