// Kills a process that keeps looks, at random moments: what it was told is on the disk, is there.
//
//     scans_test --gtest_filter='ScanStoreKill.*'                  5 kills
//     OCOP_KILLS=200 scans_test --gtest_filter='ScanStoreKill.*'   as many as you like
//
// The program starts itself again with the disabled test, as the writer.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "base/random.h"
#include "scans/scan_store.h"

namespace ocop::scans {
namespace {

constexpr const char* folder_name = "OCOP_SCAN_STORE_KILL_FOLDER";
constexpr std::uint64_t looks_at_once = 16;

authenticity::CodeNumber code_of(std::uint64_t index) { return {9521234000013, 'A', index}; }

Result<Receipt> keep(ScanStore& store, std::uint64_t index) {
  return store.record(code_of(index), [&](const History&) -> Result<Judged> {
    authenticity::Scan scan;
    scan.at = {SystemClock().now()};
    scan.device = index;
    return Judged{.scan = scan, .judgement = "judged"};
  });
}

// Looks at once, as a server keeps them: all are written, then all are waited for.
TEST(ScanStoreKill, DISABLED_writer) {
  const char* folder = std::getenv(folder_name);
  if (folder == nullptr) GTEST_SKIP() << "started by the test below";
  const SystemClock clock;
  SystemRandom random;
  const auto store = ScanStore::open(folder, clock).value();
  std::uint64_t next = 0;
  random.fill(std::as_writable_bytes(std::span(&next, 1)));
  for (next >>= 20;;) {
    std::vector<Receipt> receipts;
    for (std::uint64_t i = 0; i < looks_at_once; ++i)
      receipts.push_back(keep(*store, next + i).value());
    for (const Receipt& receipt : receipts) {
      if (!receipt.wait()) std::_Exit(3);
      const std::string line = "kept " + std::to_string(next++) + "\n";
      // One write of a short line to a pipe is never torn.
      if (::write(STDERR_FILENO, line.data(), line.size()) < 0) std::_Exit(4);
    }
  }
}

struct Writer {
  pid_t process = 0;
  FILE* output = nullptr;
};

Writer start_writer(const std::filesystem::path& folder) {
  int ends[2];
  if (::pipe(ends) != 0) std::abort();
  const pid_t process = ::fork();
  if (process == 0) {
    ::setenv(folder_name, folder.c_str(), 1);
    ::dup2(ends[1], STDERR_FILENO);
    ::close(STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::execl("/proc/self/exe", "scans_test", "--gtest_filter=ScanStoreKill.DISABLED_writer",
            "--gtest_also_run_disabled_tests", nullptr);
    std::_Exit(5);
  }
  ::close(ends[1]);
  return {process, ::fdopen(ends[0], "r")};
}

bool read_line(FILE* output, std::vector<std::uint64_t>& kept) {
  unsigned long index = 0;
  if (std::fscanf(output, "kept %lu\n", &index) != 1) return false;
  kept.push_back(index);
  return true;
}

TEST(ScanStoreKill, what_was_told_to_be_on_the_disk_is_there_after_a_kill) {
  SystemRandom random;
  const auto folder =
      std::filesystem::temp_directory_path() / ("ocop-scans-kill-" + random_hex(random, 8));
  const char* asked = std::getenv("OCOP_KILLS");
  const int kills = asked == nullptr ? 5 : std::atoi(asked);
  std::vector<std::uint64_t> kept;
  for (int i = 0; i < kills; ++i) {
    const Writer writer = start_writer(folder);
    ASSERT_TRUE(read_line(writer.output, kept)) << "the writer died by itself";
    std::thread killer([&, lived_ms = 10 + 37 * (i % 5)] {
      std::this_thread::sleep_for(std::chrono::milliseconds(lived_ms));
      ::kill(writer.process, SIGKILL);
    });
    while (read_line(writer.output, kept)) {
    }
    killer.join();
    std::fclose(writer.output);
    int status = 0;
    ::waitpid(writer.process, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  }
  const SystemClock clock;
  const auto store = ScanStore::open(folder, clock).value();
  for (const std::uint64_t index : kept) {
    const History history = store->history(code_of(index)).value();
    ASSERT_EQ(history.scans.size(), 1U) << "told to be kept, and lost: " << index;
    ASSERT_EQ(history.marks.looks, 1U);
  }
  RecordProperty("looks", static_cast<int>(kept.size()));
  EXPECT_GT(kept.size(), static_cast<std::size_t>(kills));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace ocop::scans
