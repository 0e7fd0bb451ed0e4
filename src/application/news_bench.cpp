// A newsroom of many articles.
//
//     news_bench fill --directory DIR --list FILE --count N
//         makes a data folder with N articles that are out, and a file with addresses of 1,000
//     news_bench search --directory DIR
//         how long the search takes among them, in the process, and until one release more is read
//     news_bench readers --port N --list FILE --count N
//         that many readers, each with an address of their own, open the first article of the list
//         through a server that takes their addresses from a proxy

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <fstream>
#include <thread>

#include "application/back_office.h"
#include "application/bench_report.h"
#include "http/test_client.h"
#include "newsroom/article_view.h"
#include "newsroom/releases.h"
#include "records/row_draft.h"

namespace ocop::application {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t batch = 1'000, listed = 1'000, connections = 8;
constexpr std::string_view words[] = {
    "ô mai",   "trà sen",   "bánh cốm", "đèn lồng",  "khăn lụa", "giò lụa",
    "cà phê",  "vòng bạc",  "phố",      "phường",    "hộ",       "tập huấn",
    "hội chợ", "kế hoạch",  "đánh giá", "sao",       "gừng",     "nguyên liệu",
    "nhãn",    "truy xuất", "mùa",      "nghệ nhân", "du lịch",  "chợ"};

struct Arguments {
  std::string_view act;
  std::filesystem::path directory, list;
  std::uint16_t port = 0;
  std::size_t count = 100'000;
};

std::string sentence(SeededRandom& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    text += (i == 0 ? "" : " ") + std::string(words[random.next() % std::size(words)]);
  }
  return text;
}

/// About 1,500 characters, as a report of the district has.
records::Record article(const records::Kind& kind, std::size_t number, SeededRandom& random) {
  records::Record row = records::empty_row(kind);
  row["code"] = fmt::format("bai-viet-so-{}", number);
  row["language"] = "vi";
  row["title"] = fmt::format("Bài {} về {}", number, sentence(random, 4));
  row["lead"] = sentence(random, 15) + ".";
  row["body"] = fmt::format("{}.\n\n## Mục {}\n\n- {}\n- {}\n\n> {}\n\n{}.", sentence(random, 60),
                            number, sentence(random, 12), sentence(random, 12),
                            sentence(random, 20), sentence(random, 90));
  row["byline"] = "Hoàng Nam";
  row["category"] = number % 3 == 0 ? "notice" : "news";
  row["tags"] = sentence(random, 2);
  row["unit_code"] = "00070";
  return row;
}

/// The article and its release, out at `at`.
Result<void> put_out(records::Writing& writing, records::Record article, Timestamp at) {
  TRY(const auto row, writing.put(std::move(article)));
  auto release = newsroom::release_of(writing.session(), row, at, at, "bench");
  newsroom::put_release(writing.session(), release);
  return ok();
}

void fill(const Arguments& arguments) {
  const SystemClock clock;
  SystemRandom random;
  SeededRandom chance(7);
  const auto data = expect(DataDirectory::open(arguments.directory, clock, random, ""));
  const auto back = expect(BackOffice::open(*data, clock, random, [] { return std::string(); }));
  const auto& kind = back->records().kinds().get("article");
  const std::int64_t now = clock.now().micros;
  for (std::size_t first = 0; first < arguments.count; first += batch) {
    const auto done =
        back->records().write("bench", [&](records::Writing& writing) -> Result<void> {
          for (std::size_t i = first; i < std::min(first + batch, arguments.count); ++i) {
            const Timestamp at{now - static_cast<std::int64_t>(arguments.count - i) * 60'000'000};
            TRY_VOID(put_out(writing, article(kind, i, chance), at));
          }
          return ok();
        });
    if (!done) give_up(to_string(done.error()));
  }
  std::ofstream list(arguments.list);
  const std::size_t step = std::max<std::size_t>(1, arguments.count / listed);
  for (std::size_t i = 0; i < arguments.count; i += step) {
    list << newsroom::public_path(pages::Locale::vietnamese, fmt::format("bai-viet-so-{}", i))
         << '\n';
  }
}

/// Seconds from one release more until readers have it.
double read_one_more(DataDirectory& data, newsroom::News& news, std::size_t number) {
  const SystemClock clock;
  SystemRandom random;
  SeededRandom chance(number);
  const auto back = expect(BackOffice::open(data, clock, random, [] { return std::string(); }));
  const auto& kind = back->records().kinds().get("article");
  const auto done = back->records().write("bench", [&](records::Writing& writing) {
    return put_out(writing, article(kind, number, chance), clock.now());
  });
  if (!done) give_up(to_string(done.error()));
  const auto begun = steady_clock::now();
  news.wake();
  const auto moment = news.moment();
  const std::chrono::duration<double> took = steady_clock::now() - begun;
  if (moment->find(fmt::format("bai-viet-so-{}", number), clock.now()) == nullptr) {
    give_up("the release was not read");
  }
  return took.count();
}

double part(std::vector<double>& times, std::size_t percent) {
  std::ranges::sort(times);
  return times[times.size() * percent / 100];
}

void search(const Arguments& arguments) {
  constexpr std::size_t searches = 2'000, page_rows = 21;
  constexpr double promised_ms = 30;
  const SystemClock clock;
  SystemRandom random;
  SeededRandom chance(11);
  const auto data = expect(DataDirectory::open(arguments.directory, clock, random, ""));
  newsroom::News news(data->database());
  const auto begun = steady_clock::now();
  const auto moment = news.moment();
  const std::chrono::duration<double> loading = steady_clock::now() - begun;
  std::vector<double> times;
  for (std::size_t i = 0; i < searches; ++i) {
    const std::string asked = i % 4 == 0 ? fmt::format("bài {}", chance.next() % arguments.count)
                                         : sentence(chance, 1 + i % 3);
    const auto begin = steady_clock::now();
    const auto found = moment->search(pages::Locale::vietnamese, asked, clock.now(), page_rows);
    const std::chrono::duration<double, std::milli> took = steady_clock::now() - begin;
    times.push_back(took.count());
  }
  report("news_search_p50", part(times, 50), "ms", promised_ms, Better::lower, arguments.count);
  report("news_search_p99", part(times, 99), "ms", promised_ms, Better::lower, arguments.count);
  report("news_loading", loading.count(), "s", std::nullopt, Better::lower, arguments.count);
  const auto unused = static_cast<std::size_t>(clock.now().micros / micros_per_second);
  report("news_one_more", read_one_more(*data, news, unused), "s", std::nullopt, Better::lower,
         arguments.count);
}

void readers(const Arguments& arguments) {
  std::string path;
  std::ifstream(arguments.list) >> path;
  std::atomic<std::size_t> next = 0, failed = 0;
  const auto begun = steady_clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < connections; ++i) {
    threads.emplace_back([&] {
      http::TestClient client(arguments.port);
      for (std::size_t mine = next++; mine < arguments.count; mine = next++) {
        const auto answer = client.request(
            http::Method::get, path,
            fmt::format("X-Forwarded-For: {}.{}.{}.1\r\nUser-Agent: Mozilla/5.0 bench\r\n",
                        11 + mine / 65'536, mine / 256 % 256, mine % 256));
        if (!answer || answer->status != 200) ++failed;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const std::chrono::duration<double> took = steady_clock::now() - begun;
  if (failed > 0) give_up(fmt::format("{} readers got no page", failed.load()));
  report("news_readers", static_cast<double>(arguments.count) / took.count(), "readers/s", 1'000,
         Better::higher, arguments.count);
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  if (argc > 1) arguments.act = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i], value = argv[i + 1];
    const char* end = value.data() + value.size();
    if (name == "--directory") arguments.directory = value;
    if (name == "--list") arguments.list = value;
    if (name == "--port") std::from_chars(value.data(), end, arguments.port);
    if (name == "--count") std::from_chars(value.data(), end, arguments.count);
  }
  return arguments;
}

}  // namespace
}  // namespace ocop::application

int main(int argc, char** argv) {
  using namespace ocop::application;
  const Arguments arguments = parse(argc, argv);
  if (arguments.act == "fill" && !arguments.directory.empty() && !arguments.list.empty()) {
    fill(arguments);
  } else if (arguments.act == "search" && !arguments.directory.empty()) {
    search(arguments);
  } else if (arguments.act == "readers" && arguments.port != 0 && !arguments.list.empty()) {
    readers(arguments);
  } else {
    give_up(
        "usage: news_bench fill --directory DIR --list FILE --count N\n"
        "       news_bench search --directory DIR --count N\n"
        "       news_bench readers --port N --list FILE --count N");
  }
  return 0;
}
