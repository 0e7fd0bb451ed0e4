#include "authenticity/code_book.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace ocop::authenticity {
namespace {

constexpr std::array state_names{"ordered", "printed",  "received", "assigned",
                                 "active",  "scrapped", "voided"};
constexpr std::array factor_names{"none", "hidden", "chip", "chip_tamper"};
constexpr std::array act_names{"print", "receive", "assign", "activate", "scrap", "void"};

template <class Enum, std::size_t count>
std::optional<Enum> from_name(const std::array<const char*, count>& names, std::string_view name) {
  const auto found =
      std::ranges::find(names, name, [](const char* one) { return std::string_view(one); });
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

auto position_of(const CodeRange& range) {
  return std::tuple(range.gtin, range.epoch, range.first);
}

bool is_same_sequence(const CodeRange& range, const RangeAct& act) {
  return range.gtin == act.gtin && range.epoch == act.epoch;
}

bool can_join(const CodeRange& a, const CodeRange& b) {
  return a.gtin == b.gtin && a.epoch == b.epoch && a.last + 1 == b.first && a.state == b.state &&
         a.order == b.order && a.lot == b.lot && a.since == b.since && a.place == b.place;
}

void put(std::vector<CodeRange>& list, CodeRange range) {
  if (!list.empty() && can_join(list.back(), range)) {
    list.back().last = range.last;
  } else {
    list.push_back(std::move(range));
  }
}

std::string codes(std::uint64_t first, std::uint64_t last) {
  return "codes " + std::to_string(first) + " to " + std::to_string(last);
}

Result<CodeRange> changed(CodeRange part, const RangeAct& act) {
  const auto state = moved(part.state, act.act);
  if (!state) {
    return Error{Code::failed_precondition,
                 codes(part.first, part.last) + " are " + std::string(name_of(part.state)) +
                     ", so '" + std::string(name_of(act.act)) + "' does not fit them",
                 std::to_string(part.first)};
  }
  if (act.act == LifeAct::assign || (act.act == LifeAct::activate && !act.lot.empty())) {
    part.lot = act.lot;
  }
  if ((act.act == LifeAct::assign || act.act == LifeAct::activate) && part.lot.empty()) {
    return Error{Code::invalid_argument, "name the lot that the codes go onto", "lot"};
  }
  part.state = *state;
  part.since = act.at;
  part.place = act.place;
  return part;
}

}  // namespace

std::optional<CodeState> moved(CodeState state, LifeAct act) {
  using enum CodeState;
  const auto when = [&](std::initializer_list<CodeState> from, CodeState to) {
    return std::ranges::find(from, state) != from.end() ? std::optional(to) : std::nullopt;
  };
  switch (act) {
    case LifeAct::print:
      return when({ordered}, printed);
    case LifeAct::receive:
      return when({printed}, received);
    case LifeAct::assign:
      return when({received, assigned}, assigned);
    case LifeAct::activate:
      return when({received, assigned}, active);
    case LifeAct::scrap:
      return when({printed, received, assigned}, scrapped);
    case LifeAct::void_codes:
      return when({ordered, printed, received, assigned, active, scrapped}, voided);
  }
  return std::nullopt;
}

std::string_view name_of(CodeState state) {
  return state_names.at(static_cast<std::size_t>(state));
}
std::string_view name_of(LifeAct act) { return act_names.at(static_cast<std::size_t>(act)); }
std::optional<CodeState> code_state_from(std::string_view name) {
  return from_name<CodeState>(state_names, name);
}
std::optional<LifeAct> life_act_from(std::string_view name) {
  return from_name<LifeAct>(act_names, name);
}
std::string_view name_of(LabelFactor factor) {
  return factor_names.at(static_cast<std::size_t>(factor));
}
std::optional<LabelFactor> label_factor_from(std::string_view name) {
  return from_name<LabelFactor>(factor_names, name);
}

Result<std::vector<CodeRange>> after(std::span<const CodeRange> ranges, const RangeAct& act) {
  if (act.first > act.last) {
    return Error{Code::invalid_argument, "the last code comes before the first", "last"};
  }
  std::vector<CodeRange> out;
  std::uint64_t next = act.first;  // the first code of the act that was not met yet
  for (const CodeRange& range : ranges) {
    const std::uint64_t from = std::max(range.first, act.first);
    const std::uint64_t to = std::min(range.last, act.last);
    if (!is_same_sequence(range, act) || from > to) {
      put(out, range);
      continue;
    }
    if (from != next) break;  // a gap before it
    CodeRange before = range, within = range, behind = range;
    before.last = from - 1;
    within.first = from;
    within.last = to;
    behind.first = to + 1;
    TRY(within, changed(std::move(within), act));
    if (range.first < from) put(out, std::move(before));
    put(out, std::move(within));
    if (to < range.last) put(out, std::move(behind));
    next = to + 1;
  }
  if (next != act.last + 1) {
    return Error{Code::not_found, "code " + std::to_string(next) + " was never ordered",
                 std::to_string(next)};
  }
  return out;
}

Reconciliation reconcile(std::span<const CodeRange> ranges) {
  Reconciliation sum;
  for (const CodeRange& range : ranges) {
    sum.issued += range.count();
    if (range.state == CodeState::active) sum.active += range.count();
    if (range.state == CodeState::scrapped) sum.scrapped += range.count();
    if (range.state == CodeState::voided) sum.voided += range.count();
  }
  return sum;
}

CodeBook::CodeBook(std::vector<CodeRange> ranges) : ranges_(std::move(ranges)) {
  std::ranges::sort(ranges_, {}, position_of);
}

CodeBook CodeBook::with(std::span<const CodeRange> order) const {
  const auto from = std::ranges::lower_bound(ranges_, position_of(order.front()), {}, position_of);
  const auto end = std::tuple(order.back().gtin, order.back().epoch, order.back().last);
  const auto to = std::ranges::upper_bound(ranges_, end, {}, position_of);
  CodeBook book;
  book.ranges_.reserve(ranges_.size() + order.size());
  book.ranges_.insert(book.ranges_.end(), ranges_.begin(), from);
  book.ranges_.insert(book.ranges_.end(), order.begin(), order.end());
  book.ranges_.insert(book.ranges_.end(), to, ranges_.end());
  return book;
}

const CodeRange* CodeBook::find(const CodeNumber& code) const {
  const auto behind = std::ranges::upper_bound(
      ranges_, std::tuple(code.gtin, code.epoch, code.index), {}, position_of);
  if (behind == ranges_.begin()) return nullptr;
  const CodeRange& range = *std::prev(behind);
  const bool is_within =
      range.gtin == code.gtin && range.epoch == code.epoch && code.index <= range.last;
  return is_within ? &range : nullptr;
}

bool CodeBook::has_codes_of(std::uint64_t gtin) const {
  return std::ranges::binary_search(ranges_, gtin, {}, &CodeRange::gtin);
}

std::uint64_t CodeBook::next_index(std::uint64_t gtin, char epoch) const {
  const auto behind =
      std::ranges::upper_bound(ranges_, std::tuple(gtin, epoch, serial_count_max), {}, position_of);
  if (behind == ranges_.begin()) return 0;
  const CodeRange& range = *std::prev(behind);
  return range.gtin == gtin && range.epoch == epoch ? range.last + 1 : 0;
}

}  // namespace ocop::authenticity
