// A council whose members save their answers all at once, over HTTP.
//
//     council_bench fill --directory DIR --list FILE [--members N] [--products N]
//         makes a data folder with a council, its members signed in and a case for each product,
//         and a file of their sessions and cases
//     council_bench measure --port N --list FILE [--criteria N]
//         every member answers so many criteria of every case, each on a connection of its own.
//         The ceiling is an answer of the same server that never changes, asked by as many at once.
//     council_bench count --directory DIR --list FILE [--criteria N]
//         reads what is stored, after the server ended: how many answers are not those that were
//         acknowledged

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "accounts/totp.h"
#include "application/back_office.h"
#include "application/bench_report.h"
#include "application/data_directory.h"
#include "criteria/regime.h"
#include "evaluation/answers.h"
#include "gs1/check_digit.h"
#include "http/test_client.h"

namespace ocop::application {
namespace {

constexpr std::string_view decision = "26/2026/QĐ-TTg", constant_page = "/healthz";
constexpr std::string_view set_code = "7", always_answered = "5.1";  // others depend on it

struct Arguments {
  std::string_view act;
  std::filesystem::path directory, list;
  std::uint16_t port = 0;
  std::size_t members = 15, products = 200, criteria = 30;
};

struct Asked {
  std::vector<std::pair<std::string, std::string>> members;  ///< login, session
  std::vector<std::string> cases;
};

const criteria::CriteriaSet& criteria_set() {
  static const criteria::Regimes regimes = expect(criteria::Regimes::built_in());
  return *regimes.find(decision)->find_code(set_code);
}

/// What the member answers: told apart by all three, so that an answer in a wrong place is seen.
criteria::Points answer_of(const criteria::Criterion& criterion, std::size_t member,
                           std::size_t at) {
  const auto choices = criterion.choices();
  if (criterion.code == always_answered) return choices.back();
  return choices[(member * 7 + at * 3) % choices.size()];
}

std::string sign_in(accounts::Accounts& accounts, const std::string& login, Date today) {
  const auto person =
      expect(accounts.people().create({.login = login, .name = "Vũ Thanh Hà"}, "bench"));
  expect(accounts.appointments().make(
      {.person = person.id, .role = accounts::Role::council_member, .valid_from = today}, "bench"));
  SystemRandom random;
  expect(accounts.second_factors().set_totp(person.id, accounts::new_totp_secret(random)));
  return expect(accounts.sessions().begin(person.id, accounts::Stage::complete, "bench")).secret;
}

class Filling {
 public:
  Filling(records::RecordStore& store, Date today) : store_(store), today_(today) {}

  std::string add(std::string_view kind, const records::Values& values) {
    return write([&](records::Writing& writing) -> Result<std::string> {
      TRY(const auto made,
          writing.create(store_.kinds().get(kind), values, accounts::Reach::all()));
      if (made.stored()) return made.record->id;
      return Error{Code::internal, made.faults.front().field, std::string(kind)};
    });
  }

  /// A dossier that the city received, without the way there.
  std::string add_dossier(const std::string& subject, std::size_t number) {
    std::string gtin = fmt::format("0893{:09}", number);
    gtin += gs1::check_digit(gtin);
    const std::string product = add("product", {{"code", gtin},
                                                {"subject_id", subject},
                                                {"name_vi", fmt::format("Ô mai số {}", number)},
                                                {"set_2026", std::string(set_code)}});
    const std::string id = add("dossier", {{"subject_id", subject}, {"product_id", product}});
    return write([&](records::Writing& writing) -> Result<std::string> {
      TRY(auto dossier, writing.get(store_.kinds().get("dossier"), id));
      (*dossier)["state"] = "received";
      (*dossier)["filed_on"] = format_iso(today_);
      TRY_VOID(writing.put(*dossier));
      return id;
    });
  }

 private:
  template <class Work>
  std::string write(const Work& work) {
    return expect(store_.write("bench", work));
  }

  records::RecordStore& store_;
  Date today_;
};

void fill(const Arguments& arguments) {
  const SystemClock clock;
  SystemRandom random;
  const Date today = date_of(clock.now());
  const auto data = expect(DataDirectory::open(arguments.directory, clock, random, ""));
  const auto back = expect(BackOffice::open(*data, clock, random, [] { return std::string(); }));
  Filling filling(back->records(), today);
  const std::string subject = filling.add("subject", {{"code", "M-0001"},
                                                      {"name", "Hộ kinh doanh Ô mai"},
                                                      {"kind", "household"},
                                                      {"representative", "Trần Thu Lan"},
                                                      {"address", "1 phố Hàng Đường"},
                                                      {"unit_code", "00070"},
                                                      {"registration_number", "0100000001"},
                                                      {"registered_on", "2020-01-01"},
                                                      {"sector", "production"}});
  const std::string council =
      filling.add("council", {{"name", "Hội đồng"}, {"unit_code", "01"}, {"incomplete", "warn"}});
  std::ofstream list(arguments.list);
  for (std::size_t i = 0; i < arguments.members; ++i) {
    const std::string login = fmt::format("thanhvien{}", i);
    list << "member\t" << login << '\t' << sign_in(data->accounts(), login, today) << '\n';
    filling.add("council_member",
                {{"council_id", council}, {"login", login}, {"post", i == 0 ? "chair" : "member"}});
  }
  for (std::size_t i = 0; i < arguments.products; ++i) {
    const std::string dossier = filling.add_dossier(subject, i);
    const std::string id =
        filling.add("council_case", {{"council_id", council}, {"dossier_id", dossier}});
    list << "case\t" << id << "\t\n";
  }
}

Asked read_list(const std::filesystem::path& path) {
  Asked asked;
  std::ifstream file(path);
  std::string what, name, session;
  while (std::getline(file, what, '\t') && std::getline(file, name, '\t') &&
         std::getline(file, session)) {
    if (what == "member") asked.members.emplace_back(name, session);
    if (what == "case") asked.cases.push_back(name);
  }
  if (asked.members.empty() || asked.cases.empty()) give_up("the list is empty");
  return asked;
}

std::vector<const criteria::Criterion*> answered(const Arguments& arguments) {
  auto scored = criteria_set().scored();
  scored.resize(std::min(scored.size(), arguments.criteria));
  return scored;
}

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

/// One member: the times of its answers.
class Member {
 public:
  Member(std::uint16_t port, std::string session)
      : client_(port),
        headers_("Cookie: session=" + std::move(session) +
                 "\r\nContent-Type: application/x-www-form-urlencoded\r\n") {}

  void take_token(const std::string& sheet) {
    const auto page = client_.request(http::Method::get, sheet, headers_);
    constexpr std::string_view before = "name=\"form_token\" value=\"";
    const auto at = page ? page->body.find(before) : std::string::npos;
    if (at == std::string::npos || page->status != 200) give_up("the sheet has no form");
    const auto begin = at + before.size();
    token_ = page->body.substr(begin, page->body.find('"', begin) - begin);
  }

  void save(const std::string& sheet, const std::string& criterion, criteria::Points points) {
    const std::string body = fmt::format("form_token={}&criterion={}&choice=%7C{}&note=&go=save",
                                         token_, criterion, points.tenths);
    const auto begin = std::chrono::steady_clock::now();
    const auto answer = client_.request(http::Method::post, sheet, headers_, body);
    times.push_back(milliseconds_since(begin));
    if (!answer || answer->status != 303) {
      give_up(fmt::format("{} of {} answered {}", criterion, sheet, answer ? answer->status : 0));
    }
  }

  void ask_constant() {
    const auto begin = std::chrono::steady_clock::now();
    const auto answer = client_.request(http::Method::get, constant_page);
    times.push_back(milliseconds_since(begin));
    if (!answer || answer->status != 200) give_up("the constant page does not answer");
  }

  std::vector<double> times;

 private:
  http::TestClient client_;
  std::string headers_, token_;
};

template <class Work>
std::vector<double> all_at_once(std::uint16_t port, const Asked& asked, const Work& work) {
  std::mutex mutex;
  std::vector<double> times;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < asked.members.size(); ++i) {
    threads.emplace_back([&, i] {
      Member member(port, asked.members[i].second);
      work(member, i);
      const std::lock_guard lock(mutex);
      times.insert(times.end(), member.times.begin(), member.times.end());
    });
  }
  for (auto& thread : threads) thread.join();
  std::ranges::sort(times);
  return times;
}

double part(const std::vector<double>& times, std::size_t percent) {
  return times[times.size() * percent / 100];
}

void measure(const Arguments& arguments) {
  const Asked asked = read_list(arguments.list);
  const auto scored = answered(arguments);
  const std::size_t saves = asked.cases.size() * scored.size();
  const auto ceiling = all_at_once(arguments.port, asked, [&](Member& member, std::size_t) {
    for (std::size_t i = 0; i < std::min<std::size_t>(saves, 1'000); ++i) member.ask_constant();
  });
  const auto begin = std::chrono::steady_clock::now();
  const auto times = all_at_once(arguments.port, asked, [&](Member& member, std::size_t number) {
    for (std::size_t i = 0; i < asked.cases.size(); ++i) {
      // All begin with different cases and meet in them later.
      const std::size_t at = (i + number) % asked.cases.size();
      const std::string sheet = "/office/score-sheets/" + asked.cases[at];
      if (i == 0) member.take_token(sheet);
      for (const auto* each : scored) member.save(sheet, each->code, answer_of(*each, number, at));
    }
  });
  const double took = milliseconds_since(begin) / 1e3;
  report("scores_save_p50", part(times, 50), "ms", part(ceiling, 50), Better::lower, times.size());
  report("scores_save_p99", part(times, 99), "ms", part(ceiling, 99), Better::lower, times.size());
  report("scores_saved", static_cast<double>(times.size()) / took, "saves/s", std::nullopt,
         Better::higher, times.size());
}

void count(const Arguments& arguments) {
  const SystemClock clock;
  SystemRandom random;
  const Asked asked = read_list(arguments.list);
  const auto scored = answered(arguments);
  const auto data = expect(DataDirectory::open(arguments.directory, clock, random, ""));
  const auto back = expect(BackOffice::open(*data, clock, random, [] { return std::string(); }));
  std::size_t lost = 0;
  expect(back->records().read([&](records::Reading& reading) -> Result<void> {
    for (std::size_t i = 0; i < asked.members.size(); ++i) {
      for (std::size_t at = 0; at < asked.cases.size(); ++at) {
        TRY(const auto sheet, reading.find_by_key(reading.kinds().get("score_sheet"),
                                                  {asked.cases[at], asked.members[i].first, "1"}));
        if (!sheet) {
          lost += scored.size();
          continue;
        }
        TRY(const auto stored, evaluation::read_answers(reading, *sheet));
        for (const auto* each : scored) {
          const auto found = stored.sheet.points.find(each->code);
          const bool is_there =
              found != stored.sheet.points.end() && found->second == answer_of(*each, i, at);
          if (!is_there) ++lost;
        }
      }
    }
    return ok();
  }));
  report("scores_lost", static_cast<double>(lost), "answers", std::nullopt, Better::lower,
         asked.members.size() * asked.cases.size() * scored.size());
  if (lost > 0) give_up("answers that were acknowledged are not there");
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  if (argc > 1) arguments.act = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i], value = argv[i + 1];
    const auto read = [&](std::string_view flag, auto& number) {
      if (name == flag) std::from_chars(value.data(), value.data() + value.size(), number);
    };
    if (name == "--directory") arguments.directory = value;
    if (name == "--list") arguments.list = value;
    read("--port", arguments.port);
    read("--members", arguments.members);
    read("--products", arguments.products);
    read("--criteria", arguments.criteria);
  }
  return arguments;
}

}  // namespace
}  // namespace ocop::application

int main(int argc, char** argv) {
  using namespace ocop::application;
  const Arguments arguments = parse(argc, argv);
  const bool has_folder = !arguments.directory.empty();
  if (arguments.act == "fill" && has_folder && !arguments.list.empty()) {
    fill(arguments);
  } else if (arguments.act == "measure" && arguments.port != 0 && !arguments.list.empty()) {
    measure(arguments);
  } else if (arguments.act == "count" && has_folder && !arguments.list.empty()) {
    count(arguments);
  } else {
    give_up("usage: council_bench fill|measure|count, see the top of its source");
  }
  return 0;
}
