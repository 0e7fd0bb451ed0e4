// What a refused sign-in takes, medians of 20 each: a name that is nobody's against a wrong
// password. Who could tell them apart by time could list the accounts.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include "accounts/accounts.h"

namespace {

using namespace ocop;

double median_ms(accounts::SignIn& sign_in, std::string_view kind, std::string_view before) {
  std::vector<double> taken;
  for (int i = 0; i < 20; ++i) {
    const std::string name = fmt::format("{}{}", before, i);
    const accounts::Origin origin{"bench", fmt::format("198.51.100.{}", i)};
    const auto begin = std::chrono::steady_clock::now();
    if (sign_in.with_password(name, "mưa rơi trên phố", origin)) return -1;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    taken.push_back(took.count());
  }
  std::ranges::sort(taken);
  const double median = (taken[9] + taken[10]) / 2;
  fmt::print("{{\"name\":\"sign_in_{}\",\"value\":{:.1f},\"unit\":\"ms\"}}\n", kind, median);
  return median;
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / "ocop-sign-in-bench";
  std::filesystem::remove_all(folder);
  SystemClock clock;
  SystemRandom random;
  auto database = sql::Database::open(folder / "bench.sqlite");
  auto opened = accounts::Accounts::open(**database, clock, random, folder / "accounts.key", {});
  for (int i = 0; i < 20; ++i) {
    const auto made = (*opened)->people().create(
        {.login = fmt::format("person{}", i), .name = "Hương", .password = "sấu chín ngoài ngõ"},
        "bench");
    if (!made) return 1;
  }
  const double unknown = median_ms((*opened)->sign_in(), "unknown_name", "nobody");
  const double wrong = median_ms((*opened)->sign_in(), "wrong_password", "person");
  opened->reset();
  std::filesystem::remove_all(folder);
  return unknown > 0 && wrong > 0 ? 0 : 1;
}
