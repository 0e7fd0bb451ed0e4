#include "authenticity/judgement.h"

#include <array>
#include <limits>
#include <type_traits>

#include "base/coding.h"
#include "base/limits.h"

namespace ocop::authenticity {
namespace {

constexpr char record_mark = 'J';
constexpr char layout = 1;

/// 0, −1, 1, −2 … as 0, 1, 2, 3 …
std::uint64_t folded(std::int64_t number) {
  return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
std::int64_t unfolded(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

/// `Writer` and `Unwriter` take the same calls, so that one walk over the fields serves both ways.
struct Writer {
  std::string bytes;

  void number(std::uint32_t value) { put_varint(bytes, value); }
  void number(std::int32_t value) { put_varint(bytes, folded(value)); }
  void text(const std::string& value) { put_text(bytes, value); }
  template <class Choice>
  void choice(Choice value, std::size_t) {
    put_varint(bytes, static_cast<std::uint64_t>(value));
  }
  void flag(bool value) { put_varint(bytes, value ? 1 : 0); }
};

struct Unwriter {
  ByteReader reader;
  bool good = true;

  void number(std::uint32_t& value) {
    const std::uint64_t read = reader.varint();
    good &= read <= std::numeric_limits<std::uint32_t>::max();
    value = static_cast<std::uint32_t>(read);
  }
  void number(std::int32_t& value) {
    const std::int64_t read = unfolded(reader.varint());
    value = static_cast<std::int32_t>(read);
    good &= value == read;
  }
  void text(std::string& value) { value = reader.text(); }
  template <class Choice>
  void choice(Choice& value, std::size_t choices) {
    const std::uint64_t read = reader.varint();
    good &= read < choices;
    if (read < choices) value = static_cast<Choice>(read);
  }
  void flag(bool& value) {
    const std::uint64_t read = reader.varint();
    good &= read <= 1;
    value = read == 1;
  }
};

template <class Way, class Optional, class Walk>
void walk_optional(Way& way, Optional& value, Walk walk) {
  bool is_there = value.has_value();
  way.flag(is_there);
  if constexpr (std::is_same_v<Way, Unwriter>) {
    if (is_there) value.emplace();
  }
  if (is_there) walk(*value);
}

template <class Way, class DateType>
void walk_date(Way& way, DateType& date) {
  auto days = static_cast<std::int32_t>(days_from_date(date));
  way.number(days);
  if constexpr (std::is_same_v<Way, Unwriter>) {
    constexpr std::int32_t days_max = 2'932'896;  // 31/12/9999
    way.good &= days >= -days_max && days <= days_max;
    if (way.good) date = date_from_days(days);
  }
}

template <class Way, class FactsType>
void walk_facts(Way& way, FactsType& facts) {
  way.choice(facts.asked, 4);
  way.flag(facts.is_registered);
  way.flag(facts.has_events);
  way.flag(facts.is_recalled);
  way.choice(facts.end, 3);
  walk_optional(way, facts.expires_on, [&way](auto& day) { walk_date(way, day); });
  way.choice(facts.contradiction, 3);
  way.choice(facts.proof, 4);
  walk_optional(way, facts.state, [&way](auto& state) { way.choice(state, 7); });
  way.choice(facts.second_factor, 9);
}

template <class Way, class ObservationsType>
void walk_observations(Way& way, ObservationsType& seen) {
  for (auto* number : {&seen.scans,
                       &seen.devices,
                       &seen.late_devices,
                       &seen.located,
                       &seen.provinces,
                       &seen.compared,
                       &seen.elsewhere,
                       &seen.further,
                       &seen.new_provinces,
                       &seen.impossible_journeys,
                       &seen.border_crossings,
                       &seen.journey_km,
                       &seen.journey_minutes,
                       &seen.early_home,
                       &seen.early_elsewhere,
                       &seen.after_end,
                       &seen.hidden_again_near,
                       &seen.hidden_again_far,
                       &seen.chip_replays,
                       &seen.burst,
                       &seen.harvest,
                       &seen.source_compared,
                       &seen.source_elsewhere,
                       &seen.unknown_serials,
                       &seen.unknown_serials_usual}) {
    way.number(*number);
  }
  way.text(seen.journey_from);
  way.text(seen.journey_to);
}

template <class Way, class QuestionType>
void walk_question(Way& way, QuestionType& question) {
  walk_facts(way, question.facts);
  walk_date(way, question.today);
  walk_optional(way, question.seen, [&way](auto& seen) { walk_observations(way, seen); });
  way.number(question.priors.further_devices);
  way.number(question.priors.elsewhere);
  way.number(question.priors.new_provinces);
  way.number(question.priors.late);
}

template <class Way, class EvidenceType>
void walk_evidence(Way& way, EvidenceType& evidence) {
  way.choice(evidence.kind, evidence_kinds);
  way.number(evidence.milli_nats);
  way.number(evidence.count);
  way.number(evidence.of);
  way.text(evidence.from);
  way.text(evidence.to);
}

template <class Way, class TestType>
void walk_test(Way& way, TestType& test) {
  auto size = static_cast<std::uint32_t>(test.evidence.size());
  way.number(size);
  if constexpr (std::is_same_v<Way, Unwriter>) {
    way.good &= size <= evidence_kinds;
    if (way.good) test.evidence.resize(size);
  }
  for (auto& evidence : test.evidence) walk_evidence(way, evidence);
  way.number(test.milli_nats);
  way.choice(test.suspicion, 3);
}

template <class Way, class JudgementType>
void walk(Way& way, JudgementType& judgement) {
  std::uint32_t rules = judgement.rules;
  way.number(rules);
  if constexpr (std::is_same_v<Way, Unwriter>) {
    way.good &= rules <= std::numeric_limits<std::uint16_t>::max();
    judgement.rules = static_cast<std::uint16_t>(rules);
  }
  walk_question(way, judgement.question);
  walk_optional(way, judgement.copy_test, [&way](auto& test) { walk_test(way, test); });
  way.choice(judgement.verdict, verdicts);
  if (judgement.copy_test) {
    if constexpr (std::is_same_v<Way, Unwriter>) {
      judgement.question.facts.copy = judgement.copy_test->suspicion;
    }
  }
}

Error damaged(std::string detail) { return {Code::data_loss, std::move(detail), "verdict record"}; }

}  // namespace

Judgement judge(const Question& question) {
  Judgement judgement;
  judgement.question = question;
  judgement.question.facts.copy.reset();
  if (question.seen) {
    judgement.copy_test = test_copy(*question.seen, question.priors);
    judgement.question.facts.copy = judgement.copy_test->suspicion;
  }
  judgement.verdict = judge(judgement.question.facts, question.today);
  return judgement;
}

std::string encode(const Judgement& judgement) {
  Writer writer;
  writer.bytes.reserve(128);  // nearly all are shorter
  writer.bytes = {record_mark, layout};
  walk(writer, judgement);
  return std::move(writer.bytes);
}

Result<Judgement> decode(std::string_view bytes) {
  constexpr std::array<char, 2> head{record_mark, layout};
  if (bytes.size() > limits::verdict_record_bytes_max ||
      !bytes.starts_with(std::string_view(head.data(), head.size()))) {
    return damaged("This is no verdict in a layout that is known here.");
  }
  Unwriter unwriter{ByteReader(bytes.substr(head.size()))};
  Judgement judgement;
  walk(unwriter, judgement);
  // Encoding again refuses what could be written in two ways, and what stands behind the end.
  if (!unwriter.good || !unwriter.reader.good() || encode(judgement) != bytes) {
    return damaged("The bytes of the verdict are damaged.");
  }
  return judgement;
}

Result<void> recompute(std::string_view bytes) {
  TRY(const Judgement stored, decode(bytes));
  if (stored.rules == 0 || stored.rules > rule_version) {
    return Error{Code::unimplemented, "The rules of this verdict are of another version.",
                 "verdict record"};
  }
  Judgement again = judge(stored.question);
  again.rules = stored.rules;
  if (encode(again) != bytes) {
    return damaged("The verdict does not follow from its own facts.");
  }
  return ok();
}

}  // namespace ocop::authenticity
