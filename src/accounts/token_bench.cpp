// What a token costs a capture. The ceiling is the hash alone, measured in the same run.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "accounts/secret.h"
#include "accounts/token_store.h"

namespace {

template <class Work>
double nanoseconds_each(int count, Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) work();
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
  return took.count() / count;
}

}  // namespace

int main() {
  using namespace ocop;
  const auto folder = std::filesystem::temp_directory_path() / "ocop-token-bench";
  std::filesystem::remove_all(folder);
  SystemClock clock;
  SystemRandom random;
  auto database = sql::Database::open(folder / "bench.sqlite");
  auto tokens = accounts::TokenStore::open(**database, clock, random);
  const auto token = (*tokens)->create({"BENCH", {accounts::Scope::capture}, {}}, "bench");
  const Timestamp now = clock.now();
  std::size_t good = 0;
  const double hash = nanoseconds_each(
      200'000, [&] { good += accounts::hash_of(token->secret).size() == 64 ? 1U : 0U; });
  const double check = nanoseconds_each(200'000, [&] {
    good += (*tokens)->check(token->secret, accounts::Scope::capture, now) ? 1U : 0U;
  });
  fmt::print(
      "{{\"name\":\"token_check\",\"value\":{:.0f},\"unit\":\"ns\",\"ceiling\":{:.0f},"
      "\"ratio\":{:.2f}}}\n",
      check, hash, hash / check);
  std::filesystem::remove_all(folder);
  return good == 400'000 ? 0 : 1;
}
