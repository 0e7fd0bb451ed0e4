// office_bench        measures office pages over 5,000 makers and 20,000 wares beside the page
//                     for a row that is not there, in the same run; one JSON object a line
// office_bench serve  serves that office on any free port; the cookie "who" names the visitor
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>

#include "http/server.h"
#include "office/test_office.h"

namespace ocop::office {
namespace {

constexpr std::size_t makers_count = 5'000;
constexpr std::size_t wares_each = 4;
constexpr std::size_t requests_count = 1'000;

constexpr std::string_view first_words[] = {"Trà", "Bánh", "Ô mai", "Lụa", "Gốm", "Mật ong", "Cốm"};
constexpr std::string_view last_words[] = {"Hàng Gai", "Đồng Xuân", "Tràng Tiền", "Cửa Nam",
                                           "Hàng Bạc"};

std::string name_of(std::size_t number) {
  return fmt::format("{} {} {}", first_words[number % std::size(first_words)],
                     last_words[number % std::size(last_words)], number);
}

std::vector<records::Record> fill(TestOffice& office) {
  records::TestRegisters& registers = office.registers;
  std::vector<records::Record> makers;
  const auto filled =
      registers.store->write("bench", [&](records::Writing& writing) -> Result<void> {
        for (std::size_t i = 0; i < makers_count; ++i) {
          TRY(auto made, writing.create(*registers.maker,
                                        {{"code", fmt::format("M-{}", i)},
                                         {"name", name_of(i)},
                                         {"unit_code", i % 2 == 0 ? "00070" : "00082"}},
                                        accounts::Reach::all()));
          makers.push_back(*made.record);
          for (std::size_t part = 0; part < wares_each; ++part) {
            TRY_VOID(writing.create(
                *registers.ware,
                {{"name", name_of(i * wares_each + part)}, {"maker_id", makers.back().id}},
                accounts::Reach::all()));
          }
        }
        return ok();
      });
  if (!filled) throw std::runtime_error(to_string(filled.error()));
  return makers;
}

/// The 99th percentile of `requests_count` requests, in milliseconds.
double p99(TestOffice& office, const std::function<std::string(std::size_t)>& target, int status) {
  std::vector<double> times;
  for (std::size_t i = 0; i < requests_count; ++i) {
    const std::string path = target(i);
    const auto start = std::chrono::steady_clock::now();
    const auto answer = office.get(i % 2 == 0 ? "officer" : "city", path);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count());
    if (answer.status != status) throw std::runtime_error(path + " is not well");
  }
  std::ranges::sort(times);
  return times[times.size() * 99 / 100];
}

void measure() {
  TestOffice office;
  const auto makers = fill(office);
  const double ceiling = p99(office, [](std::size_t) { return "/office/makers/nobody"; }, 404);
  const auto line = [&](std::string_view name, const std::function<std::string(std::size_t)>& to) {
    const double value = p99(office, to, 200);
    std::cout
        << fmt::format(
               R"({{"name":"{}","value":{:.3f},"unit":"ms","ceiling":{:.3f},"ratio":{:.3f}}})",
               name, value, ceiling, ceiling / value)
        << '\n';
  };
  const auto maker = [&](std::size_t i) { return makers[(i * 2) % makers.size()].id; };
  line("office_home_p99", [](std::size_t) { return "/office"; });
  line("office_list_p99",
       [](std::size_t i) { return fmt::format("/office/wares?page={}", 1 + i % 300); });
  line("office_row_p99", [&](std::size_t i) { return "/office/makers/" + maker(i); });
  line("office_form_p99", [&](std::size_t i) { return "/office/makers/" + maker(i) + "/edit"; });
  line("office_search_p99", [](std::size_t i) {
    return fmt::format("/office/search?q=o+mai+{}", i % 2 == 0 ? "hang" : "tien");
  });
}

void serve() {
  TestOffice office;
  fill(office);
  http::Router router;
  office.office().add_routes(router);
  router.add(pages::static_files().route());
  auto server = http::Server::open({.port = 0}, std::move(router));
  if (!server) throw std::runtime_error(to_string(server.error()));
  std::cout << "http://127.0.0.1:" << (*server)->port() << std::endl;
  (*server)->run();
}

}  // namespace
}  // namespace ocop::office

int main(int argc, char**) {
  try {
    argc > 1 ? ocop::office::serve() : ocop::office::measure();
  } catch (const std::exception& error) {
    std::cerr << "office_bench: " << error.what() << '\n';
    return 1;
  }
}
