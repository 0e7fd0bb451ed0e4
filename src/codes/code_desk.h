#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "authenticity/code_book.h"
#include "authenticity/code_keys.h"
#include "records/record_store.h"

/// Codes from the order to the goods: gives numbers out, moves ranges through their life, and holds
/// the book in which a scan finds the state of its code.
namespace ocop::codes {

/// The codes of one order: one run of numbers. On paper its pieces count from 1.
struct OrderCodes {
  std::uint64_t gtin = 0;
  char epoch = 'A';
  std::uint64_t first = 0;  ///< index of piece 1
  std::vector<authenticity::CodeRange> ranges;

  std::uint64_t count() const { return ranges.empty() ? 0 : ranges.back().last - first + 1; }
  std::uint64_t piece_of(std::uint64_t index) const { return index - first + 1; }
};

/// An act on the pieces of an order, first and last included.
struct PieceAct {
  authenticity::LifeAct act = authenticity::LifeAct::receive;
  std::uint64_t first = 1, last = 1;
  std::string lot = {};
  std::string place = {};  ///< GLN of the maker's place where it is done; may be empty
};

/// Safe to use from several threads.
class CodeDesk {
 public:
  /// Records the birth of pieces (a commissioning event) before they become active; an error stops
  /// the act. Called with codes of one lot, at most `limits::codes_activated_at_once_max`.
  using Commission = std::function<Result<void>(const authenticity::CodeKeys& keys,
                                                const authenticity::RangeAct& codes)>;

  /// Reads the keys, or makes them, and the ranges of the register.
  static Result<std::unique_ptr<CodeDesk>> open(records::RecordStore& records,
                                                std::filesystem::path key_file, Random& random,
                                                Commission commission);

  /// Reads the ranges anew, after another desk over the same registers wrote.
  Result<void> reload();

  /// The book as it is now. What an act changed is in it when the act returns.
  std::shared_ptr<const authenticity::CodeBook> book() const;
  std::shared_ptr<const authenticity::CodeKeys> keys() const;

  /// Starts the next key epoch: new orders use it, all codes of earlier ones stay good.
  Result<void> rotate_keys(std::string_view person);

  /// Gives an order its numbers. `failed_precondition` when it has them already.
  Result<void> number(const records::Acting& acting, std::string_view order_id);
  /// As `authenticity::after`, on an order within the reach. `invalid_argument` with "place" for
  /// the place of another.
  Result<void> move(const records::Acting& acting, std::string_view order_id, const PieceAct& act);
  /// Voids every code of a key epoch, as when its key got out: one row, however many codes.
  Result<void> void_epoch(const records::Acting& acting, char epoch);

  /// Opens a serial of any product that ever had codes. Takes the same time whichever it is, and
  /// when it is none.
  std::optional<authenticity::CodeNumber> find_serial(std::string_view serial) const;

  /// Symbols of the key epochs that have codes, all of them void.
  std::string voided_epochs() const;

  /// Empty ranges: the order has no numbers yet.
  static Result<OrderCodes> codes_of(records::Reading& reading, std::string_view order_id);

 private:
  CodeDesk(records::RecordStore& records, std::filesystem::path key_file, Random& random,
           Commission commission);
  void replace_book(authenticity::CodeBook book);

  records::RecordStore& records_;
  const std::filesystem::path key_file_;
  Random& random_;
  const Commission commission_;

  std::mutex acting_;  ///< one act at a time: numbers are given out without gaps
  mutable std::mutex reading_;
  std::shared_ptr<const authenticity::CodeBook> book_;
  std::shared_ptr<const authenticity::CodeKeys> keys_;
};

}  // namespace ocop::codes
