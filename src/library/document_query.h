#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Finding documents the way people name them: "153", "153/KH-UBND", "ke hoach 153", "qd 148 2023".
/// Pure.
namespace ocop::library {

/// What is known of a document.
struct DocumentWords {
  std::string number;  ///< "153/KH-UBND", "26/2026/QĐ-TTg"
  std::string sort;    ///< "plan", as in the register
  std::string year;    ///< of issue; empty when the day is not on record
  std::string text;    ///< title, issuer, summary: any words
};

/// A number of a document, taken apart.
struct DocumentNumber {
  std::string serial;              ///< "153"; without leading zeros
  std::string year;                ///< "2026" in "26/2026/QĐ-TTg"; else empty
  std::vector<std::string> signs;  ///< folded: "kh", "ubnd"
};
DocumentNumber parse_number(std::string_view number);

/// What somebody typed, read once for many documents.
class DocumentQuery {
 public:
  /// At most `limits::library_query_bytes_max` bytes are read.
  explicit DocumentQuery(std::string_view typed);

  bool is_empty() const { return numbers_.empty() && words_.empty() && sort_.empty(); }

  /// How well a document fits: 0 not at all, 1 by words, 2 by its own number. Every word typed must
  /// occur: in the number, the kind, the year or the text, whatever its case and marks. "15" does
  /// not find 153, nor does 153 find 1537.
  int rank(const DocumentWords& document) const;

 private:
  std::vector<std::string> numbers_;  ///< without leading zeros
  std::vector<std::string> words_;
  std::string sort_;  ///< of the words that name a kind: "plan"
};

}  // namespace ocop::library
