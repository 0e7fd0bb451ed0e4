// What the back office pays for its registers: lists, searches and saves at 5,000 makers and 20,000
// wares. The ceiling of a list and a search is the same work as one hand-written statement that
// fetches identifiers only; of a save, a transaction that stores one row and nothing else.
#include <fmt/format.h>
#include <soci/soci.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "records/test_registers.h"

namespace {

using namespace ocop;
using namespace ocop::records;

constexpr int makers = 5'000;
constexpr int wares_each = 4;
constexpr int rounds = 200;

double milliseconds_p99(const std::function<void(int)>& work) {
  std::vector<double> took;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work(i);
    const std::chrono::duration<double, std::milli> each = std::chrono::steady_clock::now() - begin;
    took.push_back(each.count());
  }
  std::ranges::sort(took);
  return took[static_cast<std::size_t>(rounds) * 99 / 100];
}

void print(std::string_view name, double value, double ceiling) {
  fmt::print(
      "{{\"name\":\"{}\",\"value\":{:.2f},\"unit\":\"ms\",\"ceiling\":{:.2f},\"ratio\":{:.3f}}}\n",
      name, value, ceiling, ceiling / value);
}

std::string paragraph(int i) {
  std::string text;
  for (int word = 0; word < 120; ++word) text += fmt::format("chữ {} ", (i * 31 + word) % 997);
  return text;
}

void fill(TestRegisters& registers) {
  const auto filled = registers.store->write("bench", [&](Writing& writing) -> Result<void> {
    for (int i = 0; i < makers; ++i) {
      TRY(const auto maker, writing.create(*registers.maker,
                                           {{"code", fmt::format("M-{}", i)},
                                            {"name", fmt::format("Hộ kinh doanh Ô mai số {}", i)},
                                            {"unit_code", i % 2 == 0 ? "00070" : "00082"},
                                            {"notes", paragraph(i)}},
                                           accounts::Reach::all()));
      for (int ware = 0; ware < wares_each; ++ware) {
        TRY_VOID(writing.create(*registers.ware,
                                {{"name", fmt::format("Ô mai sấu gừng hộp {} loại {}", i, ware)},
                                 {"maker_id", maker.record->id},
                                 {"price", std::to_string(1'000 + i)}},
                                accounts::Reach::all()));
      }
    }
    return ok();
  });
  if (!filled) throw std::runtime_error(to_string(filled.error()));
}

double ids_p99(TestRegisters& registers, const std::string& statement) {
  return milliseconds_p99([&](int) {
    auto transaction = registers.database->begin(sql::Access::read);
    const soci::rowset<std::string> rows = (transaction->session().prepare << statement);
    for (const std::string& id : rows) static_cast<void>(id);
  });
}

}  // namespace

int main() {
  TestRegisters registers;
  fill(registers);
  RecordStore& store = *registers.store;
  const accounts::Reach ward{false, {"00070"}, {}};
  const auto list = [&](const Kind& kind, const Query& query) {
    return milliseconds_p99([&](int i) {
      Query page = query;
      page.page = static_cast<std::size_t>(i % 40 + 1);
      if (!store.list(kind, page, ward)) throw std::runtime_error("no list");
    });
  };
  print("records_list", list(*registers.ware, {}),
        ids_p99(registers, "select id from wares order by sort_key limit 25"));
  print("records_search", list(*registers.ware, {.words = "gung so 49"}),
        ids_p99(registers,
                "select id from wares where folded like '%gung%' and folded like "
                "'%49%' limit 25"));
  print("records_search_none", list(*registers.maker, {.words = "khong co gi"}),
        ids_p99(registers, "select id from makers where folded like '%khong%'"));

  const auto one = store.list(*registers.maker, {}, accounts::Reach::all())->rows.front();
  long long version = one.version;
  const double save = milliseconds_p99([&](int i) {
    const auto outcome =
        store.change(*registers.maker, one.id, version, {{"notes", std::to_string(i)}},
                     {"bench", accounts::Reach::all()});
    version = outcome->record->version;
  });
  const double plain = milliseconds_p99([&](int i) {
    auto transaction = registers.database->begin(sql::Access::write);
    transaction->session() << "update makers set founded = '" << i << "' where id = '" << one.id
                           << "'";
    static_cast<void>(transaction->commit());
  });
  print("records_save", save, plain);
}
