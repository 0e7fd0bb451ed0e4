#include "shortlist/demonstration.h"

#include <algorithm>

#include "base/embedded_file.h"
#include "base/text.h"
#include "records/import.h"
#include "sheets/csv_reader.h"
#include "shortlist/acts.h"

namespace ocop::embedded {
EmbeddedFiles shortlist_demonstration();
}

namespace ocop::shortlist {
namespace {

using records::ImportFile;
using records::Record;
using records::RecordStore;

constexpr ImportFile files[] = {{"shortlist_round", "rounds.csv"},
                                {"shortlist_criterion", "criteria.csv"},
                                {"shortlist_candidate", "candidates.csv"},
                                {"shortlist_voter", "voters.csv"}};
constexpr std::string_view published_code = "TB-2026-I", open_code = "TB-2026-II";
constexpr std::string_view officer = "phuong", second_officer = "phuong2";
constexpr int days_open = 14;

records::Acting acting(std::string_view person) {
  return {std::string(person), accounts::Reach::all()};
}

Result<std::optional<Record>> find_round(RecordStore& store, std::string_view code) {
  return store.read([&](records::Reading& reading) {
    return reading.find_by_key(store.kinds().get("shortlist_round"), {std::string(code)});
  });
}

/// An act of the demonstration comes about, or our data are wrong.
Result<void> done(Result<Refusal> refusal) {
  if (!refusal) return refusal.error();
  if (!*refusal) return ok();
  return Error{Code::internal, (*refusal)->in(pages::Locale::english), "data/demo/shortlist"};
}

/// The round that is open is so around today, whenever the demonstration begins.
Result<void> move_days(RecordStore& store, const Record& round, Date today) {
  const auto day = [&](int later) {
    return format_iso(date_from_days(days_from_date(today) + later));
  };
  TRY(const auto outcome,
      store.change(*round.kind, round.id, round.version,
                   {{"opens_on", day(0)}, {"closes_on", day(days_open)}}, acting(officer)));
  if (outcome.stored()) return ok();
  return Error{Code::internal, "the days of the round were refused", round.id};
}

/// The candidate of a product that is named by its code.
Result<std::string> candidate_of(RecordStore& store, const Round& round, const std::string& code) {
  TRY(const auto product, store.read([&](records::Reading& reading) {
    return reading.find_by_key(store.kinds().get("product"), {code});
  }));
  const auto at = std::ranges::find_if(round.candidates, [&](const Record& each) {
    return product && each["product_id"] == product->id;
  });
  if (at == round.candidates.end()) return Error{Code::internal, "is no candidate", code};
  return at->id;
}

/// Columns: round, gtin, login, points, reason.
Result<void> cast_row(RecordStore& store, const Round& round, const sheets::Row& row, Date day) {
  TypedBallot typed{{}, row.at(4).text};
  for (const std::string_view points : split(row.at(3).text, ' ')) {
    typed.points.emplace_back(points);
  }
  TRY(const std::string candidate, candidate_of(store, round, row.at(1).text));
  TRY(const auto faults, cast_vote(store, row.at(2).text, round.row.id, candidate, typed, day));
  if (faults.empty()) return ok();
  return Error{Code::internal, faults.front().reason.in(pages::Locale::english), "votes.csv"};
}

Result<void> cast_all(RecordStore& store, const Record& row, Date day) {
  TRY(const Round round,
      store.read([&](records::Reading& reading) { return read_round(reading, row); }));
  const auto content = embedded::shortlist_demonstration();
  const auto file = std::ranges::find(content, "votes.csv", &EmbeddedFile::name);
  if (file == content.end()) return Error{Code::internal, "is not in the program", "votes.csv"};
  sheets::CsvReader reader(file->content);
  while (const auto next = reader.next()) {
    if (next->size() == 5 && next->front().text == row["code"]) {
      TRY_VOID(cast_row(store, round, *next, day));
    }
  }
  return ok();
}

}  // namespace

Result<void> fill_demonstration(RecordStore& store, Date today) {
  TRY(const auto known, find_round(store, published_code));
  if (known) return ok();
  TRY_VOID(records::import_embedded(store, files, embedded::shortlist_demonstration(), officer));
  TRY(const auto past, find_round(store, published_code));
  const Date from = *past->day("opens_on"), to = *past->day("closes_on");
  TRY_VOID(done(open_round(store, acting(officer), past->id, from)));
  TRY_VOID(cast_all(store, *find_round(store, published_code).value(), to));
  TRY_VOID(done(close_round(store, acting(officer), past->id, to)));
  TRY_VOID(done(publish_round(store, acting(second_officer), past->id, to)));

  TRY(const auto present, find_round(store, open_code));
  TRY_VOID(move_days(store, *present, today));
  TRY_VOID(done(open_round(store, acting(officer), present->id, today)));
  TRY(const auto opened, find_round(store, open_code));
  return cast_all(store, *opened, today);
}

}  // namespace ocop::shortlist
