#include "application/serial_command.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include "application/back_office.h"
#include "application/data_database.h"
#include "base/limits.h"
#include "gs1/identifier.h"
#include "records/row_draft.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

constexpr std::string_view actor = "command line";

struct Arguments : DataOptions {
  std::string gtin;
  std::uint64_t count = 0;
  std::string base_url = "https://id.gs1.org";
  std::vector<std::string> links;
};

/// The registers and the keys of a folder that no server uses meanwhile.
struct Opened {
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<DataDirectory> data;
  std::unique_ptr<BackOffice> office;

  codes::CodeDesk& desk() { return office->codes().desk(); }
};

Result<std::unique_ptr<Opened>> open(const Arguments& arguments) {
  auto opened = std::make_unique<Opened>();
  TRY(opened->data,
      DataDirectory::open(arguments.data, opened->clock, opened->random, arguments.database));
  TRY(opened->office, BackOffice::open(*opened->data, opened->clock, opened->random,
                                       [base = arguments.base_url] { return base; }));
  return opened;
}

Result<std::string> make_order(Opened& opened, const Arguments& arguments) {
  const auto catalogue = opened.data->registry().catalogue();
  const auto* product = catalogue->product_by_gtin(arguments.gtin);
  if (product == nullptr) {
    return Error{Code::not_found, "no product of the register has this GTIN (14 digits)",
                 arguments.gtin};
  }
  records::RecordStore& store = opened.office->records();
  records::Record row = records::empty_row(store.kinds().get("code_order"));
  row["label"] = fmt::format("{} {}", format_utc(opened.clock.now()), random_hex(opened.random, 3));
  row["subject_id"] = product->subject.text();
  row["product_id"] = product->id.text();
  row["quantity"] = std::to_string(arguments.count);
  row["second_factor"] = "none";
  TRY(const auto made,
      store.write(actor, [&](records::Writing& writing) { return writing.put(row); }));
  return made.id;
}

Result<void> issue(const Arguments& arguments) {
  TRY(const auto opened, open(arguments));
  TRY(const std::string id, make_order(*opened, arguments));
  TRY_VOID(opened->desk().number({std::string(actor), accounts::Reach::all()}, id));
  TRY(const auto codes, opened->office->records().read([&](records::Reading& reading) {
    return codes::CodeDesk::codes_of(reading, id);
  }));
  auto codec = opened->desk().keys()->serial_codec(codes.gtin, codes.epoch);
  const std::string stem = fmt::format("{}/01/{}/21/", arguments.base_url, arguments.gtin);
  for (std::uint64_t i = 0; i < codes.count(); ++i) {
    const std::string serial = codec.close(codes.first + i);
    std::cout << fmt::format(R"({{"piece":{},"serial":"{}","digital_link":"{}{}"}})"
                             "\n",
                             i + 1, serial, stem, serial);
  }
  std::cout.flush();
  if (!std::cout) return Error{Code::unavailable, "standard output is closed", ""};
  return ok();
}

json::object described(Opened& opened, const std::string& link) {
  json::object line{{"input", link}, {"valid", false}};
  const auto item = gs1::Identifier::parse(link);
  if (!item) {
    line["error"] = to_string(item.error());
    return line;
  }
  const auto gtin = authenticity::gtin_number(item->value("01"));
  const std::string serial = item->value("21");
  if (!gtin || !authenticity::has_serial_form(serial)) {
    line["error"] = "not a serial of ours: sixteen symbols A-Z 2-7 behind a GTIN";
    return line;
  }
  const auto code = opened.desk().keys()->open_serial(*gtin, serial);
  if (!code) {
    line["error"] = "it does not open under our keys";
    return line;
  }
  const auto book = opened.desk().book();
  const auto* range = book->find(*code);
  line["gtin"] = item->value("01");
  line["epoch"] = std::string(1, code->epoch);
  line["index"] = code->index;
  if (range == nullptr) {
    line["error"] = "no order has this number: somebody else has our key";
    return line;
  }
  line["valid"] = true;
  line["state"] = std::string(name_of(range->state));
  line["lot"] = range->lot;
  return line;
}

Result<void> open_codes(const Arguments& arguments, int& status) {
  TRY(const auto opened, open(arguments));
  for (const std::string& link : arguments.links) {
    const json::object line = described(*opened, link);
    if (!line.at("valid").as_bool()) status = 1;
    std::cout << json::serialize(line) << '\n';
  }
  std::cout.flush();
  return ok();
}

Result<void> rotate(const Arguments& arguments) {
  TRY(const auto opened, open(arguments));
  TRY_VOID(opened->desk().rotate_keys(actor));
  std::cout << fmt::format("key epoch {}\n", opened->desk().keys()->current_epoch());
  return ok();
}

int finished(const Result<void>& done, std::string_view name) {
  if (done) return 0;
  std::cerr << fmt::format("ocop serial {}: {}\n", name, to_string(done.error()));
  return 1;
}

}  // namespace

void add_serial_commands(CLI::App& app, int& status) {
  auto* group = app.add_subcommand("serial", "codes that prove themselves");
  group->require_subcommand(1);

  auto issued = std::make_shared<Arguments>();  // each lives in its callback below
  auto* issue_command =
      group->add_subcommand("issue", "orders codes for a product, and prints them");
  add_data_options(*issue_command, *issued);
  issue_command->add_option("--gtin", issued->gtin, "14 digits, of a product of the register")
      ->required();
  issue_command->add_option("--count", issued->count, "how many")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, limits::codes_of_an_order_max));
  issue_command->add_option("--base-url", issued->base_url, "in front of the printed addresses")
      ->capture_default_str();
  issue_command->callback([issued, &status] { status = finished(issue(*issued), "issue"); });

  auto read = std::make_shared<Arguments>();
  auto* open_command = group->add_subcommand("open", "opens codes and says what they are");
  add_data_options(*open_command, *read);
  open_command->add_option("URI", read->links, "Digital Links")->required();
  open_command->callback([read, &status] {
    int wrong = 0;
    const int failed = finished(open_codes(*read, wrong), "open");
    status = std::max(failed, wrong);
  });

  auto rotated = std::make_shared<Arguments>();
  auto* rotate_command = group->add_subcommand("rotate", "starts the next key epoch");
  add_data_options(*rotate_command, *rotated);
  rotate_command->callback([rotated, &status] { status = finished(rotate(*rotated), "rotate"); });
}

}  // namespace ocop::application
