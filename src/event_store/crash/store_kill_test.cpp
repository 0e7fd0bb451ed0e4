// Kills a process that appends, at random moments, and looks at what the store then holds.
//
//     store_kill_test                  25 kills
//     OCOP_KILLS=200 store_kill_test   as many as you like
//
// The program starts itself again with `--write FOLDER` as the writer. The writer prints a line for
// each batch after `append` has returned; what was printed was acknowledged. All kills hit the same
// folder, so each round also begins with a store that was killed before.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

#include "event_store/rocksdb_event_store.h"
#include "event_store/test_events.h"

namespace ocop::event_store {
namespace {

constexpr std::size_t writer_threads = 3;
constexpr std::size_t batch_events_max = 40;
constexpr std::size_t lived_ms_max = 250;

// An event of a batch carries the name and the size of the batch, so that a part is recognised.
std::string event_id(const std::string& batch, std::size_t size, std::size_t index) {
  return "urn:" + batch + ":" + std::to_string(size) + ":" + std::to_string(index);
}

Batch make_batch(const std::string& name, std::size_t size) {
  Batch batch;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string id = event_id(name, size, i);
    auto event = object_event(id, {"/00/" + id, "/00/" + name});
    event.business_step = "shipping";
    batch.add(event, R"({"eventID":")" + id + R"(","filler":")" + std::string(600, 'x') + "\"}");
  }
  return batch;
}

std::unique_ptr<RocksDbEventStore> open(const std::filesystem::path& folder) {
  static SystemClock clock;
  static SystemRandom random;
  return RocksDbEventStore::open(folder, {clock, random}).value();
}

[[noreturn]] void write_until_killed(RocksDbEventStore& store) {
  SystemRandom random;
  for (;;) {
    const std::string name = random_hex(random, 8);
    const std::size_t size = 1 + static_cast<unsigned char>(name[0]) * 7U % batch_events_max;
    const auto appended = store.append(make_batch(name, size).events());
    if (!appended) std::_Exit(3);
    const std::string line =
        name + " " + std::to_string(size) + " " + std::to_string(appended->front().sequence) + "\n";
    // One write of a short line to a pipe is never torn.
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(4);
  }
}

int run_writer(const std::filesystem::path& folder) {
  const auto store = open(folder);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < writer_threads; ++i) {
    threads.emplace_back([&] { write_until_killed(*store); });
  }
  for (auto& thread : threads) thread.join();
  return 0;
}

struct Acknowledged {
  std::size_t size = 0;
  Sequence first = 0;
};
using Acknowledgements = std::map<std::string, Acknowledged>;

struct Child {
  pid_t process = 0;
  FILE* output = nullptr;
};

Child start_writer(const std::filesystem::path& folder) {
  int ends[2];
  if (::pipe(ends) != 0) std::abort();
  const pid_t process = ::fork();
  if (process == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::execl("/proc/self/exe", "store_kill_test", "--write", folder.c_str(), nullptr);
    std::_Exit(5);
  }
  ::close(ends[1]);
  return {process, ::fdopen(ends[0], "r")};
}

bool read_line(FILE* output, Acknowledgements& acknowledged) {
  char name[32];
  std::size_t size = 0;
  unsigned long first = 0;
  if (std::fscanf(output, "%31s %zu %lu\n", name, &size, &first) != 3) return false;
  acknowledged[name] = {size, first};
  return true;
}

/// The time the writer lives counts from its start, so that opening is hit too, or from its first
/// acknowledgement, so that writing is hit on a slow machine as well.
enum class LivesFrom { start, first_acknowledgement };

void write_and_kill(const std::filesystem::path& folder, LivesFrom from, std::uint64_t lived_ms,
                    Acknowledgements& acknowledged) {
  const Child child = start_writer(folder);
  if (from == LivesFrom::first_acknowledgement) {
    ASSERT_TRUE(read_line(child.output, acknowledged)) << "the writer died by itself";
  }
  std::thread killer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(lived_ms));
    ::kill(child.process, SIGKILL);
  });
  while (read_line(child.output, acknowledged)) {
  }
  killer.join();
  std::fclose(child.output);
  int status = 0;
  ::waitpid(child.process, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
}

void expect_acknowledged(const View& view, const Acknowledgements& acknowledged) {
  for (const auto& [name, batch] : acknowledged) {
    for (std::size_t i = 0; i < batch.size; ++i) {
      const auto event = view.event(batch.first + i);
      ASSERT_TRUE(event) << "acknowledged, and lost: " << name;
      ASSERT_EQ(event->facts.event_id, event_id(name, batch.size, i));
    }
    ASSERT_EQ(view.find(Key::epc, "/00/" + name, 0, batch_events_max)->size(), batch.size);
  }
}

// Every event stands in a row with all the others of its batch, acknowledged or not.
void expect_whole_batches(const View& view) {
  for (Sequence sequence = 1; sequence <= view.last();) {
    const std::string id(view.event(sequence)->facts.event_id);
    const auto size_begin = id.find(':', 4) + 1;
    const std::string name = id.substr(4, size_begin - 5);
    const std::size_t size = std::stoul(id.substr(size_begin));
    for (std::size_t i = 0; i < size; ++i) {
      const auto event = view.event(sequence + i);
      ASSERT_TRUE(event) << "half a batch: " << name;
      ASSERT_EQ(event->facts.event_id, event_id(name, size, i));
    }
    sequence += size;
  }
}

std::size_t kill_count() {
  const char* wanted = std::getenv("OCOP_KILLS");
  return wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 25;
}

TEST(StoreKill, nothing_acknowledged_is_lost_and_no_batch_is_halved_by_kill_9) {
  const TemporaryFolder folder(OCOP_BINARY_DIR "/tmp");
  SystemRandom random;
  Acknowledgements acknowledged;
  const std::size_t kills = kill_count();
  for (std::size_t round = 0; round < kills; ++round) {
    std::uint16_t draw = 0;
    random.fill(std::as_writable_bytes(std::span(&draw, 1)));
    Acknowledgements now;
    const auto from = round % 3 == 0 ? LivesFrom::start : LivesFrom::first_acknowledgement;
    ASSERT_NO_FATAL_FAILURE(write_and_kill(folder.path(), from, draw % lived_ms_max, now));
    acknowledged.insert(now.begin(), now.end());
    const auto store = open(folder.path());
    ASSERT_NO_FATAL_FAILURE(expect_acknowledged(*store->view(), now));
  }
  const auto store = open(folder.path());
  const auto view = store->view();
  ASSERT_NO_FATAL_FAILURE(expect_acknowledged(*view, acknowledged));
  ASSERT_NO_FATAL_FAILURE(expect_whole_batches(*view));
  const auto check = store->check();
  ASSERT_TRUE(check);
  EXPECT_EQ(check->fault_count, 0U) << (check->faults.empty() ? "" : check->faults.front());
  EXPECT_EQ(check->events, view->last());
  std::printf("%zu kills, %zu batches acknowledged, %lu events stored\n", kills,
              acknowledged.size(), static_cast<unsigned long>(view->last()));
}

}  // namespace
}  // namespace ocop::event_store

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--write") {
    return ocop::event_store::run_writer(argv[2]);
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
