#include "codes/print_file.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <set>

#include "authenticity/label_keys.h"
#include "base/text.h"
#include "codes/report_kind.h"
#include "codes/test_codes.h"
#include "labels/outline.h"
#include "labels/symbol.h"

namespace ocop::codes {
namespace {

using authenticity::CodeNumber;
using authenticity::HiddenHash;

class PrintFileTest : public ::testing::Test {
 protected:
  OrderCodes order_codes(const std::string& quantity) {
    const auto order = codes_.order("Tháng 9", quantity);
    EXPECT_TRUE(codes_.desk->number(codes_.acting(), order.id));
    return codes_.codes_of(order);
  }
  std::filesystem::path file() const { return codes_.folder / "print/one.zip"; }

  /// One file of the archive; empty when there is none, or it does not open with that passphrase.
  std::string content(const std::string& name, const std::string& passphrase) const {
    zip_t* archive = zip_open(file().c_str(), ZIP_RDONLY, nullptr);
    if (archive == nullptr) return {};
    zip_file_t* entry = zip_fopen_encrypted(archive, name.c_str(), 0, passphrase.c_str());
    std::string text;
    if (entry != nullptr) {
      std::array<char, 4096> room;
      for (zip_int64_t read = 1; read > 0;) {
        read = zip_fread(entry, room.data(), room.size());
        if (read > 0) text.append(room.data(), static_cast<std::size_t>(read));
      }
      zip_fclose(entry);
    }
    zip_discard(archive);
    return text;
  }
  std::vector<std::string> lines(const std::string& passphrase) const {
    const std::string text = content("codes.csv", passphrase);
    std::vector<std::string> all;
    for (const auto line : split(text, '\n')) {
      if (!line.empty()) all.emplace_back(trim(line));
    }
    return all;
  }

  TestCodes codes_;
  std::vector<HiddenHash> hashes_;
  std::vector<CodeNumber> firsts_;
  KeepHidden keep_ = [this](const CodeNumber& first, const std::vector<HiddenHash>& hashes) {
    firsts_.push_back(first);
    hashes_.insert(hashes_.end(), hashes.begin(), hashes.end());
    return ok();
  };
};

TEST_F(PrintFileTest, has_a_line_for_each_code_that_opens_to_its_number) {
  const auto codes = order_codes("25000");
  const auto keys = codes_.desk->keys();
  ASSERT_TRUE(write_print_file(file(), "word", {*keys, codes, "https://ocop.example", false},
                               codes_.random, keep_));
  const auto all = lines("word");
  ASSERT_EQ(all.size(), 25'001U);
  EXPECT_EQ(all[0], "piece,serial,address,hidden");
  for (const std::size_t piece : {1U, 9'999U, 10'000U, 10'001U, 25'000U}) {
    const auto cells = split(all[piece], ',');
    ASSERT_EQ(cells.size(), 4U);
    EXPECT_EQ(cells[0], std::to_string(piece));
    EXPECT_EQ(keys->open_serial(codes.gtin, cells[1]),
              (CodeNumber{codes.gtin, codes.epoch, piece - 1}));
    EXPECT_EQ(cells[2], "https://ocop.example/01/09521234000013/21/" + std::string(cells[1]));
    EXPECT_EQ(cells[3], "");
  }
  EXPECT_TRUE(hashes_.empty());
}

TEST_F(PrintFileTest, opens_with_its_passphrase_only) {
  const auto codes = order_codes("10");
  ASSERT_TRUE(write_print_file(file(), "word", {*codes_.desk->keys(), codes, "https://x", false},
                               codes_.random, keep_));
  EXPECT_TRUE(lines("other").empty());
  EXPECT_EQ(lines("word").size(), 11U);
}

TEST_F(PrintFileTest, hands_over_the_hash_of_each_hidden_code_and_no_code) {
  const auto codes = order_codes("12000");
  const auto keys = codes_.desk->keys();
  ASSERT_TRUE(
      write_print_file(file(), "word", {*keys, codes, "https://x", true}, codes_.random, keep_));
  const auto all = lines("word");
  ASSERT_EQ(hashes_.size(), 12'000U);
  ASSERT_EQ(firsts_.size(), 2U);
  EXPECT_EQ(firsts_[1].index, 10'000U);
  const auto key = keys->key_for("hidden", codes.epoch);
  std::set<std::string> different;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    const std::string hidden(split(all[i + 1], ',')[3]);
    EXPECT_TRUE(authenticity::has_hidden_form(hidden)) << hidden;
    EXPECT_EQ(authenticity::hidden_hash(key, {codes.gtin, codes.epoch, i}, hidden), hashes_[i]);
    different.insert(hidden);
  }
  EXPECT_EQ(different.size(), 12'000U);
}

TEST_F(PrintFileTest, leaves_no_file_when_the_hashes_could_not_be_kept) {
  const auto codes = order_codes("10");
  const auto written = write_print_file(
      file(), "word", {*codes_.desk->keys(), codes, "https://x", true}, codes_.random,
      [](const CodeNumber&, const std::vector<HiddenHash>&) -> Result<void> {
        return Error{Code::resource_exhausted, "the disk is full", ""};
      });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Code::resource_exhausted);
  EXPECT_TRUE(std::filesystem::is_empty(file().parent_path()));
}

TEST(Passphrase, has_five_groups_and_is_another_each_time) {
  SystemRandom random;
  const std::string one = new_passphrase(random);
  EXPECT_EQ(one.size(), 24U);
  EXPECT_EQ(std::ranges::count(one, '-'), 4);
  EXPECT_NE(one, new_passphrase(random));
}

TEST_F(PrintFileTest, draws_the_labels_of_the_csv_on_sheets) {
  const auto codes = order_codes("70");
  const auto keys = codes_.desk->keys();
  ASSERT_TRUE(write_print_file(file(), "words",
                               {*keys, codes, "https://ocop.example", true, false, {}},
                               codes_.random, keep_));
  const auto all = lines("words");
  const std::string first = content("labels-001.svg", "words");
  const std::string second = content("labels-002.svg", "words");
  ASSERT_EQ(all.size(), 71U);
  for (const std::size_t piece : {1U, 65U, 66U, 70U}) {
    const auto cells = split(all[piece], ',');
    const auto symbol = labels::Symbol::encode(cells[2], {});
    const std::string& sheet = piece <= 65 ? first : second;
    EXPECT_NE(sheet.find(labels::outline_path(*symbol)), std::string::npos) << piece;
    EXPECT_NE(sheet.find(std::string(cells[3])), std::string::npos) << "its hidden code";
    EXPECT_NE(sheet.find(std::string(cells[1].substr(12))), std::string::npos);
  }
  EXPECT_TRUE(content("labels.pdf", "words").starts_with("%PDF-"));
  EXPECT_TRUE(content("labels-003.svg", "words").empty());
  EXPECT_TRUE(content("labels.pdf", "word").empty());
}

TEST_F(PrintFileTest, draws_no_labels_of_an_order_above_the_limit) {
  for (const auto& [count, is_drawn] : {std::pair(limits::labels_drawn_max, true),
                                        std::pair(limits::labels_drawn_max + 1, false)}) {
    OrderCodes codes;
    codes.gtin = 9521234000013;
    codes.ranges.resize(1);
    codes.ranges[0].gtin = codes.gtin;
    codes.ranges[0].last = count - 1;
    const auto keys = codes_.desk->keys();
    ASSERT_TRUE(write_print_file(file(), "words",
                                 {*keys, codes, "https://ocop.example", false, false, {}},
                                 codes_.random, keep_));
    EXPECT_EQ(lines("words").size(), count + 1);
    EXPECT_EQ(!content("labels.pdf", "words").empty(), is_drawn);
  }
}

TEST_F(PrintFileTest, signs_each_address_when_the_order_asks_for_it) {
  const auto codes = order_codes("3");
  const auto keys = codes_.desk->keys();
  ASSERT_TRUE(write_print_file(file(), "words",
                               {*keys, codes, "https://ocop.example", false, true, {}},
                               codes_.random, keep_));
  const auto all = lines("words");
  ASSERT_EQ(all.size(), 4U);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const auto cells = split(all[i], ',');
    const auto label = authenticity::parse_signed_label(cells[2]);
    ASSERT_TRUE(label) << cells[2];
    EXPECT_TRUE(authenticity::is_signed(*label, *keys, codes.epoch));
    EXPECT_EQ(label->signed_text, "/01/09521234000013/21/" + std::string(cells[1]));
  }
}

}  // namespace
}  // namespace ocop::codes
