#include "campaigns/demonstration.h"

#include <algorithm>
#include <charconv>

#include "base/embedded_file.h"
#include "campaigns/campaign_acts.h"
#include "campaigns/campaign_kinds.h"
#include "campaigns/tally_store.h"
#include "messages/messages.h"
#include "newsroom/view_store.h"
#include "sheets/csv_reader.h"

namespace ocop::embedded {
EmbeddedFiles campaigns_demonstration();
}

namespace ocop::campaigns {
namespace {

using records::Reading;
using records::Record;
using records::RecordStore;
using records::Values;
using records::Writing;

constexpr std::string_view over = "hieu-dung-sao-ocop", running = "quet-ma-truoc-khi-mua";
constexpr std::string_view article_words = "Ba sao, bốn sao";

/// "@-33" is 33 days before today.
std::string cell_of(std::string_view text, Date today) {
  if (!text.starts_with('@')) return std::string(text);
  int days = 0;
  std::from_chars(text.data() + 1, text.data() + text.size(), days);
  return format_iso(date_from_days(days_from_date(today) + days));
}

/// The rows of a file by the names of its columns.
Result<std::vector<Values>> rows_in(std::string_view name, Date today) {
  const auto files = embedded::campaigns_demonstration();
  const auto file = std::ranges::find(files, name, &EmbeddedFile::name);
  if (file == files.end()) return Error{Code::internal, "there is no such file", std::string(name)};
  sheets::CsvReader reader(file->content);
  std::vector<Values> rows;
  const auto head = reader.next();
  while (const auto row = reader.next()) {
    Values values;
    for (std::size_t i = 0; i < row->size(); ++i) {
      values[head->at(i).text] = cell_of(row->at(i).text, today);
    }
    rows.push_back(std::move(values));
  }
  if (reader.fault()) return Error{Code::internal, "the file is broken", std::string(name)};
  return rows;
}

class Filling {
 public:
  Filling(RecordStore& store, const People& people, Date today)
      : store_(store), people_(people), today_(today) {}

  Result<void> fill() {
    for (const auto& [kind, file] : {std::pair("campaign", "campaigns.csv"),
                                     {"campaign_question", "questions.csv"},
                                     {"calendar_rule", "rules.csv"},
                                     {"calendar_item", "items.csv"}}) {
      TRY_VOID(create_all(kind, file));
    }
    TRY_VOID(add_items());
    TRY_VOID(open(running));
    TRY_VOID(open(over));
    TRY_VOID(end_first());
    return add_counts();
  }

 private:
  static Result<void> done(const Result<Refusal>& refusal) {
    if (!refusal) return refusal.error();
    if (!*refusal) return ok();
    return Error{Code::internal, (*refusal)->in(pages::Locale::english), "data/demo/campaigns"};
  }
  records::Acting as(const std::string& login) const { return {login, accounts::Reach::all()}; }

  Result<void> create(std::string_view kind, const Values& values) {
    TRY(const auto outcome, store_.create(store_.kinds().get(kind), values, as(people_.editor)));
    if (outcome.stored()) return ok();
    const records::Fault& fault = outcome.faults.front();
    return Error{Code::internal, fault.reason.in(pages::Locale::english), fault.field};
  }
  Result<void> create_all(std::string_view kind, std::string_view file) {
    TRY(const auto rows, rows_in(file, today_));
    for (const Values& values : rows) TRY_VOID(create(kind, values));
    return ok();
  }

  Result<Record> campaign(std::string_view code) {
    TRY(const auto row,
        store_.read([&](Reading& reading) { return find_campaign(reading, code); }));
    if (!row) return Error{Code::internal, "there is no such campaign", std::string(code)};
    return *row;
  }

  /// What the newsroom and the messages of the demonstration have sent belongs to both.
  Result<void> add_items() {
    std::string message, article;
    TRY_VOID(store_.read([&](Reading& reading) -> Result<void> {
      for (const auto& each : messages::messages_in(reading.session(), messages::State::sent)) {
        if (!each.is_restricted) message = each.code;
      }
      const records::Query query{.words = std::string(article_words),
                                 .filters = {{"state", "released"}, {"language", "vi"}}};
      TRY(const auto found,
          reading.list(reading.kinds().get("article"), query, accounts::Reach::all()));
      if (!found.rows.empty()) {
        article = found.rows.front()["code"];
        article_id_ = found.rows.front().id;
      }
      return ok();
    }));
    for (const std::string_view code : {over, running}) {
      for (const auto& [what, item] : {std::pair("article", article), {"message", message}}) {
        if (item.empty()) continue;
        TRY_VOID(create("campaign_item",
                        {{"campaign_id", std::string(code)}, {"what", what}, {"item", item}}));
      }
    }
    return ok();
  }

  Result<void> open(std::string_view code) {
    TRY(const Record row, campaign(code));
    TRY_VOID(done(submit(store_, as(people_.editor), row.id)));
    TRY_VOID(done(approve(store_, as(people_.approver), row.id)));
    return store_.write(people_.editor, [&](Writing& writing) -> Result<void> {
      TRY(auto now, writing.find(*row.kind, row.id, accounts::Reach::all()));
      now["state"] = name_of(State::running);
      now["started_on"] = now["starts_on"];
      TRY_VOID(writing.put(now));
      return ok();
    });
  }

  Result<void> end_first() {
    TRY(const Record row, campaign(over));
    return store_.write(people_.editor, [&](Writing& writing) -> Result<void> {
      Record now = row;
      now["state"] = name_of(State::ended);
      now["ended_on"] = now["ends_on"];
      now["after_value"] = "68";
      now["after_on"] = format_iso(date_from_days(days_from_date(today_) - 1));
      now["after_source"] = "Phiếu hỏi nhanh 118 hộ, số liệu minh họa";
      now["conclusion"] =
          "Hộ bán hàng biết sao có thời hạn nhiều hơn trước; câu về giấy chứng nhận hết hạn vẫn "
          "sai nhiều nhất. Đợt sau nói riêng câu này ở sinh hoạt tổ dân phố.";
      TRY_VOID(writing.put(now));
      return ok();
    });
  }

  Result<void> add_counts() {
    TRY(const auto rows, rows_in("counts.csv", today_));
    TRY(const Record first, campaign(over));
    TRY(const Record second, campaign(running));
    return store_.write(people_.editor, [&](Writing& writing) -> Result<void> {
      for (const Values& row : rows) {
        const std::string& id = row.at("campaign") == over ? first.id : second.id;
        if (row.at("what") == "article_views") {
          if (article_id_.empty()) continue;
          newsroom::add_views(writing.session(), {article_id_, row.at("day")},
                              std::stoll(row.at("number")));
          continue;
        }
        add_count(writing.session(),
                  {id, row.at("day"), row.at("phase"), row.at("unit"), row.at("what")},
                  std::stoll(row.at("number")));
      }
      return ok();
    });
  }

  RecordStore& store_;
  const People& people_;
  const Date today_;
  std::string article_id_;
};

}  // namespace

Result<void> fill_demonstration(RecordStore& store, const People& people, Date today) {
  TRY(const auto known, store.read([&](Reading& reading) { return find_campaign(reading, over); }));
  if (known) return ok();
  return Filling(store, people, today).fill();
}

}  // namespace ocop::campaigns
