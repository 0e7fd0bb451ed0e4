#include "scans/scan_store.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include "base/coding.h"
#include "base/limits.h"
#include "base/random.h"
#include "scans/scan_engine.h"
#include "scans/scan_evidence.h"
#include "scans/scan_record.h"

namespace ocop::scans {
namespace {

using authenticity::Act;
using authenticity::CodeNumber;
using authenticity::CopySuspicion;
using authenticity::LookPlace;
using authenticity::Scan;
using authenticity::SourceRecord;
using authenticity::Who;

constexpr CodeNumber code{9521234000013, 'A', 41};
constexpr CodeNumber neighbour{9521234000013, 'A', 42};

class ScanStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("ocop-scans-" + random_hex(random_, 8));
    reopen();
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  void reopen() {
    store_.reset();
    auto opened = ScanStore::open(folder_, clock_);
    ASSERT_TRUE(opened) << to_string(opened.error());
    store_ = std::move(*opened);
  }
  Scan scan(Act act = Act::looked, std::uint64_t device = 1) const {
    Scan one;
    one.at = clock_.now();
    one.act = act;
    one.device = device;
    one.province = {'0', '1'};
    return one;
  }
  void keep(const CodeNumber& number, const Scan& one) {
    const auto kept = store_->record(number, [&](const History&) -> Result<Judged> {
      return Judged{.scan = one, .judgement = "judged"};
    });
    ASSERT_TRUE(kept) << to_string(kept.error());
    ASSERT_TRUE(kept->wait());
  }
  History history(const CodeNumber& number) const { return *store_->history(number); }

  SystemRandom random_;
  ManualClock clock_{Timestamp{1'790'000'000'000'000}};
  std::filesystem::path folder_;
  std::unique_ptr<ScanStore> store_;
};

TEST_F(ScanStoreTest, a_code_nobody_looked_at_has_no_history) {
  EXPECT_EQ(history(code).marks, Marks());
  EXPECT_TRUE(history(code).scans.empty());
}

TEST_F(ScanStoreTest, keeps_the_scans_of_each_code_in_order_over_a_restart) {
  keep(code, scan(Act::looked, 1));
  clock_.advance(5 * micros_per_second);
  keep(neighbour, scan(Act::looked, 9));
  keep(code, scan(Act::looked, 2));
  reopen();
  const History found = history(code);
  ASSERT_EQ(found.scans.size(), 2U);
  EXPECT_EQ(found.scans[0].scan.device, 1U);
  EXPECT_EQ(found.scans[1].scan.device, 2U);
  EXPECT_EQ(found.scans[1].judgement, "judged");
  EXPECT_EQ(found.marks.looks, 2U);
  EXPECT_EQ(history(neighbour).scans.size(), 1U);
}

TEST_F(ScanStoreTest, a_first_look_is_seen_before_it_is_on_the_disk) {
  const auto kept = store_->record(code, [&](const History&) -> Result<Judged> {
    return Judged{.scan = scan(), .judgement = "judged"};
  });
  ASSERT_TRUE(kept) << to_string(kept.error());
  EXPECT_EQ(history(code).marks.looks, 1U);
  const auto second = store_->record(neighbour, [&](const History&) -> Result<Judged> {
    return Judged{.scan = scan(), .judgement = "of the neighbour"};
  });
  ASSERT_TRUE(second) << to_string(second.error());
  std::vector<std::string> last;
  ASSERT_TRUE(store_->each_last_judgement([&](const CodeNumber&, std::string_view judgement) {
    last.emplace_back(judgement);
    return true;
  }));
  EXPECT_EQ(last, (std::vector<std::string>{"judged", "of the neighbour"}));
}

TEST_F(ScanStoreTest, two_scans_of_one_moment_are_two_scans) {
  keep(code, scan(Act::looked, 1));
  keep(code, scan(Act::looked, 2));
  EXPECT_EQ(history(code).scans.size(), 2U);
}

TEST_F(ScanStoreTest, scans_fade_after_their_days_and_the_marks_stay) {
  keep(code, scan(Act::hidden_first));
  const Timestamp then = clock_.now();
  clock_.advance(limits::scan_days_kept * micros_per_day + 1);
  const History found = history(code);
  EXPECT_TRUE(found.scans.empty());
  EXPECT_EQ(found.marks.hidden_at, then);
  EXPECT_EQ(found.marks.looks, 1U);
}

TEST_F(ScanStoreTest, shows_the_newest_scans_of_a_code_that_has_very_many) {
  for (std::size_t i = 0; i < limits::scans_of_a_code_max + 10; ++i) {
    clock_.advance(micros_per_second);
    keep(code, scan(Act::looked, i));
  }
  const History found = history(code);
  ASSERT_EQ(found.scans.size(), limits::scans_of_a_code_max);
  EXPECT_EQ(found.scans.front().scan.device, 10U);
  EXPECT_EQ(found.marks.looks, limits::scans_of_a_code_max + 10);
}

TEST_F(ScanStoreTest, a_page_loaded_again_is_not_another_scan) {
  keep(code, scan());
  ASSERT_TRUE(store_->record(code, [&](const History&) -> Result<Judged> {
    return Judged{.scan = scan(), .is_repeated = true};
  }));
  EXPECT_EQ(history(code).scans.size(), 1U);
  EXPECT_EQ(history(code).marks.looks, 1U);
}

TEST_F(ScanStoreTest, keeps_nothing_when_the_judge_fails) {
  const auto kept = store_->record(
      code, [](const History&) -> Result<Judged> { return Error{Code::unavailable, "no", {}}; });
  EXPECT_FALSE(kept);
  EXPECT_TRUE(history(code).scans.empty());
}

TEST_F(ScanStoreTest, the_judge_of_a_code_always_sees_every_scan_before) {
  std::atomic<int> first = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      (void)store_->record(code, [&](const History& before) -> Result<Judged> {
        if (!before.marks.hidden_at) ++first;
        return Judged{scan(before.marks.hidden_at ? Act::hidden_again : Act::hidden_first), ""};
      });
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(first, 1) << "a hidden code is used for the first time once";
  EXPECT_EQ(history(code).scans.size(), 8U);
}

TEST_F(ScanStoreTest, staff_who_look_are_not_counted_as_looks) {
  Scan one = scan();
  one.who = Who::officer;
  keep(code, one);
  EXPECT_EQ(history(code).marks.looks, 0U);
  EXPECT_EQ(history(code).scans.size(), 1U);
}

TEST_F(ScanStoreTest, keeps_hashes_of_hidden_codes) {
  const std::vector<HiddenHash> hashes{{1}, {2}};
  ASSERT_TRUE(store_->put_hidden(code, hashes));
  EXPECT_EQ(*store_->hidden(code), HiddenHash{1});
  EXPECT_EQ(*store_->hidden(neighbour), HiddenHash{2});
  EXPECT_EQ(*store_->hidden({code.gtin, 'B', code.index}), std::nullopt);
}

/// Looks that make a code suspect, a second from one another.
class ScanStoreAlarms : public ScanStoreTest {
 protected:
  static constexpr std::uint64_t ours = code.gtin;
  static constexpr std::uint64_t others = ours + 13;

  Timestamp suspect(const CodeNumber& number, CopySuspicion suspicion = CopySuspicion::caution) {
    clock_.advance(micros_per_second);
    EXPECT_TRUE(store_->record(number, [&](const History&) -> Result<Judged> {
      return Judged{.scan = scan(), .suspicion = suspicion};
    }));
    return clock_.now();
  }
  std::vector<Alarm> alarms(std::vector<std::uint64_t> gtins, std::size_t limit = 10,
                            std::size_t skip = 0) {
    const auto found = store_->alarms(gtins, limit, skip);
    EXPECT_TRUE(found) << to_string(found.error());
    return *found;
  }
};

TEST_F(ScanStoreAlarms, the_newest_of_some_products_come_first_page_by_page) {
  EXPECT_TRUE(store_->alarmed_products()->empty());
  const auto first = suspect(code);
  const auto theirs = suspect({others, 'A', 1});
  const auto last = suspect(neighbour);
  const Alarm oldest{first, code}, middle{theirs, {others, 'A', 1}}, newest{last, neighbour};
  EXPECT_EQ(alarms({ours}), (std::vector{newest, oldest}));
  EXPECT_EQ(alarms({others}), std::vector{middle});
  EXPECT_TRUE(alarms({ours + 1}).empty());
  EXPECT_EQ(alarms({others, ours}), (std::vector{newest, middle, oldest}));
  EXPECT_EQ(alarms({ours, others}, 1), std::vector{newest});
  EXPECT_EQ(alarms({ours, others}, 1, 1), std::vector{middle});
  EXPECT_EQ(alarms({ours, others}, 5, 2), std::vector{oldest});
  EXPECT_TRUE(alarms({ours, others}, 5, 3).empty());
  EXPECT_EQ(*store_->alarmed_products(), (std::vector{ours, others}));
}

TEST_F(ScanStoreAlarms, a_code_has_one_however_often_it_is_looked_at) {
  const auto first = suspect(code);
  suspect({others, 'A', 1});
  for (int i = 0; i < 300; ++i) suspect(code);
  EXPECT_EQ(alarms({ours}), (std::vector<Alarm>{{first, code}}));
  EXPECT_EQ(alarms({ours, others}).size(), 2U);
}

TEST_F(ScanStoreAlarms, a_rising_suspicion_alarms_anew_and_a_falling_one_does_not) {
  suspect(code);
  const auto risen = suspect(code, CopySuspicion::likely_copy);
  suspect(code);
  reopen();
  suspect(code, CopySuspicion::likely_copy);
  EXPECT_EQ(alarms({ours}), (std::vector<Alarm>{{risen, code, CopySuspicion::likely_copy}}));
}

TEST_F(ScanStoreAlarms, a_day_later_the_code_alarms_anew) {
  suspect(code);
  clock_.advance(micros_per_day);
  const auto later = suspect(code);
  EXPECT_EQ(alarms({ours}), (std::vector<Alarm>{{later, code}}));
}

TEST_F(ScanStoreAlarms, they_fade_like_the_scans) {
  suspect(code);
  clock_.advance(limits::scan_days_kept * micros_per_day + 1);
  EXPECT_TRUE(alarms({ours}).empty());
}

TEST(AlarmAgeing, lets_old_alarms_and_those_of_the_layout_before_leave_the_disk) {
  ManualClock clock{Timestamp{1'790'000'000'000'000}};
  const AlarmAgeing ageing(clock);
  const Alarm alarm{clock.now(), code};
  const auto leaves = [&](const std::string& key, const std::string& value) {
    return ageing.Filter(0, key, value, nullptr, nullptr);
  };
  const std::string suspicion = encode(alarm.suspicion);
  EXPECT_FALSE(leaves(alarm_key_of(alarm), suspicion));
  EXPECT_FALSE(leaves(key_of(code), encode_alarm_of_code(alarm)));
  EXPECT_TRUE(leaves(alarm_key_of(alarm), "")) << "without a suspicion";
  constexpr std::uint64_t last_gtin = 99'999'999'999'999;
  EXPECT_LT(last_gtin, static_cast<std::uint64_t>(clock.now().micros))
      << "rows of the layout before, by time, lie behind those of every product";
  clock.advance(limits::scan_days_kept * micros_per_day + 1);
  EXPECT_TRUE(leaves(alarm_key_of(alarm), suspicion));
  EXPECT_TRUE(leaves(key_of(code), encode_alarm_of_code(alarm)));
}

TEST_F(ScanStoreTest, one_process_at_a_time_uses_the_folder) {
  const auto second = ScanStore::open(folder_, clock_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::failed_precondition);
}

TEST_F(ScanStoreTest, a_copy_made_while_it_runs_opens_and_has_the_same) {
  keep(code, scan());
  const auto copy = folder_.string() + "-copy";
  ASSERT_TRUE(store_->copy_to(copy));
  auto opened = ScanStore::open(copy, clock_);
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->history(code)->scans.size(), 1U);
  opened->reset();
  std::filesystem::remove_all(copy);
}

TEST_F(ScanStoreTest, a_network_keeps_its_mark_over_a_restart_and_in_a_copy) {
  // At many codes, since two keys may give the same mark at one.
  const auto marks = [](const ScanStore& store) {
    std::array<std::uint8_t, 16> of_codes{};
    for (std::uint64_t i = 0; i < of_codes.size(); ++i) {
      of_codes[i] = store.network_mark("203.0.113.0/24", {code.gtin, code.epoch, i});
    }
    return of_codes;
  };
  const auto before = marks(*store_);
  reopen();
  EXPECT_EQ(marks(*store_), before);
  const auto copy = folder_.string() + "-copy", other = folder_.string() + "-other";
  ASSERT_TRUE(store_->copy_to(copy));
  EXPECT_EQ(marks(**ScanStore::open(copy, clock_)), before);
  EXPECT_NE(marks(**ScanStore::open(other, clock_)), before) << "each folder has a key of its own";
  std::filesystem::remove_all(copy);
  std::filesystem::remove_all(other);
}

TEST_F(ScanStoreTest, the_first_look_of_a_code_stays_its_first_when_others_come) {
  keep(code, scan(Act::looked, 7));
  keep(neighbour, scan(Act::looked, 8));
  reopen();
  ASSERT_EQ(history(code).scans.size(), 1U);
  clock_.advance(micros_per_second);
  keep(code, scan(Act::looked, 9));
  clock_.advance(micros_per_second);
  keep(code, scan(Act::looked, 10));
  reopen();
  const History all = history(code);
  ASSERT_EQ(all.scans.size(), 3U);
  EXPECT_EQ(all.scans.front().scan.device, 7U);
  EXPECT_EQ(all.scans.back().scan.device, 10U);
  EXPECT_EQ(all.marks.looks, 3U);
  std::vector<CodeNumber> told;
  ASSERT_TRUE(store_->each_last_judgement([&](const CodeNumber& number, std::string_view judged) {
    EXPECT_EQ(judged, "judged");
    told.push_back(number);
    return true;
  }));
  EXPECT_EQ(told, (std::vector{code, neighbour})) << "each once, looked at once or often";
}

TEST_F(ScanStoreTest, chips_and_hidden_codes_are_in_the_files_before_anybody_is_told) {
  const authenticity::ChipUid chip{4, 1, 2, 3, 4, 5, 6};
  ASSERT_TRUE(store_->put_hidden(code, std::array<HiddenHash, 1>{HiddenHash{7}}));
  ASSERT_TRUE(store_->bind_chips(std::array{ChipBinding{code, chip}}));
  // As the folder would be found if the process had been killed here.
  const std::filesystem::path found = folder_.string() + "-found";
  std::filesystem::copy(folder_, found, std::filesystem::copy_options::recursive);
  {
    const auto after_the_kill = ScanStore::open(found, clock_).value();
    EXPECT_EQ(after_the_kill->hidden(code).value(), HiddenHash{7});
    const auto judged = after_the_kill->record(code, [&](const History& before) -> Result<Judged> {
      EXPECT_EQ(before.chip_of_code, chip);
      return Judged{.scan = scan()};
    });
    ASSERT_TRUE(judged) << to_string(judged.error());
    EXPECT_TRUE(judged->wait());
  }
  std::filesystem::remove_all(found);
}

TEST_F(ScanStoreTest, a_seal_is_opened_once_and_stays_so) {
  const auto tap = [&](std::int64_t at, bool is_opened) {
    authenticity::Scan look = scan();
    look.at = {at};
    const auto kept = store_->record(code, [&](const History&) -> Result<Judged> {
      return Judged{.scan = look, .chip = ChipMark{{4, 1}, {1, {at}, false}, is_opened}};
    });
    EXPECT_TRUE(kept && kept->wait());
    return history(code).marks.opened_at;
  };
  const std::int64_t start = clock_.now().micros;
  EXPECT_EQ(tap(start, false), std::nullopt);
  EXPECT_EQ(tap(start + 1'000, true), Timestamp{start + 1'000});
  EXPECT_EQ(tap(start + 2'000, true), Timestamp{start + 1'000}) << "when it was first";
  EXPECT_EQ(tap(start + 3'000, false), Timestamp{start + 1'000});
  reopen();
  EXPECT_EQ(history(code).marks.opened_at, Timestamp{start + 1'000});
}

TEST_F(ScanStoreTest, chips_are_bound_once_all_of_a_list_or_none) {
  constexpr authenticity::ChipUid one{4, 1}, two{4, 2}, three{4, 3};
  ASSERT_TRUE(store_->bind_chips(std::array{ChipBinding{code, one}}));
  ASSERT_TRUE(store_->bind_chips(std::array{ChipBinding{code, one}})) << "the same once more";
  constexpr CodeNumber third{9521234000013, 'A', 43};
  for (const ChipBinding& taken : {ChipBinding{third, one}, ChipBinding{code, three}}) {
    const auto bound = store_->bind_chips(std::array{ChipBinding{neighbour, two}, taken});
    ASSERT_FALSE(bound);
    EXPECT_EQ(bound.error().code, Code::already_exists);
  }
  reopen();
  const auto chip_of = [&](const CodeNumber& number, const authenticity::ChipUid& uid) {
    std::optional<authenticity::ChipUid> chip;
    EXPECT_TRUE(store_->record(number, uid, [&](const History& before) -> Result<Judged> {
      chip = before.chip_of_code;
      EXPECT_EQ(before.code_of_chip.has_value(), uid == one);
      return Judged{.scan = scan(), .is_repeated = true};
    }));
    return chip;
  };
  EXPECT_EQ(chip_of(code, one), one);
  EXPECT_FALSE(chip_of(neighbour, two)) << "nothing of a list that was refused";
  for (const ChipBinding& twice : {ChipBinding{third, two}, ChipBinding{neighbour, three}}) {
    EXPECT_FALSE(store_->bind_chips(std::array{ChipBinding{neighbour, two}, twice}));
  }
  EXPECT_FALSE(chip_of(neighbour, two)) << "nor of one that speaks against itself";
}

/// One device reads twelve codes before they are sold, then others buy some of them.
class ScanStoreHarvest : public ScanStoreTest {
 protected:
  static constexpr std::uint64_t harvester = 77;
  static CodeNumber piece(std::uint64_t index) { return {9521234000013, 'A', index}; }

  void SetUp() override {
    ScanStoreTest::SetUp();
    for (std::uint32_t i = 0; i < 12; ++i) {
      Scan one = scan(Act::looked, harvester);
      one.unsold_read = i;
      keep(piece(i), one);
    }
  }
  /// What the judge of a look at that piece is shown of the harvester.
  std::optional<SourceRecord> buy(std::uint64_t index, LookPlace place, std::uint64_t device = 1) {
    std::optional<SourceRecord> shown;
    Scan one = scan(Act::looked, device);
    const auto kept = store_->record(piece(index), [&](const History& before) -> Result<Judged> {
      const auto history = evidence_of(before, one);
      const auto found = std::ranges::find(history.sources, harvester, &SourceRecord::device);
      if (found != history.sources.end()) shown = *found;
      return Judged{.scan = one, .place = place};
    });
    EXPECT_TRUE(kept) << to_string(kept.error());
    return shown;
  }
};

TEST_F(ScanStoreHarvest, a_look_learns_what_became_of_the_other_codes_of_a_harvester) {
  const auto first = buy(0, LookPlace::elsewhere);
  ASSERT_TRUE(first) << "also of the first code, when the device had read nothing else yet";
  EXPECT_EQ(first->read, 11U);
  EXPECT_EQ(first->compared, 0U);
  (void)buy(1, LookPlace::elsewhere);
  (void)buy(2, LookPlace::expected);
  (void)buy(3, LookPlace::unknown);
  const auto later = buy(4, LookPlace::elsewhere);
  EXPECT_EQ(later->compared, 3U);
  EXPECT_EQ(later->elsewhere, 2U);
}

TEST_F(ScanStoreHarvest, only_the_first_buyer_of_a_code_counts_and_its_own_look_tells_it_nothing) {
  (void)buy(0, LookPlace::elsewhere);
  (void)buy(0, LookPlace::expected, 2);
  (void)buy(0, LookPlace::elsewhere, harvester);
  EXPECT_EQ(buy(0, LookPlace::expected, 3)->compared, 0U);
  const auto other = buy(1, LookPlace::expected);
  EXPECT_EQ(other->compared, 1U);
  EXPECT_EQ(other->elsewhere, 1U);
}

TEST_F(ScanStoreHarvest, who_read_only_a_few_codes_is_no_source) {
  Scan one = scan(Act::looked, 5);
  one.unsold_read = 7;
  keep(piece(40), one);
  std::size_t sources = 1;
  ASSERT_TRUE(store_->record(piece(40), [&](const History& before) -> Result<Judged> {
    sources = before.sources.size();
    return Judged{.scan = scan(), .place = LookPlace::elsewhere};
  }));
  EXPECT_EQ(sources, 0U);
}

RC_GTEST_PROP(ScanRecord, goes_to_bytes_and_back,
              (std::uint64_t device, std::int16_t latitude, std::uint32_t counter,
               std::uint8_t network_mark, bool has_position)) {
  KeptScan kept;
  kept.scan = {{1'790'000'000'123'456},
               Act::chip_live,
               Who::maker,
               device,
               {'4', '8'},
               {'V', 'N'},
               {},
               counter,
               7,
               network_mark};
  if (has_position) kept.scan.position = {latitude, -latitude};
  kept.judgement = *rc::gen::arbitrary<std::string>();
  const auto back = decode_scan(encode(kept));
  RC_ASSERT(back.has_value());
  RC_ASSERT(back->scan == kept.scan);
  RC_ASSERT(back->judgement == kept.judgement);
}

RC_GTEST_PROP(ScanRecord, no_bytes_break_the_reader, (const std::string& bytes)) {
  (void)decode_scan(bytes);
  (void)decode_code_row(bytes);
  (void)decode_scan("\1" + bytes);
  (void)decode_scan("\2" + bytes);
  (void)decode_scan("\3" + bytes);
  (void)decode_code_row("\1" + bytes);
  (void)decode_code_row("\3" + bytes);
}

TEST(ScanRecord, scans_of_the_first_layout_are_read) {
  KeptScan kept;
  kept.scan = {{5}, Act::looked, Who::the_public, 9, {'0', '1'}, {'V', 'N'}, {}, 3, 4};
  kept.judgement = "judged";
  std::string bytes = encode(kept);
  bytes[0] = '\1';
  bytes.erase(bytes.size() - kept.judgement.size() - 1, 1);  // it held no network
  const auto back = decode_scan(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->scan, kept.scan);
  EXPECT_EQ(back->judgement, "judged");
}

TEST(ScanRecord, scans_of_the_second_layout_are_read_and_the_networks_of_a_day_stay_apart) {
  KeptScan kept;
  kept.scan = {{5}, Act::looked, Who::the_public, 9, {'0', '1'}, {'V', 'N'}, {}, 3, 4};
  kept.judgement = "judged";
  const auto read = [&kept](std::uint64_t daily_block) {
    std::string bytes = encode(kept);
    bytes[0] = '\2';
    std::string block;
    put_fixed64(block, daily_block);
    bytes.replace(bytes.size() - kept.judgement.size() - 1, 1, block);
    return decode_scan(bytes);
  };
  const auto unknown = read(0);
  ASSERT_TRUE(unknown);
  EXPECT_EQ(unknown->scan, kept.scan);
  EXPECT_EQ(unknown->judgement, "judged");
  const std::uint64_t block = 0xFEDC'BA98'7654'3210;
  const auto mark = read(block)->scan.network_mark;
  EXPECT_NE(mark, 0);
  EXPECT_EQ(read(block)->scan.network_mark, mark);
  EXPECT_NE(read(block + 1)->scan.network_mark, mark);
  EXPECT_EQ(read(block)->judgement, "judged");
}

TEST(ScanRecord, no_other_layout_is_read) {
  std::string bytes = encode(KeptScan());
  for (const int layout : {0, 4, 255}) {
    bytes[0] = static_cast<char>(layout);
    EXPECT_FALSE(decode_scan(bytes)) << layout;
  }
}

TEST(ScanRecord, the_row_of_a_code_goes_to_bytes_and_back) {
  CodeRow row;
  row.marks.looks = 300;
  row.marks.first_look_at = Timestamp{0};
  row.marks.hidden_province = {'0', '1'};
  row.marks.hidden_wrong = 4;
  EXPECT_EQ(decode_code_row(encode(row))->marks, row.marks);
  row.marks.chip = {4, 1, 2, 3, 4, 5, 6};
  row.marks.chip_state = {70'000, Timestamp{1'790'000'000'000'000}, true};
  EXPECT_EQ(decode_code_row(encode(row))->marks, row.marks);
  row.marks.opened_at = Timestamp{1'790'000'000'000'001};
  EXPECT_EQ(decode_code_row(encode(row))->marks, row.marks);
  EXPECT_FALSE(decode_code_row(encode(row))->only_look);
  KeptScan look;
  look.scan = {{5}, Act::looked, Who::the_public, 9, {'0', '1'}, {'V', 'N'}, {}, 3, 4};
  look.judgement = "judged";
  row.only_look = look;
  const auto back = decode_code_row(encode(row));
  ASSERT_TRUE(back && back->only_look);
  EXPECT_EQ(back->marks, row.marks);
  EXPECT_EQ(back->only_look->scan, look.scan);
  EXPECT_EQ(back->only_look->judgement, "judged");
}

TEST(ScanRecord, marks_of_the_first_layout_are_read) {
  std::string bytes("\1\3\1\0", 4);
  bytes += "01";
  bytes.append("\2\0\0\0\0", 5);
  const auto row = decode_code_row(bytes);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->marks.looks, 3U);
  EXPECT_EQ(row->marks.hidden_wrong, 2U);
  EXPECT_FALSE(row->marks.chip);
  EXPECT_FALSE(row->only_look);
}

TEST(RowAgeing, takes_an_old_look_out_of_the_row_and_leaves_the_marks) {
  ManualClock clock{Timestamp{1'790'000'000'000'000}};
  const RowAgeing ageing(clock);
  CodeRow row;
  row.marks.looks = 1;
  row.only_look.emplace();
  row.only_look->scan.at = clock.now();
  std::string left;
  bool is_changed = true;
  EXPECT_FALSE(ageing.Filter(0, "", encode(row), &left, &is_changed));
  EXPECT_FALSE(is_changed);
  clock.advance((limits::scan_days_kept + 1) * micros_per_day);
  EXPECT_FALSE(ageing.Filter(0, "", encode(row), &left, &is_changed)) << "the row itself stays";
  ASSERT_TRUE(is_changed);
  EXPECT_EQ(decode_code_row(left)->marks, row.marks);
  EXPECT_FALSE(decode_code_row(left)->only_look);
}

}  // namespace
}  // namespace ocop::scans
