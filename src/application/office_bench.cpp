// The back office of a city of 5,000 producers and 20,000 products, asked over HTTP.
//
//     office_bench fill --directory DIR --list FILE
//         makes a data folder with registers and three people who are signed in, and a file with
//         what is asked, one request a line: NAME, session, address, with tabs between them
//     office_bench measure --port N --list FILE
//         asks a server over that folder for each, one after another and then over 8 connections.
//         The ceiling of every page is an answer of the same server that never changes.

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <thread>

#include "accounts/totp.h"
#include "application/back_office.h"
#include "application/bench_city.h"
#include "application/bench_report.h"
#include "application/data_directory.h"
#include "http/test_client.h"

namespace ocop::application {
namespace {

using accounts::Role;

constexpr std::size_t rounds = 100;              // requests a page, in turn
constexpr std::size_t connections = 8;           // at once
constexpr std::size_t requests_at_once = 2'000;  // over all of them
constexpr std::string_view constant_page = "/healthz";

struct Arguments {
  std::string_view act;
  std::filesystem::path directory;
  std::filesystem::path list;
  std::uint16_t port = 0;
};

struct Asked {
  std::string name, session, address;
};

/// The session of a person who is signed in with that role.
std::string sign_in(accounts::Accounts& accounts, const char* login, Role role,
                    const std::string& unit, const std::string& subject, Date today) {
  SystemRandom random;
  const auto person =
      expect(accounts.people().create({.login = login, .name = "Vũ Thanh Hà"}, "bench"));
  const auto made = expect(accounts.appointments().make({.person = person.id,
                                                         .role = role,
                                                         .unit_code = unit,
                                                         .subject_id = subject,
                                                         .valid_from = today},
                                                        "bench"));
  if (made.waits()) expect(accounts.appointments().approve(made.appointment.id, "another"));
  expect(accounts.second_factors().set_totp(person.id, accounts::new_totp_secret(random)));
  return expect(accounts.sessions().begin(person.id, accounts::Stage::complete, "bench")).secret;
}

class RequestList {
 public:
  explicit RequestList(const std::filesystem::path& file) : file_(file) {}

  /// What everybody asks for: lists in many ways, words, rows, forms.
  void add_common(const std::string& who, const std::string& session, const BenchCity& city) {
    const auto add = [&](std::string_view name, std::string_view address) {
      file_ << name << '_' << who << '\t' << session << '\t' << address << '\n';
    };
    add("home", "/office");
    for (const char* query : {"", "?page=2", "?page=400", "?sort=name_vi&order=down",
                              "?f_set_2026=7", "?q=o+mai", "?q=tra+uop+sen&page=3"}) {
      add("list", std::string("/office/products") + query);
    }
    for (const char* query : {"", "?sort=valid_to", "?f_kind=lab_report&page=100"}) {
      add("list", std::string("/office/documents") + query);
    }
    for (const char* words : {"o+mai", "mat+ong+777", "khong+co+gi", "M-0100", "huong"}) {
      add("search", std::string("/office/search?q=") + words);
    }
    add("form", "/office/products/new");
    add("expiring", "/office/expiring");
    // The owner has the first maker; an officer of the first ward every third.
    const std::size_t step = who == "owner" ? city.maker_ids.size() : 3;
    for (std::size_t i = 0; i < 60 && i * step < city.maker_ids.size(); ++i) {
      const std::size_t maker = i * step;
      add("record", "/office/subjects/" + city.maker_ids[maker]);
      add("record", "/office/products/" + city.product_ids[maker * BenchCity::products_each]);
      add("form",
          "/office/products/" + city.product_ids[maker * BenchCity::products_each] + "/edit");
    }
  }

  /// What officers ask for besides.
  void add_officer(const std::string& who, const std::string& session, const BenchCity& city) {
    const auto add = [&](std::string_view name, std::string_view address) {
      file_ << name << '_' << who << '\t' << session << '\t' << address << '\n';
    };
    for (const char* query : {"", "?page=40", "?sort=code&order=down", "?q=gom+hoa",
                              "?f_kind=cooperative&q=tra", "?f_unit_code=00070"}) {
      add("list", std::string("/office/subjects") + query);
    }
    add("list", "/office/tasks");
    add("list", "/office/visits?page=30");
    for (std::size_t i = 0; i < 60; ++i) {
      add("record", "/office/households/" + city.household_ids[i * 3]);
    }
    for (const char* query : {"", "?by=street"})
      add("funnel", std::string("/office/funnel") + query);
    add("report", "/office/reports/period");
    if (who != "city") return;
    for (const char* query : {"", "?q=o+mai", "?who=bench&act=product", "?q=khong+co+gi"}) {
      add("audit", std::string("/office/audit") + query);
    }
  }

 private:
  std::ofstream file_;
};

void fill(const Arguments& arguments) {
  const SystemClock clock;
  SystemRandom random;
  const Date today = date_of(clock.now());
  const auto data = expect(DataDirectory::open(arguments.directory, clock, random, ""));
  const auto back = expect(BackOffice::open(*data, clock, random, [] { return std::string(); }));
  BenchCity city(back->records(), today);
  city.fill();
  auto& accounts = data->accounts();
  RequestList list(arguments.list);
  const auto add = [&](const char* who, Role role, const std::string& unit,
                       const std::string& subject) {
    const std::string session = sign_in(accounts, who, role, unit, subject, today);
    list.add_common(who, session, city);
    if (role != Role::subject_owner) list.add_officer(who, session, city);
  };
  add("city", Role::city_office, "", "");
  add("ward", Role::ward_officer, BenchCity::wards.front(), "");
  add("owner", Role::subject_owner, "", city.maker_ids.front());
}

/// Milliseconds until the whole answer is there.
double ask(http::TestClient& client, const Asked& asked) {
  const std::string cookie = "Cookie: session=" + asked.session + "\r\n";
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = client.request(http::Method::get, asked.address, cookie);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  if (!answer || answer->status != 200) {
    give_up(fmt::format("{} of {} answered {}", asked.address, asked.name,
                        answer ? answer->status : 0));
  }
  return took.count();
}

double part(std::vector<double>& times, std::size_t percent) {
  std::ranges::sort(times);
  return times[times.size() * percent / 100];
}

std::map<std::string, std::vector<Asked>> read_list(const std::filesystem::path& path) {
  std::map<std::string, std::vector<Asked>> by_name;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream parts(line);
    Asked asked;
    std::getline(parts, asked.name, '\t');
    std::getline(parts, asked.session, '\t');
    std::getline(parts, asked.address);
    by_name[asked.name].push_back(std::move(asked));
  }
  if (by_name.empty()) give_up("the list is empty");
  return by_name;
}

std::vector<double> in_turn(std::uint16_t port, const std::vector<Asked>& pages) {
  http::TestClient client(port);
  std::vector<double> times;
  for (const Asked& page : pages) ask(client, page);  // not measured: caches of both sides
  for (std::size_t i = 0; i < rounds; ++i) times.push_back(ask(client, pages[i % pages.size()]));
  return times;
}

std::vector<double> at_once(std::uint16_t port, const std::vector<Asked>& pages) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::vector<double> times;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < connections; ++i) {
    threads.emplace_back([&] {
      http::TestClient client(port);
      std::vector<double> own;
      for (std::size_t mine = next++; mine < requests_at_once; mine = next++) {
        own.push_back(ask(client, pages[mine % pages.size()]));
      }
      const std::lock_guard lock(mutex);
      times.insert(times.end(), own.begin(), own.end());
    });
  }
  for (auto& thread : threads) thread.join();
  return times;
}

void print(const std::string& name, std::vector<double> times, std::vector<double> ceiling) {
  for (const std::size_t percent : {std::size_t{50}, std::size_t{99}}) {
    report(fmt::format("{}_p{}", name, percent), part(times, percent), "ms", part(ceiling, percent),
           Better::lower, 0);
  }
}

void measure(const Arguments& arguments) {
  const auto by_name = read_list(arguments.list);
  const std::vector<Asked> constant{{"constant", "", std::string(constant_page)}};
  const auto ceiling = in_turn(arguments.port, constant);
  std::vector<Asked> mixed;
  for (const auto& [name, pages] : by_name) {
    print("office_" + name, in_turn(arguments.port, pages), ceiling);
    // As often as any other page, however many addresses it has.
    for (std::size_t i = 0; i < 60; ++i) mixed.push_back(pages[i % pages.size()]);
  }
  SeededRandom random(7);
  for (std::size_t i = mixed.size() - 1; i > 0; --i)
    std::swap(mixed[i], mixed[random.next() % (i + 1)]);
  print("office_at_once", at_once(arguments.port, mixed), at_once(arguments.port, constant));
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  if (argc > 1) arguments.act = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    if (name == "--directory") arguments.directory = value;
    if (name == "--list") arguments.list = value;
    if (name == "--port")
      std::from_chars(value.data(), value.data() + value.size(), arguments.port);
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
  } else if (arguments.act == "measure" && arguments.port != 0 && !arguments.list.empty()) {
    measure(arguments);
  } else {
    give_up(
        "usage: office_bench fill --directory DIR --list FILE\n"
        "       office_bench measure --port N --list FILE");
  }
  return 0;
}
