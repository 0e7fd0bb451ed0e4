#include "application/demonstration_codes.h"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "codes/code_desk.h"
#include "records/row_draft.h"

namespace ocop::application {
namespace {

using authenticity::LifeAct;
using codes::CodeDesk;
using codes::OrderCodes;

constexpr std::string_view demonstration_printer = "nhain";

/// Of the maker itself; empty when the pieces are labelled by another.
std::string own_place(const registry::Catalogue& catalogue, const DemonstrationPieces& lot) {
  const auto* product = catalogue.product_by_gtin(lot.gtin);
  const auto* place = catalogue.place_by_gln(lot.place);
  const bool is_own = product != nullptr && place != nullptr && place->subject == product->subject;
  return is_own ? lot.place : std::string();
}

/// Brings a new order onto its goods; one that an interrupted start left behind is taken up again.
Result<void> bring_onto_goods(CodeDesk& desk, const records::Acting& acting,
                              const std::string& order, const DemonstrationPieces& lot,
                              const std::string& place) {
  const auto count = static_cast<std::uint64_t>(lot.count);
  const auto done_or_before = [](const Result<void>& done) {
    return done || done.error().code == Code::failed_precondition ? ok() : done;
  };
  TRY_VOID(done_or_before(desk.number(acting, order)));
  TRY_VOID(done_or_before(desk.move(acting, order, {LifeAct::print, 1, count})));
  TRY_VOID(done_or_before(desk.move(acting, order, {LifeAct::receive, 1, count})));
  if (!lot.is_labelled) return ok();
  return done_or_before(desk.move(acting, order, {LifeAct::activate, 1, count, lot.lot, place}));
}

Result<std::string> make_order(const DemonstrationInputs& inputs, const DemonstrationPieces& pieces,
                               records::RecordStore& records, std::string_view actor) {
  const auto* product = inputs.catalogue.product_by_gtin(pieces.gtin);
  if (product == nullptr) return Error{Code::not_found, "no such product", pieces.gtin};
  const auto& kind = records.kinds().get("code_order");
  records::Record row = records::empty_row(kind);
  row["label"] = fmt::format("Lô {}", pieces.lot);
  row["subject_id"] = product->subject.text();
  TRY(const auto before, records.read([&](records::Reading& reading) {
    return reading.find_by_key(kind, {row["label"], row["subject_id"]});
  }));
  if (before) return before->id;
  row["product_id"] = product->id.text();
  row["quantity"] = std::to_string(pieces.count);
  row["second_factor"] = "none";
  row["printer"] = std::string(demonstration_printer);
  TRY(const auto made,
      records.write(actor, [&](records::Writing& writing) { return writing.put(row); }));
  return made.id;
}

}  // namespace

Result<SerialOfPiece> give_demonstration_codes(const DemonstrationInputs& inputs, Date today,
                                               const std::filesystem::path& data,
                                               records::RecordStore& records,
                                               std::string_view actor) {
  SystemRandom random;
  // The births of these pieces are among the events of the demonstration, on days of their own.
  TRY(const auto desk, CodeDesk::open(records, data / "codes.key", random,
                                      [](const auto&, const auto&) { return ok(); }));
  TRY(const auto lots, demonstration_pieces(inputs, today));
  auto codes_of_lots = std::make_shared<std::map<std::string, OrderCodes>>();
  const records::Acting acting{std::string(actor), accounts::Reach::all()};
  for (const DemonstrationPieces& lot : lots) {
    TRY(const std::string order, make_order(inputs, lot, records, actor));
    TRY_VOID(bring_onto_goods(*desk, acting, order, lot, own_place(inputs.catalogue, lot)));
    TRY((*codes_of_lots)[lot.gtin + "/" + lot.lot], records.read([&](records::Reading& reading) {
      return CodeDesk::codes_of(reading, order);
    }));
  }
  return SerialOfPiece([keys = desk->keys(), codes_of_lots](const std::string& gtin,
                                                            const std::string& lot, int piece) {
    const OrderCodes& codes = codes_of_lots->at(gtin + "/" + lot);
    return keys->serial_codec(codes.gtin, codes.epoch)
        .close(codes.first + static_cast<std::uint64_t>(piece) - 1);
  });
}

}  // namespace ocop::application
