#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "application/bench_report.h"
#include "base/limits.h"
#include "base/random.h"
#include "gs1/check_digit.h"
#include "records/record_store.h"

namespace ocop::application {

/// The registers of a city, invented: producers with all that belongs to them, households on their
/// way, plans with their tasks. Always the same for the same day. Every row passes the register
/// engine, so it has its checks, its words and its audit entry.
class BenchCity {
 public:
  static constexpr std::size_t makers = 5'000, products_each = 4, plans = 20, tasks_each = 250;
  /// One is the wards of the former district Hoàn Kiếm, the only ones that are built in.
  static constexpr std::array<const char*, 3> wards{"00070", "00082", "00097"};

  BenchCity(records::RecordStore& store, Date today) : store_(store), today_(today) {}

  void fill() {
    for (std::size_t maker = 0; maker < makers; maker += batch) {
      write([&](records::Writing& writing) {
        for (std::size_t i = maker; i < maker + batch; ++i) add_maker(writing, i);
      });
    }
    for (std::size_t plan = 0; plan < plans; ++plan) {
      write([&](records::Writing& writing) { add_plan(writing, plan); });
    }
  }

  /// Rows by which pages are asked for, the makers in the order of their making.
  std::vector<std::string> maker_ids, product_ids, household_ids;

 private:
  static constexpr std::size_t batch = 250;

  std::string day(std::int64_t from_today) const {
    return format_iso(date_from_days(days_from_date(today_) + from_today));
  }
  std::size_t chance(std::size_t count) { return random_.next() % count; }

  template <std::size_t count>
  std::string_view one_of(const std::array<std::string_view, count>& words) {
    return words[chance(count)];
  }

  template <class Work>
  void write(const Work& work) {
    expect(store_.write("bench", [&](records::Writing& writing) -> Result<void> {
      work(writing);
      return ok();
    }));
  }

  std::string add(records::Writing& writing, std::string_view kind, const records::Values& values) {
    const auto outcome =
        expect(writing.create(store_.kinds().get(kind), values, accounts::Reach::all()));
    if (outcome.stored()) return outcome.record->id;
    const records::Fault& fault = outcome.faults.front();
    give_up(fmt::format("{} {}: {}", kind, fault.field, fault.reason.in(pages::Locale::english)));
  }

  std::string person() {
    static constexpr std::array<std::string_view, 8> families{"Nguyễn", "Trần", "Lê",   "Phạm",
                                                              "Hoàng",  "Vũ",   "Đặng", "Bùi"};
    static constexpr std::array<std::string_view, 8> middles{"Thị", "Văn",  "Thu",  "Minh",
                                                             "Đức", "Ngọc", "Quốc", "Thanh"};
    static constexpr std::array<std::string_view, 8> givens{"Hương", "Hà",  "Lan", "Tuấn",
                                                            "Nam",   "Yến", "Bảo", "Khuê"};
    return fmt::format("{} {} {}", one_of(families), one_of(middles), one_of(givens));
  }

  std::string goods() {
    static constexpr std::array<std::string_view, 8> first{
        "Ô mai", "Trà", "Bánh cốm", "Lụa", "Gốm", "Mật ong", "Giò lụa", "Cà phê"};
    static constexpr std::array<std::string_view, 8> then{
        "sấu gừng", "ướp sen", "hạt sen", "thêu tay", "men lam", "hoa nhãn", "gia truyền", "trứng"};
    return fmt::format("{} {}", one_of(first), one_of(then));
  }

  void add_maker(records::Writing& writing, std::size_t number) {
    const std::string code = fmt::format("M-{:04}", number), ward = wards[number % wards.size()];
    const std::string address = fmt::format("{} phố Hàng {}", number, chance(200));
    const std::string id = add(writing, "subject",
                               {{"code", code},
                                {"name", fmt::format("Hộ kinh doanh {} {}", goods(), number)},
                                {"kind", number % 5 == 0 ? "cooperative" : "household"},
                                {"representative", person()},
                                {"address", address},
                                {"unit_code", ward},
                                {"registration_number", fmt::format("01{:08}", number)},
                                {"registered_on", day(-2'000)},
                                {"sector", "production"},
                                {"story_vi", "Nghề của gia đình từ ba đời nay."}});
    maker_ids.push_back(id);
    for (std::size_t i = 0; i < 2; ++i) {
      add(writing, "member",
          {{"subject_id", id},
           {"name", fmt::format("{} {}", person(), i)},
           {"born", "1980"},
           {"is_local", "1"},
           {"contribution", "50000000"},
           {"date_in", day(-1'500)}});
    }
    add(writing, "post",
        {{"subject_id", id}, {"post", "owner"}, {"holder", person()}, {"held_from", day(-1'500)}});
    const std::string premises = add(writing, "premises",
                                     {{"subject_id", id},
                                      {"name", "Xưởng"},
                                      {"kind", "workshop"},
                                      {"address", address},
                                      {"unit_code", ward}});
    if (number % 10 == 0) add_inspection(writing, premises, number);
    for (std::size_t i = 0; i < products_each; ++i) {
      add_product(writing, id, number * products_each + i);
    }
    add_household(writing, id, number, ward, address);
  }

  void add_inspection(records::Writing& writing, const std::string& premises, std::size_t number) {
    const std::string inspection = add(writing, "inspection",
                                       {{"number", fmt::format("BB-{}", number)},
                                        {"premises_id", premises},
                                        {"held_on", day(-60)},
                                        {"inspector", person()},
                                        {"result", "findings"}});
    add(writing, "finding",
        {{"inspection_id", inspection},
         {"what", "Chưa có sổ theo dõi"},
         {"severity", "minor"},
         {"action", "Lập sổ"},
         {"responsible", person()},
         {"due_on", day(static_cast<std::int64_t>(number % 90) - 30)}});
  }

  void add_product(records::Writing& writing, const std::string& maker, std::size_t number) {
    std::string gtin = fmt::format("0893{:09}", number);
    gtin += gs1::check_digit(gtin);
    const std::string id = add(writing, "product",
                               {{"code", gtin},
                                {"subject_id", maker},
                                {"name_vi", fmt::format("{} số {}", goods(), number)},
                                {"name_en", fmt::format("Speciality {}", number)},
                                {"set_2026", std::to_string(1 + number % 26)},
                                {"pack_vi", "Hộp 250 g"},
                                {"price_vnd", std::to_string(1'000 * (number % 700))},
                                {"price_day", day(-30)},
                                {"description_vi", "Làm theo mùa, đóng gói trong ngày."}});
    product_ids.push_back(id);
    add(writing, "ingredient", {{"product_id", id}, {"position", "1"}, {"name", "Đường"}});
    const auto left =
        static_cast<std::int64_t>(chance(1'095)) - 45;  // about one in eight ends soon
    add(writing, "document",
        {{"subject_id", maker},
         {"product_id", id},
         {"kind", "lab_report"},
         {"number", fmt::format("PKN-{}", number)},
         {"issuer", "Phòng kiểm nghiệm"},
         {"valid_from", day(left - 1'095)},
         {"valid_to", day(left)}});
    if (number % 2 == 0) return;
    add(writing, "certificate",
        {{"number", fmt::format("{}/QĐ-UBND", number)},
         {"issuer", "UBND thành phố"},
         {"subject_id", maker},
         {"product_id", id},
         {"kind", "ocop_stars"},
         {"stars", number % 4 == 1 ? "3" : "4"},
         {"valid_from", day(left - 1'095)},
         {"valid_to", day(left)}});
  }

  void add_household(records::Writing& writing, const std::string& maker, std::size_t number,
                     const std::string& ward, const std::string& address) {
    records::Values values{{"name", fmt::format("Hộ {} {}", person(), number)},
                           {"address", address},
                           {"street", fmt::format("Hàng {}", number % 200)},
                           {"unit_code", ward},
                           {"found_how", "survey"},
                           {"discovered_on", day(-300)}};
    if (number % 3 == 0) {
      values["interested_on"] = values["registered_on"] = day(-100);
      values["subject_id"] = maker;
    }
    const std::string id = add(writing, "household", values);
    household_ids.push_back(id);
    records::Values visit{{"household_id", id},
                          {"held_on", day(-200)},
                          {"way", "visit"},
                          {"summary", "Giới thiệu chương trình"}};
    if (number % 50 == 0) {
      visit["next_step"] = "Gọi lại";
      visit["next_on"] = day(static_cast<std::int64_t>(number % 14) - 7);
    }
    add(writing, "visit", visit);
  }

  void add_plan(records::Writing& writing, std::size_t number) {
    const std::string plan = add(writing, "programme_document",
                                 {{"sort", "plan"},
                                  {"number", fmt::format("{}/KH-UBND", number)},
                                  {"title", "Kế hoạch OCOP"},
                                  {"issuer", "UBND thành phố"},
                                  {"level", "city"},
                                  {"issued_on", day(-400)},
                                  {"effect_from", day(-400)}});
    for (std::size_t i = 0; i < tasks_each; ++i) {
      const bool is_done = i % 10 != 0;
      records::Values task{{"plan_id", plan},
                           {"title", fmt::format("Hỗ trợ hồ sơ {}", i)},
                           {"owner_person", person()},
                           {"owner_unit", "Phòng Kinh tế"},
                           {"unit_code", wards[i % wards.size()]},
                           {"deadline", day(static_cast<std::int64_t>(i) - 10)},
                           {"state", is_done ? "done" : "planned"}};
      if (is_done) {
        task["started_on"] = day(-100);
        task["finished_on"] = day(-20);
        task["evidence_link"] = "https://ocop.example/bien-ban";
      }
      add(writing, "task", task);
    }
  }

  records::RecordStore& store_;
  Date today_;
  SeededRandom random_{20'260'918};
};

}  // namespace ocop::application
