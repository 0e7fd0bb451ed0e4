#include "codes/statistics_page.h"

#include "base/limits.h"
#include "codes/code_words.h"
#include "codes/report_statistics.h"
#include "office/account_blocks.h"
#include "office/account_pages.h"
#include "pages/format.h"

namespace ocop::limits {

/// Reports of one period that are counted; the page says when there are more.
inline constexpr std::size_t reports_counted_max = 20'000;
inline constexpr std::size_t report_products_listed_max = 20;

}  // namespace ocop::limits

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Block;
using office::Fact;
using office::Office;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view path = "/office/report-statistics";
constexpr std::int64_t days_shown = 365;

struct Counted {
  std::vector<ReportFacts> reports;
  bool is_cut = false;  ///< there are more than are counted
};

ReportFacts facts_of(const Record& row) {
  return {.received = row.day("received_on").value_or(Date{}),
          .due = row.day("due_on").value_or(Date{}),
          .answered = row.day("answered_on"),
          .state = row["state"],
          .sort = row["sort"],
          .product = row["product_id"],
          .unit = row["unit_code"]};
}

/// The newest reports within reach, until they are older than the period.
Result<Counted> read_reports(Reading& reading, const Visitor& visitor, Period period) {
  const auto& kind = reading.kinds().get("consumer_report");
  const auto reach = visitor.rights.reach(Object::consumer_report, Act::see);
  records::Query query{.sort = "received_on",
                       .order = records::Order::descending,
                       .page_rows = limits::record_page_rows_max};
  Counted counted;
  while (true) {
    TRY(const auto page, reading.list(kind, query, reach));
    for (const Record& row : page.rows) counted.reports.push_back(facts_of(row));
    const bool is_last =
        page.rows.size() < query.page_rows || counted.reports.back().received < period.from;
    if (is_last) return counted;
    counted.is_cut = counted.reports.size() >= limits::reports_counted_max;
    if (counted.is_cut) return counted;
    ++query.page;
  }
}

Period period_of(const Visitor& visitor, const Request& request) {
  const auto day = [&](std::string_view name) -> std::optional<Date> {
    const auto typed = office::day_of(request.query_value(name).value_or(""), name);
    return typed ? *typed : std::nullopt;
  };
  const Date to = day("to").value_or(visitor.today);
  const Date from =
      day("from").value_or(date_from_days(days_from_date(visitor.today) - days_shown));
  return from <= to ? Period{from, to} : Period{to, from};
}

office::AccountForm period_form(const Visitor& visitor, Period period) {
  return {.action = Office::href(visitor, path),
          .button = words(visitor, "statistics.show"_key),
          .inputs = {{.name = "from",
                      .label = words(visitor, "statistics.from"_key),
                      .type = "day",
                      .value = pages::format_day(period.from)},
                     {.name = "to",
                      .label = words(visitor, "statistics.to"_key),
                      .type = "day",
                      .value = pages::format_day(period.to)}},
          .method = "get"};
}

std::string days(const Visitor& visitor, std::optional<std::int64_t> count) {
  if (!count) return words(visitor, "statistics.no_answer"_key);
  return words(visitor, "statistics.days"_key, {std::to_string(*count)});
}

Block answers_block(const Visitor& visitor, const ReportStatistics& sum, const Counted& counted,
                    Period period) {
  Block block{.title = words(visitor, "statistics.answers"_key),
              .saying = words(visitor, "statistics.period"_key,
                              {pages::format_day(period.from), pages::format_day(period.to)})};
  if (counted.is_cut) {
    block.alerts = {{office::Tone::caution, words(visitor, "statistics.cut"_key,
                                                  {number(visitor, counted.reports.size())})}};
  }
  block.facts = {{words(visitor, "statistics.count"_key), number(visitor, sum.count)},
                 {words(visitor, "statistics.answered"_key), number(visitor, sum.answered)},
                 {words(visitor, "statistics.in_time"_key), number(visitor, sum.in_time)},
                 {words(visitor, "statistics.late"_key), number(visitor, sum.late)},
                 {words(visitor, "statistics.median"_key), days(visitor, sum.days_median)},
                 {words(visitor, "statistics.longest"_key), days(visitor, sum.days_longest)}};
  block.forms = {period_form(visitor, period)};
  return block;
}

template <class Name>
Block list_block(const Visitor& visitor, pages::Key title, const std::vector<CountOf>& counts,
                 Name name) {
  Block block{.title = words(visitor, title)};
  std::size_t rest = 0;
  for (const CountOf& one : counts) {
    if (block.facts.size() == limits::report_products_listed_max) {
      rest += one.count;
      continue;
    }
    block.facts.push_back(
        {one.what.empty() ? words(visitor, "statistics.unknown"_key) : name(one.what),
         number(visitor, one.count)});
  }
  if (rest > 0) {
    block.facts.push_back({words(visitor, "statistics.rest"_key), number(visitor, rest)});
  }
  return block;
}

std::string option_name(const Visitor& visitor, const records::Kind& kind, std::string_view field,
                        const std::string& value) {
  for (const auto& option : kind.field(field)->options) {
    if (option.value == value) return words(visitor, option.label);
  }
  return value;
}

Result<Response> show(const Office& office, const Visitor& visitor, const Request& request) {
  const Period period = period_of(visitor, request);
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    const auto& kind = reading.kinds().get("consumer_report");
    TRY(const Counted counted, read_reports(reading, visitor, period));
    const auto sum = statistics_of(counted.reports, period, visitor.today);
    const auto option = [&](std::string_view field) {
      return [&visitor, &kind, field](const std::string& value) {
        return option_name(visitor, kind, field, value);
      };
    };
    const auto product = [&](const std::string& id) {
      const auto row = reading.get(reading.kinds().get("product"), id);
      return row && *row ? (*row)->title() : id;
    };
    const auto unit = [&](const std::string& code) { return office.ground().units.name(code); };
    std::vector<Block> blocks{answers_block(visitor, sum, counted, period)};
    if (sum.count > 0) {
      blocks.push_back(list_block(visitor, "codes.report_state"_key, sum.states, option("state")));
      blocks.push_back(list_block(visitor, "codes.report_sort"_key, sum.sorts, option("sort")));
      blocks.push_back(list_block(visitor, "registry.product"_key, sum.products, product));
      blocks.push_back(list_block(visitor, "codes.report_unit"_key, sum.units, unit));
    }
    return respond_blocks(office, visitor, request, {words(visitor, "statistics.title"_key)},
                          blocks);
  });
}

}  // namespace

void add_statistics_page(Office& office) {
  const office::Needs needs{Object::consumer_report, Act::see};
  office.add_section({.path = std::string(path),
                      .label = "statistics.title"_key,
                      .icon = "chart",
                      .group = "codes.group"_key,
                      .needs = needs});
  office.add_page(http::Method::get, std::string(path), needs,
                  [&office](const Visitor& visitor, const Request& request) {
                    Result<Response> answer = show(office, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
}

}  // namespace ocop::codes
