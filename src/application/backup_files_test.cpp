#include "application/backup_files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ocop::application {
namespace {

namespace fs = std::filesystem;

class BackupFilesTest : public testing::Test {
 protected:
  BackupFilesTest() {
    std::string name = (fs::temp_directory_path() / "ocop-backup-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~BackupFilesTest() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(BackupFilesTest, TheSizeOfATreeIsThatOfItsFilesAndNotOfWhatLinksLeadTo) {
  fs::create_directory(folder_ / "below");
  std::ofstream(folder_ / "a") << "12345";
  std::ofstream(folder_ / "below" / "b") << "1234567";
  fs::create_symlink("/usr", folder_ / "elsewhere");
  EXPECT_EQ(size_of_tree(folder_), 12U);
}

TEST_F(BackupFilesTest, ADiskWithoutRoomIsToldBeforeAnythingIsWritten) {
  const std::uintmax_t free = fs::space(folder_).available;
  const auto refused = check_room(folder_, free);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::resource_exhausted);
  EXPECT_NE(refused.error().detail.find(std::to_string(free >> 20).substr(0, 2)),
            std::string::npos);
  EXPECT_EQ(refused.error().pointer, folder_.string());
}

}  // namespace
}  // namespace ocop::application
