#include "application/links_command.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <thread>

#include <CLI/CLI.hpp>

#include "application/data_database.h"
#include "base/clock.h"
#include "newsroom/outside_links.h"
#include "sql/guarded.h"

namespace ocop::application {
namespace {

struct Arguments : DataOptions {
  int seconds = 10;
  std::size_t most = 500;
  bool private_networks = false;
};

Result<std::vector<newsroom::OutsideLink>> links_in(const Arguments& arguments) {
  const SystemClock clock;
  TRY(const auto database, open_database(arguments.data, arguments.database));
  TRY_VOID(migrate_all(*database, clock.now()));
  return sql::guarded([&]() -> Result<std::vector<newsroom::OutsideLink>> {
    TRY(sql::Transaction transaction, database->begin(sql::Access::read));
    return newsroom::outside_links(transaction.session());
  });
}

Result<void> check(const Arguments& arguments) {
  TRY(auto links, links_in(arguments));
  const std::size_t count = links.size();
  if (count > arguments.most) links.resize(arguments.most);
  const newsroom::AskOptions options{.time_max = std::chrono::seconds(arguments.seconds),
                                     .private_networks = arguments.private_networks};
  std::size_t faults = 0;
  for (const newsroom::OutsideLink& link : links) {
    const newsroom::Said said = newsroom::ask(link.address, options);
    std::this_thread::sleep_for(options.pause);
    if (said.answered == newsroom::Answered::good) continue;
    ++faults;
    std::cout << fmt::format("{}\t{}\t{}\t{}\n", newsroom::name_of(said.answered), said.detail,
                             link.address, link.article)
              << std::flush;
  }
  std::cerr << fmt::format("ocop links: asked {} of {} addresses, {} did not answer well\n",
                           links.size(), count, faults);
  return ok();
}

}  // namespace

void add_links_command(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("links", "links of released articles to other hosts");
  command->require_subcommand(1);
  const auto arguments = std::make_shared<Arguments>();  // as long as the parser
  CLI::App* asking = command->add_subcommand("check", "asks each address once");
  add_data_options(*asking, *arguments);
  asking->add_option("--seconds", arguments->seconds, "the longest to wait for one address")
      ->check(CLI::Range(1, 60))
      ->capture_default_str();
  asking->add_option("--most", arguments->most, "addresses to ask")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  asking->add_flag("--private-networks", arguments->private_networks,
                   "asks hosts of private networks too");
  asking->callback([arguments, &status] {
    if (const auto done = check(*arguments); !done) {
      std::cerr << "ocop links: " << to_string(done.error()) << '\n';
      status = 1;
    }
  });
}

}  // namespace ocop::application
