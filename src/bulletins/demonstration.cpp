#include "bulletins/demonstration.h"

#include <algorithm>

#include "base/embedded_file.h"
#include "bulletins/acts.h"
#include "records/import.h"
#include "sheets/csv_reader.h"

namespace ocop::embedded {
EmbeddedFiles bulletins_demonstration();
}

namespace ocop::bulletins {
namespace {

using records::ImportFile;
using records::Record;
using records::RecordStore;

constexpr ImportFile files[] = {{"bulletin_series", "series.csv"},
                                {"bulletin", "bulletins.csv"},
                                {"print_run", "print_runs.csv"},
                                {"print_handout", "print_handouts.csv"}};
constexpr std::string_view corrected = "BT-MINH-HOA-1", article = "Sấu vào mùa ở phố Hàng Đường";
// What the first edition says wrongly, and what is right.
constexpr std::string_view said = "**thứ Ba, 14/07/2026**", right = "**thứ Tư, 15/07/2026**";
constexpr std::string_view correction =
    "Buổi một của lớp tập huấn chụp ảnh sản phẩm là thứ Tư, 15/07/2026, không phải thứ Ba, "
    "14/07/2026.";

Error wrong(const std::string& what) { return {Code::internal, what, "data/demo/bulletins"}; }

/// An act of the demonstration comes about, or our data are wrong.
Result<void> done(const Result<Refusal>& refusal) {
  if (!refusal) return refusal.error();
  if (!*refusal) return ok();
  return wrong((*refusal)->in(pages::Locale::english));
}

Result<void> stored(const Result<records::Outcome>& outcome) {
  if (!outcome) return outcome.error();
  if (outcome->stored()) return ok();
  const auto& faults = outcome->faults;
  return wrong(faults.empty() ? "was changed by somebody else"
                              : faults.front().field + ": " +
                                    faults.front().reason.in(pages::Locale::english));
}

class Filling {
 public:
  Filling(RecordStore& store, const Sources& sources, const Writers& writers)
      : store_(store),
        sources_(sources),
        editor_{writers.editor, accounts::Reach::all()},
        approver_{writers.approver, accounts::Reach::all()} {}

  Result<bool> is_there() {
    return store_.read([&](records::Reading& reading) -> Result<bool> {
      TRY(const auto row, reading.find_by_key(kind("bulletin"), {std::string(corrected)}));
      return row.has_value();
    });
  }

  Result<void> fill() {
    TRY_VOID(records::import_embedded(store_, files, embedded::bulletins_demonstration(),
                                      editor_.person));
    TRY_VOID(add_blocks());
    TRY_VOID(add_article());
    TRY_VOID(issue());
    TRY_VOID(correct());
    return issue();
  }

 private:
  const records::Kind& kind(std::string_view name) const { return store_.kinds().get(name); }

  Result<Record> bulletin() {
    return store_.read([&](records::Reading& reading) -> Result<Record> {
      TRY(auto row, reading.find_by_key(kind("bulletin"), {std::string(corrected)}));
      if (!row) return wrong("the issue is missing");
      return *std::move(row);
    });
  }

  /// Blocks have no natural key, so that they are no rows to import.
  Result<void> add_blocks() {
    const auto all = embedded::bulletins_demonstration();
    const auto file = std::ranges::find(all, "blocks.csv", &EmbeddedFile::name);
    if (file == all.end()) return wrong("blocks.csv is missing");
    sheets::CsvReader reader(file->content);
    const auto head = reader.next();
    while (const auto row = reader.next()) {
      records::Values values;
      for (std::size_t i = 0; i < std::min(head->size(), row->size()); ++i) {
        if (!row->at(i).text.empty()) values[head->at(i).text] = row->at(i).text;
      }
      TRY_VOID(stored(store_.create(kind("bulletin_block"), values, editor_)));
    }
    return reader.fault() ? Result<void>(wrong("blocks.csv cannot be read")) : ok();
  }

  /// Its code is of chance, so that no file can name it.
  Result<void> add_article() {
    TRY(const auto found,
        store_.list(kind("article"), {.words = std::string(article)}, accounts::Reach::all()));
    if (found.rows.empty()) return ok();
    return stored(store_.create(kind("bulletin_block"),
                                {{"bulletin_id", std::string(corrected)},
                                 {"kind", "article"},
                                 {"position", "3"},
                                 {"article_id", found.rows.front()["code"]},
                                 {"length", "whole"}},
                                editor_));
  }

  Result<void> issue() {
    TRY(const Record row, bulletin());
    TRY_VOID(done(submit(store_, sources_, {editor_, row.id})));
    const Basis basis = basis_of(sources_);
    TRY(const auto gathered, store_.read([&](records::Reading& reading) {
      return gather(reading, basis, row, store_.clock().now());
    }));
    return done(approve(store_, sources_, {approver_, row.id}, seen_of(gathered)));
  }

  Result<void> correct() {
    TRY(const Record row, bulletin());
    TRY(const auto blocks,
        store_.read([&](records::Reading& reading) { return blocks_of(reading, row.id); }));
    for (const Record& block : blocks) {
      std::string words = block["words"];
      const auto at = words.find(said);
      if (at == words.npos) continue;
      words.replace(at, said.size(), right);
      TRY_VOID(stored(store_.change(kind("bulletin_block"), block.id, block.version,
                                    {{"words", words}}, editor_)));
    }
    TRY(const Record now, bulletin());
    return stored(store_.change(kind("bulletin"), now.id, now.version,
                                {{"correction", std::string(correction)}}, editor_));
  }

  RecordStore& store_;
  const Sources& sources_;
  records::Acting editor_, approver_;
};

}  // namespace

Result<void> fill_demonstration(RecordStore& store, const Sources& sources,
                                const Writers& writers) {
  Filling filling(store, sources, writers);
  TRY(const bool is_there, filling.is_there());
  return is_there ? ok() : filling.fill();
}

}  // namespace ocop::bulletins
