#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "authenticity/code_keys.h"
#include "authenticity/hidden_code.h"
#include "base/random.h"
#include "base/result.h"
#include "codes/code_desk.h"

/// What a printer gets: an encrypted ZIP (AES-256, as WinZip and 7-Zip read it) with the codes as
/// CSV, written line by line, so that ten million codes need no memory; and of few enough the drawn
/// labels, as PDF and SVG. Whoever has the file can print labels;
/// it is made once and removed when the labels have arrived.
namespace ocop::limits {

/// Labels of an order that are drawn as well; larger ones are printed by machines from the CSV.
inline constexpr std::uint64_t labels_drawn_max = 5'000;

}  // namespace ocop::limits

namespace ocop::codes {

struct PrintJob {
  const authenticity::CodeKeys& keys;
  const OrderCodes& codes;
  std::string base_url;     ///< "https://ocop.example", without a slash at the end
  bool has_hidden = false;  ///< each label gets a code under scratch, too
  bool is_signed = false;   ///< the address carries our signature in AI (8030)
  Timestamp now = {};       ///< in the PDF
};

/// Takes the hashes of hidden codes before the file that holds the codes is ready; in order.
using KeepHidden = std::function<Result<void>(const authenticity::CodeNumber& first,
                                              const std::vector<authenticity::HiddenHash>& hashes)>;

/// "codes.csv" with the columns: piece, serial, address (GS1 Digital Link, with its signature if it
/// has one), hidden code; "labels.pdf" and "labels-001.svg" …, a sheet each. Written beside and
/// renamed; an error leaves no file. `passphrase` opens it.
Result<void> write_print_file(const std::filesystem::path& file, const std::string& passphrase,
                              const PrintJob& job, Random& random, const KeepHidden& keep);

/// Five groups of four symbols: 100 bits, to be told to the printer on another way than the file.
std::string new_passphrase(Random& random);

}  // namespace ocop::codes
