#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "application/demonstration_lot.h"
#include "base/embedded_file.h"
#include "base/result.h"
#include "base/time.h"
#include "registry/catalogue.h"

namespace ocop::embedded {
/// data/demo: the CSV files, chains.json and pictures/*.svg.
EmbeddedFiles demonstration_files();
}  // namespace ocop::embedded

/// The life of the demonstration goods: invented events for real trades. Pure: the same inputs and
/// the same day give the same bytes.
namespace ocop::application {

struct DemonstrationInputs {
  std::string_view recipes;              ///< the text of data/demo/chains.json
  const registry::Catalogue& catalogue;  ///< holds data/demo/*.csv: who runs a place, shelf lives
  /// The serials of the pieces; without it they are drawn from their names.
  SerialOfPiece serial_of = {};
};

/// A lot whose pieces have serials.
struct DemonstrationPieces {
  std::string gtin, lot;
  int count = 0;
  bool is_labelled = false;  ///< by today: the labels are on the goods
  std::string place = {};    ///< GLN of where they are labelled
};
Result<std::vector<DemonstrationPieces>> demonstration_pieces(const DemonstrationInputs& inputs,
                                                              Date today);

/// EPCIS 2.0 documents in JSON-LD, one for each lot and one for each correction, to be captured in
/// this order. Everything in them happened before `today` (a day in Viet Nam), most of it in the
/// weeks before, so a lot that is still being made simply ends early. What a step is called for
/// people stands in the extension fields `ocop:stepNameVi` and `ocop:stepNameEn`, details in
/// `ocop:noteVi` and `ocop:noteEn`, of the name space https://ocop.example/ns/.
///
/// `invalid_argument` names the place in the recipes that is wrong; `not_found` a GTIN or GLN that
/// the catalogue does not hold.
Result<std::vector<std::string>> demonstration_documents(const DemonstrationInputs& inputs,
                                                         Date today);

/// What to scan to see each answer, as paths of Digital Links: "/01/…/21/…".
struct DemonstrationExamples {
  std::string genuine;       ///< an unsold piece on a shelf, nothing wrong with it
  std::string lot;           ///< its lot
  std::string product;       ///< its product
  std::string recalled;      ///< a piece of a recalled lot
  std::string recalled_lot;  ///< that lot
  std::string expired;       ///< a piece past its date
};

/// `not_found` when the recipes have no such piece on that day.
Result<DemonstrationExamples> demonstration_examples(const DemonstrationInputs& inputs, Date today);

}  // namespace ocop::application
