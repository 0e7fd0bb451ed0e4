// The ceiling of every page: a constant answer of 2 KB, served until the process is stopped, for
// measuring with wrk. `http_bench [PORT] [quick|slow]`; prints the processor time at the end.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "http/server.h"

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace ocop::http;
  ServerOptions options;
  if (argc > 1) options.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  const bool slow = argc > 2 && std::strcmp(argv[2], "slow") == 0;

  Router router;
  router.add({{Method::get},
              "/",
              [](const Request&) {
                static const std::string page(2048, 'x');
                return respond(200, "text/html; charset=utf-8", page);
              },
              slow ? Work::slow : Work::quick});

  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto server = Server::open(options, std::move(router));
  if (!server) {
    std::fprintf(stderr, "%s\n", server.error().detail.c_str());
    return 1;
  }
  std::printf("http://127.0.0.1:%u\n", (*server)->port());
  std::fflush(stdout);
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    (*server)->stop();
  });
  (*server)->run();
  waiter.join();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("{\"user_s\":%.2f,\"system_s\":%.2f}\n", seconds(usage.ru_utime),
              seconds(usage.ru_stime));
  return 0;
}
