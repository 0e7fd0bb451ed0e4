#include "codes/code_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "codes/voided_epochs.h"
#include "records/row_draft.h"

namespace ocop::codes {
namespace {

using authenticity::CodeBook;
using authenticity::CodeKeys;
using authenticity::CodeRange;
using authenticity::CodeState;
using authenticity::LifeAct;
using authenticity::RangeAct;
using records::Acting;
using records::Reading;
using records::Record;
using records::Writing;

Result<CodeRange> range_of(const Record& row) {
  const auto gtin = authenticity::gtin_number(row["gtin"]);
  const auto state = authenticity::code_state_from(row["state"]);
  const auto factor = authenticity::label_factor_from(row["factor"]);
  const auto first = row.whole("first_index"), last = row.whole("last_index");
  if (!gtin || !state || !factor || !first || !last || row["epoch"].size() != 1) {
    return Error{Code::data_loss, "a range of codes in the register is damaged", row.id};
  }
  CodeRange range;
  range.gtin = *gtin;
  range.epoch = row["epoch"].front();
  range.first = static_cast<std::uint64_t>(*first);
  range.last = static_cast<std::uint64_t>(*last);
  range.state = *state;
  range.order = row["order_id"];
  range.lot = row["lot"];
  range.since = {row.whole("since").value_or(0)};
  range.place = row["place"];
  range.factor = *factor;
  return range;
}

void fill(Record& row, const CodeRange& range) {
  row["order_id"] = range.order;
  row["gtin"] = authenticity::gtin_text(range.gtin);
  row["epoch"] = std::string(1, range.epoch);
  row["first_index"] = std::to_string(range.first);
  row["last_index"] = std::to_string(range.last);
  row["state"] = std::string(name_of(range.state));
  row["lot"] = range.lot;
  row["since"] = std::to_string(range.since.micros);
  row["place"] = range.place;
  row["factor"] = std::string(name_of(range.factor));
}

const records::Kind& range_kind(const Reading& reading) {
  return reading.kinds().get("code_range");
}

Result<std::vector<Record>> rows_of(Reading& reading, std::string_view order_id) {
  TRY(auto rows, reading.where(range_kind(reading), "order_id", order_id));
  if (rows.size() < limits::record_parts_max) return rows;
  return Error{Code::resource_exhausted, "the codes of the order are cut into too many ranges",
               std::string(order_id)};
}

void apply(const VoidedEpochs& voided, CodeRange& range) {
  const auto found = voided.find(range.epoch);
  if (found == voided.end() || range.state == CodeState::voided) return;
  range.state = CodeState::voided;
  range.since = found->second;
}

Result<std::vector<CodeRange>> ranges_of(Reading& reading, const std::vector<Record>& rows) {
  const VoidedEpochs voided = read_voided_epochs(reading.session());
  std::vector<CodeRange> ranges;
  ranges.reserve(rows.size());
  for (const Record& row : rows) {
    TRY(CodeRange range, range_of(row));
    apply(voided, range);
    ranges.push_back(std::move(range));
  }
  std::ranges::sort(ranges, {}, &CodeRange::first);
  return ranges;
}

/// Brings the rows of an order to `ranges`: each begins where a row begins, or is new.
Result<void> store(Writing& writing, const std::vector<Record>& rows,
                   const std::vector<CodeRange>& ranges) {
  std::map<std::string, const Record*> old;
  for (const Record& row : rows) old[row["first_index"]] = &row;
  std::vector<const CodeRange*> fresh;
  for (const CodeRange& range : ranges) {
    const auto found = old.find(std::to_string(range.first));
    if (found == old.end()) {
      fresh.push_back(&range);
      continue;
    }
    Record row = *found->second;
    fill(row, range);
    TRY_VOID(writing.put(row));
    old.erase(found);
  }
  for (const auto& [first, row] : old) {
    TRY_VOID(writing.remove(*row->kind, row->id, accounts::Reach::all()));
  }
  for (const CodeRange* range : fresh) {
    Record row = records::empty_row(range_kind(writing));
    fill(row, *range);
    TRY_VOID(writing.put(row));
  }
  return ok();
}

Error has_numbers() {
  return {Code::failed_precondition, "the order has its codes already", "order"};
}
Error epoch_is_over(std::string_view why) {
  return {Code::resource_exhausted, "this key epoch " + std::string(why) + "; start the next one",
          "epoch"};
}
/// Nobody acts at the place of another.
Result<void> check_place(Reading& reading, const Record& order, const std::string& gln) {
  if (gln.empty()) return ok();
  TRY(const auto place, reading.find_by_key(reading.kinds().get("place"), {gln}));
  if (place && (*place)["subject_id"] == order["subject_id"]) return ok();
  return Error{Code::invalid_argument, "is no place of this maker", "place"};
}
Error has_no_numbers() {
  return {Code::failed_precondition, "give the order its codes first", "order"};
}

}  // namespace

CodeDesk::CodeDesk(records::RecordStore& records, std::filesystem::path key_file, Random& random,
                   Commission commission)
    : records_(records),
      key_file_(std::move(key_file)),
      random_(random),
      commission_(std::move(commission)) {}

Result<std::unique_ptr<CodeDesk>> CodeDesk::open(records::RecordStore& records,
                                                 std::filesystem::path key_file, Random& random,
                                                 Commission commission) {
  std::unique_ptr<CodeDesk> desk(
      new CodeDesk(records, std::move(key_file), random, std::move(commission)));
  TRY(desk->keys_, CodeKeys::open(desk->key_file_, random));
  TRY_VOID(desk->reload());
  return desk;
}

std::shared_ptr<const CodeBook> CodeDesk::book() const {
  const std::lock_guard lock(reading_);
  return book_;
}

std::shared_ptr<const CodeKeys> CodeDesk::keys() const {
  const std::lock_guard lock(reading_);
  return keys_;
}

Result<void> CodeDesk::reload() {
  auto ranges = records_.read([](Reading& reading) -> Result<std::vector<CodeRange>> {
    TRY(const auto rows, reading.all(range_kind(reading)));
    return ranges_of(reading, rows);
  });
  if (!ranges) return ranges.error();
  replace_book(CodeBook(std::move(*ranges)));
  return ok();
}

void CodeDesk::replace_book(CodeBook book) {
  auto made = std::make_shared<const CodeBook>(std::move(book));
  const std::lock_guard lock(reading_);
  book_ = std::move(made);
}

Result<void> CodeDesk::rotate_keys(std::string_view person) {
  const std::lock_guard one_at_a_time(acting_);
  TRY(const char epoch, CodeKeys::rotate(key_file_, random_));
  TRY(auto keys, CodeKeys::open(key_file_, random_));
  {
    const std::lock_guard lock(reading_);
    keys_ = std::move(keys);
  }
  return records_.write(person, [&](Writing& writing) -> Result<void> {
    writing.audit("code_keys.rotate", "code_keys", "", fmt::format(R"({{"epoch":"{}"}})", epoch));
    return ok();
  });
}

Result<void> CodeDesk::number(const Acting& acting, std::string_view order_id) {
  const std::lock_guard one_at_a_time(acting_);
  const auto book = this->book();
  const char epoch = keys()->current_epoch();
  const auto numbered = records_.write(acting.person, [&](Writing& writing) -> Result<CodeRange> {
    TRY(const Record order,
        writing.find(writing.kinds().get("code_order"), order_id, acting.reach));
    TRY(const auto rows, rows_of(writing, order_id));
    if (!rows.empty()) return has_numbers();
    if (read_voided_epochs(writing.session()).contains(epoch)) return epoch_is_over("is void");
    TRY(const auto product, writing.get(writing.kinds().get("product"), order["product_id"]));
    const auto gtin = product ? authenticity::gtin_number((*product)["code"]) : std::nullopt;
    if (!gtin) return Error{Code::failed_precondition, "the product has no GTIN", "product"};
    CodeRange range;
    range.gtin = *gtin;
    range.epoch = epoch;
    range.first = book->next_index(*gtin, epoch);
    range.last = range.first + static_cast<std::uint64_t>(*order.whole("quantity")) - 1;
    range.order = order.id;
    range.since = writing.now();
    range.factor = authenticity::label_factor_from(order["second_factor"]).value_or(range.factor);
    if (range.last >= authenticity::serial_count_max) return epoch_is_over("is full");
    TRY_VOID(store(writing, {}, {range}));
    return range;
  });
  if (!numbered) return numbered.error();
  replace_book(book->with({&*numbered, 1}));
  return ok();
}

Result<void> CodeDesk::move(const Acting& acting, std::string_view order_id, const PieceAct& act) {
  const std::lock_guard one_at_a_time(acting_);
  using Ranges = std::vector<CodeRange>;
  const auto moved = records_.write(acting.person, [&](Writing& writing) -> Result<Ranges> {
    TRY(const Record order,
        writing.find(writing.kinds().get("code_order"), order_id, acting.reach));
    TRY(const auto rows, rows_of(writing, order_id));
    TRY(const auto ranges, ranges_of(writing, rows));
    if (ranges.empty()) return has_no_numbers();
    if (act.first < 1 || act.first > act.last ||
        act.last - act.first >= limits::codes_of_an_order_max) {
      return Error{Code::invalid_argument, "the last piece comes before the first", "last"};
    }
    const std::uint64_t start = ranges.front().first;
    RangeAct whole;
    whole.gtin = ranges.front().gtin;
    whole.epoch = ranges.front().epoch;
    whole.first = start + act.first - 1;
    whole.last = start + act.last - 1;
    whole.act = act.act;
    whole.lot = act.lot;
    whole.at = writing.now();
    whole.place = act.place;
    TRY_VOID(check_place(writing, order, act.place));
    TRY(Ranges changed, authenticity::after(ranges, whole));
    if (act.act == LifeAct::activate) {
      if (act.last - act.first >= limits::codes_activated_at_once_max) {
        return Error{
            Code::invalid_argument,
            fmt::format("activate at most {} codes at once", limits::codes_activated_at_once_max),
            "last"};
      }
      TRY_VOID(commission_(*keys(), whole));
    }
    TRY_VOID(store(writing, rows, changed));
    return changed;
  });
  if (!moved) return moved.error();
  replace_book(book()->with(*moved));
  return ok();
}

Result<void> CodeDesk::void_epoch(const Acting& acting, char epoch) {
  const std::lock_guard one_at_a_time(acting_);
  const auto voided_at = records_.write(acting.person, [&](Writing& writing) -> Result<Timestamp> {
    add_voided_epoch(writing.session(), epoch, writing.now());
    writing.audit("code_keys.void_epoch", "code_keys", "",
                  fmt::format(R"({{"epoch":"{}"}})", epoch));
    return writing.now();
  });
  if (!voided_at) return voided_at.error();
  const auto before = book();
  std::vector<CodeRange> ranges(before->ranges().begin(), before->ranges().end());
  for (CodeRange& range : ranges) apply({{epoch, *voided_at}}, range);
  replace_book(CodeBook(std::move(ranges)));
  return ok();
}

std::optional<authenticity::CodeNumber> CodeDesk::find_serial(std::string_view serial) const {
  const auto keys = this->keys();
  const auto book = this->book();
  std::optional<authenticity::CodeNumber> found;
  std::uint64_t last = 0;
  for (const CodeRange& range : book->ranges()) {
    if (range.gtin == last) continue;
    last = range.gtin;
    const auto code = keys->open_serial(range.gtin, serial);
    if (code) found = code;
  }
  return found;
}

std::string CodeDesk::voided_epochs() const {
  std::string voided, good;
  const auto book = this->book();
  for (const CodeRange& range : book->ranges()) {
    std::string& list = range.state == authenticity::CodeState::voided ? voided : good;
    if (list.find(range.epoch) == std::string::npos) list += range.epoch;
  }
  std::erase_if(voided, [&](char epoch) { return good.find(epoch) != std::string::npos; });
  return voided;
}

Result<OrderCodes> CodeDesk::codes_of(Reading& reading, std::string_view order_id) {
  TRY(const auto rows, rows_of(reading, order_id));
  OrderCodes codes;
  TRY(codes.ranges, ranges_of(reading, rows));
  if (codes.ranges.empty()) return codes;
  codes.gtin = codes.ranges.front().gtin;
  codes.epoch = codes.ranges.front().epoch;
  codes.first = codes.ranges.front().first;
  return codes;
}

}  // namespace ocop::codes
