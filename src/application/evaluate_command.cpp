#include "application/evaluate_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "application/file_input.h"
#include "criteria/limits.h"
#include "criteria/sheet_file.h"
#include "evaluation/reasons.h"

namespace ocop::application {
namespace {

namespace json = boost::json;
using criteria::Outcome;
using criteria::SheetFile;

json::value number_of(criteria::Points points) {
  if (points.tenths % 10 == 0) return points.tenths / 10;
  return static_cast<double>(points.tenths) / 10;
}

json::object missed_of(const Outcome& outcome) {
  json::object by_star;
  for (const auto& [star, missed] : outcome.missed) {
    json::array codes;
    for (const auto& each : missed) codes.emplace_back(each.criterion);
    by_star[std::to_string(star)] = std::move(codes);
  }
  return by_star;
}

json::object reasons_of(const SheetFile& file, const Outcome& outcome) {
  json::object both;
  for (const auto& [name, locale] :
       {std::pair{"vi", pages::Locale::vietnamese}, std::pair{"en", pages::Locale::english}}) {
    const auto sentences = evaluation::reasons(locale, *file.set, outcome);
    both[name] = json::array(sentences.begin(), sentences.end());
  }
  return both;
}

json::object line_of(const std::string& path, const SheetFile& file) {
  const Outcome outcome =
      file.members.empty()
          ? criteria::judge(*file.regime, *file.set, file.sheet)
          : criteria::judge(*file.regime, *file.set, file.sheet, criteria::mean_of(file.members));
  json::object line{{"file", path}};
  if (!file.id.empty()) line["id"] = file.id;
  line["total"] = number_of(outcome.total);
  line["mean"] = criteria::to_string(outcome.mean);
  line["band"] = outcome.band;
  line["star"] = outcome.star ? json::value(*outcome.star) : json::value(nullptr);
  line["certificate"] = outcome.has_certificate;
  line["failed_gates"] = missed_of(outcome);
  line["complete"] = file.set->is_complete;
  line["reasons"] = reasons_of(file, outcome);
  return line;
}

Result<void> evaluate(const std::string& path, const criteria::Regimes& regimes) {
  TRY(const std::string text, read_file(path, criteria::limits::criteria_file_bytes_max));
  TRY(const auto files, criteria::read_sheet_file(text, regimes));
  for (const SheetFile& file : files) fmt::print("{}\n", json::serialize(line_of(path, file)));
  return ok();
}

int evaluate_all(const std::vector<std::string>& paths) {
  const auto regimes = criteria::Regimes::built_in();
  if (!regimes) {
    fmt::print(stderr, "ocop evaluate: {}\n", to_string(regimes.error()));
    return 1;
  }
  int status = 0;
  for (const std::string& path : paths) {
    const auto done = evaluate(path, *regimes);
    if (done) continue;
    std::fflush(stdout);
    fmt::print(stderr, "ocop evaluate: {}: {}\n", path, to_string(done.error()));
    status = 1;
  }
  return status;
}

}  // namespace

void add_evaluate_command(CLI::App& app, int& status) {
  CLI::App* evaluate = app.add_subcommand(
      "evaluate", "judges sheets of answers by the criteria of their decision, as JSON");
  const auto paths = std::make_shared<std::vector<std::string>>();
  evaluate
      ->add_option(
          "FILE", *paths,
          R"({"regime":"26/2026/QĐ-TTg","set":8,"answers":{"1.1":3,…}}; see data/criteria)")
      ->required();
  evaluate->callback([paths, &status] { status = evaluate_all(*paths); });
}

}  // namespace ocop::application
