// What a refused sign-in takes, medians of 60 each, in turns: a name that is nobody's against a
// wrong password. Who could tell them apart by time could list the accounts.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include "accounts/accounts.h"

namespace {

using namespace ocop;

constexpr int rounds = 60;

double one_ms(accounts::SignIn& sign_in, const std::string& name, int address) {
  const accounts::Origin origin{"bench", fmt::format("198.51.100.{}", address)};
  const auto begin = std::chrono::steady_clock::now();
  if (sign_in.with_password(name, "mưa rơi trên phố", origin)) return -1;
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  return took.count();
}

double median(std::vector<double> taken) {
  std::ranges::sort(taken);
  return (taken[taken.size() / 2 - 1] + taken[taken.size() / 2]) / 2;
}

void print(std::string_view kind, double value) {
  fmt::print("{{\"name\":\"sign_in_{}\",\"value\":{:.2f},\"unit\":\"ms\"}}\n", kind, value);
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / "ocop-sign-in-bench";
  std::filesystem::remove_all(folder);
  SystemClock clock;
  SystemRandom random;
  auto database = sql::Database::open(folder / "bench.sqlite");
  auto opened = accounts::Accounts::open(**database, clock, random, folder / "accounts.key", {});
  for (int i = 0; i < rounds; ++i) {
    const auto made = (*opened)->people().create(
        {.login = fmt::format("person{}", i), .name = "Hương", .password = "sấu chín ngoài ngõ"},
        "bench");
    if (!made) return 1;
  }
  std::vector<double> unknown, wrong;
  for (int i = 0; i < rounds; ++i) {
    unknown.push_back(one_ms((*opened)->sign_in(), fmt::format("nobody{}", i), i));
    wrong.push_back(one_ms((*opened)->sign_in(), fmt::format("person{}", i), i));
  }
  print("unknown_name", median(unknown));
  print("wrong_password", median(wrong));
  print("difference", median(wrong) - median(unknown));
  opened->reset();
  std::filesystem::remove_all(folder);
  return std::ranges::min(unknown) > 0 && std::ranges::min(wrong) > 0 ? 0 : 1;
}
