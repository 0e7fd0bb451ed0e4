#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "authenticity/code_keys.h"
#include "authenticity/hidden_code.h"
#include "base/limits.h"
#include "base/random.h"
#include "base/result.h"
#include "codes/code_desk.h"

/// What a printer gets: an encrypted ZIP (AES-256, as WinZip and 7-Zip read it) with the codes as
/// CSV, written line by line, so that ten million codes need no memory; and of few enough the drawn
/// labels, as PDF and SVG. Whoever has the file can print labels; it is made once and removed when
/// the labels have arrived or are void. A large order has several files, all opened by the same
/// words, so that each is small enough for a browser.
namespace ocop::limits {

/// Labels of an order that are drawn as well; larger ones are printed by machines from the CSV.
inline constexpr std::uint64_t labels_drawn_max = 5'000;
inline constexpr std::uint64_t pieces_of_a_print_file_max = 200'000;  ///< signed: some 60 MB

}  // namespace ocop::limits

namespace ocop::codes {

struct PrintJob {
  const authenticity::CodeKeys& keys;
  const OrderCodes& codes;
  std::string base_url;     ///< "https://ocop.example", without a slash at the end
  bool has_hidden = false;  ///< each label gets a code under scratch, too
  bool is_signed = false;   ///< the address carries our signature in AI (8030)
  Timestamp now = {};       ///< in the PDF
  std::uint64_t first_piece = 1;
  std::uint64_t pieces = limits::codes_of_an_order_max;  ///< at most, from the first on
};

/// Takes the hashes of hidden codes before the file that holds the codes is ready; in order.
using KeepHidden = std::function<Result<void>(const authenticity::CodeNumber& first,
                                              const std::vector<authenticity::HiddenHash>& hashes)>;

/// "codes.csv" with the columns: piece, serial, address (GS1 Digital Link, with its signature if it
/// has one), hidden code; "labels.pdf" and "labels-001.svg" …, a sheet each. Only pieces that are
/// still ordered: others may be void already. Written beside and renamed; an error leaves no file.
/// `passphrase` opens it.
Result<void> write_print_file(const std::filesystem::path& file, const std::string& passphrase,
                              const PrintJob& job, Random& random, const KeepHidden& keep);

std::uint64_t print_files_of(const OrderCodes& codes);
/// Of the files of an order the one with that number, from 1.
std::filesystem::path print_file_path(const std::filesystem::path& folder,
                                      std::string_view order_id, std::uint64_t number);
/// All files of an order, by their numbers; the folder is for the owner of the process alone.
Result<void> write_print_files(const std::filesystem::path& folder, std::string_view order_id,
                               const std::string& passphrase, const PrintJob& job, Random& random,
                               const KeepHidden& keep);
/// True when there was one. An error is logged: whoever asks can do nothing about it.
bool remove_print_files(const std::filesystem::path& folder, std::string_view order_id);

/// Five groups of four symbols: 100 bits, to be told to the printer on another way than the file.
std::string new_passphrase(Random& random);

}  // namespace ocop::codes
