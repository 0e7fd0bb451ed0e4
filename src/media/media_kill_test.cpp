// Kills a process that keeps files, at random moments, and looks at what is there afterwards.
// OCOP_KILLS says how often; all kills hit the same folder.

#include <gtest/gtest.h>
#include <openssl/sha.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "media/durable_file.h"
#include "media/media_store.h"
#include "sql/test_database.h"

namespace ocop::media {
namespace {

/// So large that a kill falls into the writing.
constexpr std::size_t document_bytes = 24U << 20;
constexpr std::size_t identifier_bytes = 26;
constexpr std::uint64_t lived_ms_max = 120;

struct House {
  explicit House(const std::filesystem::path& folder)
      : database(sql::Database::open(folder / "ocop.sqlite").value()),
        store(MediaStore::open(folder / "media", *database, clock, random).value()) {}

  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<MediaStore> store;
};

/// Says the identifier of each file once `put` has returned.
[[noreturn]] void keep_until_killed(const std::filesystem::path& folder, int acknowledgements) {
  House house(folder);
  for (;;) {
    const std::string bytes =
        "%PDF-" + random_hex(house.random, 16) + std::string(document_bytes, 'x');
    const auto stored = house.store->put({.bytes = bytes, .name = "a.pdf", .made_by = "lan"});
    if (!stored || ::write(acknowledgements, stored->id.data(), identifier_bytes) < 0) {
      std::_Exit(3);
    }
  }
}

/// The files that were acknowledged before the kill.
std::vector<std::string> keep_and_kill(const std::filesystem::path& folder,
                                       std::uint64_t lived_ms) {
  int ends[2];
  if (::pipe(ends) != 0) std::abort();
  const pid_t writer = ::fork();
  if (writer == 0) keep_until_killed(folder, ends[1]);
  ::close(ends[1]);
  std::vector<std::string> acknowledged;
  std::string id(identifier_bytes, '\0');
  const auto read_one = [&] {
    if (::read(ends[0], id.data(), identifier_bytes) != identifier_bytes) return false;
    acknowledged.push_back(id);
    return true;
  };
  EXPECT_TRUE(read_one()) << "the writer died by itself";
  std::this_thread::sleep_for(std::chrono::milliseconds(lived_ms));
  ::kill(writer, SIGKILL);
  while (read_one()) {
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(writer, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  return acknowledged;
}

void expect_only_whole_files(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (!entry.is_regular_file() || name.starts_with("new-")) continue;
    const std::string bytes = read_whole(entry.path()).value();
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
    std::string sum;
    for (const unsigned char byte : digest) {
      for (const unsigned half : {unsigned{byte} >> 4U, unsigned{byte} & 0xFU})
        sum += "0123456789abcdef"[half];
    }
    EXPECT_EQ(sum, name);
  }
}

TEST(MediaStoreKill, LeavesEachFileWholeOrAbsentAndEachAcknowledgedOneThere) {
  const sql::TemporaryFolder folder;
  const char* wanted = std::getenv("OCOP_KILLS");
  const int kills = wanted != nullptr ? std::atoi(wanted) : 8;
  SeededRandom chance(20'260'918);
  std::vector<std::string> acknowledged;
  for (int i = 0; i < kills; ++i) {
    const auto now = keep_and_kill(folder.path(), chance.next() % lived_ms_max);
    acknowledged.insert(acknowledged.end(), now.begin(), now.end());
  }
  expect_only_whole_files(folder.path() / "media");
  const House house(folder.path());
  for (const std::string& id : acknowledged) {
    const auto file = house.store->find(id);
    ASSERT_TRUE(file) << id;
    EXPECT_TRUE(house.store->read(*file)) << id;
  }
}

}  // namespace
}  // namespace ocop::media
