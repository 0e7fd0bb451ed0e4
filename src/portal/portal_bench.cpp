// What a page of the catalogue costs with 5,000 producers and 20,000 products: the time of each
// answer, without the network, over a mix of addresses. The ceiling is the p99 that the product
// promises for a page, 50 ms.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/portal.h"
#include "portal/test_shelf.h"

namespace {

using namespace ocop;
using std::chrono::steady_clock;

constexpr int makers = 5'000;
constexpr int products_each = 4;
constexpr int rounds = 60;
constexpr double promised_ms = 50;

std::shared_ptr<const registry::Catalogue> city() {
  constexpr std::string_view names[] = {"Ô mai",   "Trà sen", "Bánh cốm", "Đèn lồng", "Khăn lụa",
                                        "Giò lụa", "Cà phê",  "Vòng bạc", "Nước mắm", "Chè"};
  registry::CatalogueBuilder builder;
  for (int w = 0; w < 126; ++w) {
    builder.add(portal::test_ward(fmt::format("{:05}", w), fmt::format("Phường {}", w)));
  }
  for (int m = 0; m < makers; ++m) {
    auto maker = portal::test_subject(fmt::format("M-{}", m), fmt::format("Hộ kinh doanh {}", m));
    maker.unit_code = fmt::format("{:05}", m % 126);
    maker.address = fmt::format("{} phố Hàng {}, Hà Nội", m, m % 400);
    for (int p = 0; p < products_each; ++p) {
      const int number = m * products_each + p;
      auto product = portal::test_product(
          maker, fmt::format("{:014}", number),
          fmt::format("{} {} số {}", names[number % 10], names[number / 10 % 10], number));
      product.set_2026 = std::to_string(1 + number % 26);
      product.price_vnd = number % 700 * 1'000;
      product.price_day = portal::test_day;
      if (number % 3 != 0) builder.add(portal::test_stars(product, 3 + number % 3));
      builder.add(std::move(product));
    }
    builder.add(std::move(maker));
  }
  return std::move(builder).build();
}

class Site {
 public:
  Site() { portal::add_portal_routes(router_, portal_); }

  double milliseconds(const std::string& target) {
    http::Request request;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (request.path.size() < target.size()) request.query = target.substr(request.path.size() + 1);
    const auto begin = steady_clock::now();
    const auto match = router_.match(request.method, request.path, request.parameters);
    const auto response = router_.answer(match.route, match, request);
    const std::chrono::duration<double, std::milli> took = steady_clock::now() - begin;
    if (response.status != 200) {
      fmt::print(stderr, "{} answered {}\n", target, response.status);
      std::exit(1);
    }
    return took.count();
  }

 private:
  ManualClock clock_{start_of(portal::test_day)};
  std::shared_ptr<const registry::Catalogue> catalogue_ = city();
  portal::Portal portal_{[this] { return catalogue_; }, clock_, "https://ocop.example"};
  http::Router router_;
};

void print(std::string_view name, double value, std::string_view unit, double ceiling) {
  fmt::print(
      "{{\"name\":\"{}\",\"value\":{:.3f},\"unit\":\"{}\",\"ceiling\":{:.3f},\"ratio\":{:.3f}}}\n",
      name, value, unit, ceiling, ceiling / value);
}

void measure(Site& site, std::string_view name, const std::vector<std::string>& targets) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    for (const auto& target : targets) times.push_back(site.milliseconds(target));
  }
  std::ranges::sort(times);
  print(fmt::format("{}_p50", name), times[times.size() / 2], "ms", promised_ms);
  print(fmt::format("{}_p99", name), times[times.size() * 99 / 100], "ms", promised_ms);
}

}  // namespace

int main() {
  if (!pages::load()) return 1;
  Site site;
  print("catalogue_shelf_20k", site.milliseconds("/san-pham"), "ms", promised_ms);
  measure(site, "catalogue_list",
          {"/san-pham", "/san-pham?q=tra+sen", "/san-pham?q=o+mai+banh&stars=4",
           "/san-pham?group=food&sort=name", "/san-pham?ward=00070&price=100",
           "/san-pham?sort=newest&page=500", "/san-pham?q=khong+co", "/en/products?q=lua"});
  measure(site, "catalogue_producers", {"/nha-san-xuat", "/nha-san-xuat?q=dong+12&ward=00012"});
  measure(site, "catalogue_product",
          {portal::product_path(pages::Locale::vietnamese,
                                portal::test_product(portal::test_subject("M-0", ""),
                                                     "00000000000000", "Ô mai Ô mai số 0"))});
  measure(site, "catalogue_home", {"/", "/en/"});
  return 0;
}
