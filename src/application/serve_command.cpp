#include "application/serve_command.h"

#include <fmt/format.h>

#include <charconv>
#include <iostream>
#include <memory>
#include <thread>

#include <CLI/CLI.hpp>

#include "application/data_database.h"
#include "application/data_directory.h"
#include "application/demonstration.h"
#include "application/remote_capture.h"
#include "application/remote_checkpoint.h"
#include "application/site.h"
#include "application/stop_signal.h"
#include "base/log.h"
#include "http/server.h"
#include "messages/postman.h"
#include "pages/page.h"

namespace ocop::application {
namespace {

struct Arguments : DataOptions {
  std::string listen = "127.0.0.1:8080";
  std::string base_url;
  std::string templates;
  messages::PostOptions post;
  bool demo = false;
  bool behind_tls = false;
};

Result<http::ServerOptions> server_options(const Arguments& arguments) {
  http::ServerOptions options;
  const auto colon = arguments.listen.rfind(':');
  const Error error{Code::invalid_argument, "write HOST:PORT, for example 127.0.0.1:8080",
                    "--listen"};
  if (colon == std::string::npos) return error;
  const std::string_view port = std::string_view(arguments.listen).substr(colon + 1);
  const auto [end, failed] = std::from_chars(port.data(), port.data() + port.size(), options.port);
  if (failed != std::errc{} || end != port.data() + port.size()) return error;
  options.host = arguments.listen.substr(0, colon);
  options.behind_tls = arguments.behind_tls;
  options.connection_threads = std::max(2U, std::thread::hardware_concurrency());
  return options;
}

Result<void> serve(const Arguments& arguments) {
  StopSignal stop_signal;
  SystemClock clock;
  SystemRandom random;
  TRY(const auto options, server_options(arguments));
  TRY_VOID(messages::check(arguments.post));
  TRY_VOID(pages::load(arguments.templates));
  TRY(const auto data, DataDirectory::open(arguments.data, clock, random, arguments.database));

  TRY(const auto site, Site::open(*data, clock, random));
  http::Router router = site->router();
  add_checkpoint_route(router, data->events(), data->scans(), data->tokens(), clock, data->path());
  TRY(const auto server, http::Server::open(options, std::move(router)));
  const std::string address = fmt::format("http://{}:{}", options.host, server->port());
  site->set_base_url(arguments.base_url.empty() ? address : arguments.base_url);
  std::thread serving([&] { server->run(); });
  stop_signal.on_stop([&] { server->stop(); });

  Result<void> filled = ok();
  if (arguments.demo) {
    filled = fill_demonstration(*data, site->records(), clock, server->port(), site->base_url());
    if (filled) filled = site->code_desk().reload();
  }
  std::optional<messages::Postman> postman;
  messages::PostOptions post = arguments.post;
  post.takes_replies = site->takes_text_messages();
  if (filled) postman.emplace(site->records(), post, clock);
  if (filled) filled = announce_server(data->path(), server->port());
  if (filled) {
    site->set_ready();
    std::cout << "serving " << address << std::endl;
    if (arguments.demo) {
      std::cout << "demonstration: addresses, accounts and tokens are in "
                << (data->path() / "demo.json").string() << std::endl;
    }
  }
  if (!filled) server->stop();
  serving.join();
  withdraw_server(data->path());
  return filled;
}

}  // namespace

void add_serve_command(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();  // lives in the callback below
  auto* command = app.add_subcommand("serve", "run the server until SIGTERM");
  add_data_options(*command, *arguments);
  command->add_option("--listen", arguments->listen, "HOST:PORT; port 0 takes a free one")
      ->capture_default_str();
  command->add_option("--base-url", arguments->base_url,
                      "the address people use, when a proxy stands in front");
  command->add_flag("--demo", arguments->demo,
                    "fill an empty data folder with the demonstration district");
  command->add_option("--smtp", arguments->post.smtp,
                      "smtp://HOST:PORT or smtps://HOST:PORT, to send mail by; none without it");
  command->add_option("--mail-from", arguments->post.from, "the address that mail comes from");
  command->add_option("--text-gateway", arguments->post.text_gateway,
                      "the address that takes text messages as JSON; none without it");
  command->add_flag("--behind-tls", arguments->behind_tls, "a proxy in front speaks TLS");
  command->add_option("--templates", arguments->templates,
                      "read the page templates from this folder at every request, for designing");
  command->callback([arguments, &status] {
    const auto served = serve(*arguments);
    if (!served) std::cerr << fmt::format("ocop serve: {}\n", to_string(served.error()));
    status = served ? 0 : 1;
  });
}

}  // namespace ocop::application
