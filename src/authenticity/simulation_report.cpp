#include "authenticity/simulation_report.h"

#include <fmt/format.h>

namespace ocop::authenticity::simulation {
namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

template <std::size_t size, class Name>
std::string counts(const std::array<std::uint64_t, size>& numbers, Name name) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    if (numbers[i] == 0) continue;
    out += fmt::format("{}\"{}\":{}", out.empty() ? "" : ",", name(i), numbers[i]);
  }
  return "{" + out + "}";
}

std::string kinds(const std::array<std::uint64_t, evidence_kinds>& numbers) {
  return counts(numbers, [](std::size_t i) { return name_of(static_cast<EvidenceKind>(i)); });
}

}  // namespace

std::string to_json(const FamilyResult& result) {
  const Family& family = *result.family;
  return fmt::format(
      R"({{"family":"{}","half":"{}","about":"{}","campaigns":{},"codes":{},"copies":{},)"
      R"("caught":{:.4f},"caught_likely_copy":{:.4f},"caught_at_100":{:.4f},"at_100":{},)"
      R"("caught_with_custody":{:.4f},"median_copies_sold":{},"copies_read":{},)"
      R"("copies_read_warned":{:.4f},"told":{},"strongest_evidence":{}}})",
      family.name, family.half == Half::training ? "training" : "held_out", family.about,
      result.campaigns, result.codes, result.copies, share(result.caught, result.campaigns),
      share(result.caught_likely, result.campaigns), share(result.smallest_caught, result.smallest),
      result.smallest, share(result.with_custody_caught, result.with_custody),
      median_of(result.copies_sold), result.copies_read,
      share(result.copies_warned, result.copies_read),
      counts(result.told, [](std::size_t i) { return name_of(static_cast<Verdict>(i)); }),
      kinds(result.strongest));
}

std::string to_json(const GenuineResult& result) {
  return fmt::format(
      R"({{"family":"genuine","items":{},"scanned":{},"readings":{},"caution":{},"likely_copy":{},)"
      R"("strongest_evidence":{}}})",
      result.items, result.scanned, result.readings, result.caution, result.likely_copy,
      kinds(result.strongest));
}

}  // namespace ocop::authenticity::simulation
