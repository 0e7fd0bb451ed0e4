#include <fmt/format.h>

#include <algorithm>

#include "campaigns/figures.h"
#include "campaigns/office_pages.h"
#include "office/account_pages.h"
#include "office/download.h"
#include "pages/format.h"

namespace ocop::campaigns {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Reading;
using records::Record;

constexpr pages::Key question_labels[] = {"campaigns.number_1"_key, "campaigns.number_2"_key,
                                          "campaigns.number_3"_key};

std::string number(const Visitor& visitor, long long value) {
  return pages::format_number(visitor.locale, static_cast<double>(value));
}

std::string unit_name(const Office& office, const Visitor& visitor, const std::string& code) {
  return code.empty() ? words(visitor, "campaigns.no_unit"_key) : office.ground().units.name(code);
}

long long of_unit(const ByUnit& figures, const std::string& unit) {
  const auto at = figures.units.find(unit);
  return at == figures.units.end() ? 0 : at->second;
}

/// "3/5 (60 %)".
std::string share(const Visitor& visitor, long long part, long long whole) {
  if (whole == 0) return words(visitor, "campaigns.nobody_yet"_key);
  return fmt::format("{}/{} ({}\u00a0%)", number(visitor, part), number(visitor, whole),
                     percent(part, whole));
}

void fill_figures(Dictionary& page, const Visitor& visitor, const Figures& figures) {
  const QuizFigures quiz = figures.understood();
  const auto add = [&](pages::Key label, std::string value, pages::Key definition,
                       std::string detail) {
    Dictionary& one = page.add("FIGURE");
    one.set("LABEL", words(visitor, label));
    one.set("VALUE", value);
    one.set("DEFINITION", words(visitor, definition));
    one.set("DETAIL", detail);
  };
  add("campaigns.sent"_key, number(visitor, figures.sent.total()), "campaigns.sent_means"_key,
      words(visitor, "campaigns.sent_detail"_key,
            {number(visitor, figures.confirmed.total()), number(visitor, figures.mails)}));
  add("campaigns.opened"_key, number(visitor, figures.opened_total()), "campaigns.opened_means"_key,
      words(visitor, "campaigns.opened_detail"_key,
            {number(visitor, figures.opened.total()), number(visitor, figures.articles_opened)}));
  add("campaigns.read"_key, number(visitor, figures.read.total()), "campaigns.read_means"_key,
      share(visitor, figures.read.total(), figures.opened.total()));
  add("campaigns.understood"_key, number(visitor, quiz.passed.total()),
      "campaigns.understood_means"_key, share(visitor, quiz.passed.total(), quiz.answered.total()));
}

void fill_units(Dictionary& page, const Office& office, const Visitor& visitor,
                const Figures& figures) {
  const QuizFigures quiz = figures.understood();
  auto units = figures.units();
  units.emplace_back();
  for (const std::string& unit : units) {
    Dictionary& row = page.add("UNIT");
    row.set("NAME", unit_name(office, visitor, unit));
    row.set("SENT", number(visitor, of_unit(figures.sent, unit)));
    const long long articles = unit.empty() ? figures.articles_opened : 0;
    row.set("OPENED", number(visitor, of_unit(figures.opened, unit) + articles));
    row.set("READ", number(visitor, of_unit(figures.read, unit)));
    row.set("ANSWERED", number(visitor, of_unit(quiz.answered, unit)));
    row.set("PASSED", number(visitor, of_unit(quiz.passed, unit)));
  }
}

void fill_phases(Dictionary& page, const Visitor& visitor, const Figures& figures) {
  for (const Phase phase : {Phase::before, Phase::during, Phase::after}) {
    Dictionary& row = page.add("PHASE");
    const auto at = figures.quiz.find(phase);
    const QuizFigures quiz = at == figures.quiz.end() ? QuizFigures{} : at->second;
    const long long answered = quiz.answered.total();
    row.set("NAME", words(visitor, label_of(phase)));
    row.set("PASSED", share(visitor, quiz.passed.total(), answered));
    for (std::size_t i = 0; i < quiz.right.size(); ++i) {
      Dictionary& right = row.add("RIGHT");
      right.set("LABEL", words(visitor, question_labels[i]));
      right.set("SHARE",
                answered == 0 ? "–" : fmt::format("{}\u00a0%", percent(quiz.right[i], answered)));
    }
  }
}

std::string measured(const Visitor& visitor, const Record& row, std::string_view when) {
  const std::string name(when);
  if (row[name + "_value"].empty()) return "";
  std::string value = row[name + "_value"];
  if (visitor.locale == pages::Locale::vietnamese) std::ranges::replace(value, '.', ',');
  if (!row["measure_unit"].empty()) value += "\u00a0" + row["measure_unit"];
  return value;
}

void fill_measure(Dictionary& page, const Visitor& visitor, const Record& row) {
  page.set("MEASURE", row["measure"]);
  for (const auto& [name, section] : {std::pair("before", "BEFORE"), std::pair("after", "AFTER")}) {
    Dictionary& one = page.add(section);
    const std::string value = measured(visitor, row, name);
    if (value.empty()) {
      one.show("MISSING");
      continue;
    }
    Dictionary& known = one.add("KNOWN");
    known.set("VALUE", value);
    known.set("DAY", pages::format_day(row.day(std::string(name) + "_on").value_or(Date{})));
    known.set("SOURCE", row[std::string(name) + "_source"]);
  }
}

struct Shown {
  Record row;
  Figures figures;
};
Result<Shown> shown(Reading& reading, const Visitor& visitor, const Request& request) {
  TRY(Record row,
      reading.find(reading.kinds().get("campaign"), request.parameter("id").value_or(""),
                   visitor.rights.reach(Object::campaign, Act::see)));
  TRY(Figures figures, figures_of(reading, row));
  return Shown{std::move(row), std::move(figures)};
}

Result<Response> report(const Office& office, const Ground& ground, const Visitor& visitor,
                        const Request& request) {
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Shown all, shown(reading, visitor, request));
    Dictionary page;
    page.set("STATE", words(visitor, label_of(state_of(all.row))));
    page.set("NAME", all.row.title());
    page.set("ON", pages::format_day(visitor.today));
    page.set("CSV",
             Office::href(visitor, fmt::format("/office/campaigns/{}/report.csv", all.row.id)));
    fill_figures(page, visitor, all.figures);
    fill_units(page, office, visitor, all.figures);
    fill_phases(page, visitor, all.figures);
    fill_measure(page, visitor, all.row);
    if (!all.row["conclusion"].empty()) page.set_in("CONCLUSION", "TEXT", all.row["conclusion"]);
    return office.respond(
        visitor, request, "campaign_report.html", page,
        {words(visitor, "campaigns.report"_key),
         {{words(visitor, "campaigns.many"_key), Office::href(visitor, "/office/campaigns")},
          {all.row.title(), office.href(visitor, all.row)}}});
  });
}

sheets::Sheet sheet_of(const Office& office, const Visitor& visitor, const Shown& all) {
  using sheets::ColumnType;
  sheets::Sheet sheet{all.row["code"],
                      {{words(visitor, "campaigns.figure"_key)},
                       {words(visitor, "campaigns.unit"_key)},
                       {words(visitor, "campaigns.phase"_key)},
                       {words(visitor, "campaigns.count"_key), ColumnType::number},
                       {words(visitor, "campaigns.means"_key)}},
                      {}};
  const auto add = [&](pages::Key label, const ByUnit& by, pages::Key means,
                       const std::string& phase = "") {
    for (const auto& [unit, count] : by.units) {
      sheet.rows.push_back({words(visitor, label), unit_name(office, visitor, unit), phase,
                            std::to_string(count), words(visitor, means)});
    }
  };
  const Figures& figures = all.figures;
  add("campaigns.sent"_key, figures.sent, "campaigns.sent_means"_key);
  add("campaigns.opened"_key, figures.opened, "campaigns.opened_means"_key);
  sheet.rows.push_back({words(visitor, "campaigns.articles_opened"_key),
                        unit_name(office, visitor, ""), "", std::to_string(figures.articles_opened),
                        words(visitor, "campaigns.opened_means"_key)});
  add("campaigns.read"_key, figures.read, "campaigns.read_means"_key);
  for (const auto& [phase, quiz] : figures.quiz) {
    const std::string name = words(visitor, label_of(phase));
    add("campaigns.answered"_key, quiz.answered, "campaigns.answered_means"_key, name);
    add("campaigns.understood"_key, quiz.passed, "campaigns.understood_means"_key, name);
  }
  return sheet;
}

Result<Response> report_csv(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Shown all, shown(reading, visitor, request));
    return office::csv_download("campaign-" + all.row["code"] + ".csv",
                                sheet_of(office, visitor, all));
  });
}

}  // namespace

void add_report_pages(Office& office, const Ground& ground) {
  add_page(office, http::Method::get, "/office/campaigns/{id}/report", Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return report(office, ground, visitor, request);
           });
  add_page(office, http::Method::get, "/office/campaigns/{id}/report.csv", Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return report_csv(office, ground, visitor, request);
           });
}

}  // namespace ocop::campaigns
