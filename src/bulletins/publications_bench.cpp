// What the catalogue of 200 products costs: its PDF with 200 different photographs, 200 QR Codes
// and the makers at the end, in the process, on one core. The ceiling is what the libraries take
// for the same pictures, codes and words without any layout, in the same run.
#include <fmt/format.h>
#include <gd.h>

#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "bulletins/catalogue_paper.h"
#include "labels/outline.h"
#include "labels/symbol.h"

namespace {

using namespace ocop;
using std::chrono::steady_clock;

constexpr int products = 200, rounds = 3;
constexpr std::size_t on_page = 6;

/// As a telephone's photograph is kept for pages: 640 pixels wide, with much detail.
std::string photograph(std::uint32_t seed) {
  constexpr int width = 640, height = 440, blotches = 600;
  std::mt19937 random(seed);
  gdImagePtr image = gdImageCreateTrueColor(width, height);
  const auto below = [&](int most) {
    return static_cast<int>(random() % static_cast<unsigned>(most));
  };
  for (int i = 0; i < blotches; ++i) {
    gdImageFilledEllipse(image, below(width), below(height), 8 + below(90), 8 + below(90),
                         gdTrueColor(below(256), below(256), below(256)));
  }
  int size = 0;
  void* data = gdImageJpegPtr(image, &size, 85);
  std::string bytes(static_cast<const char*>(data), static_cast<std::size_t>(size));
  gdFree(data);
  gdImageDestroy(image);
  return bytes;
}

bulletins::CataloguePaper catalogue() {
  constexpr std::string_view names[] = {"Ô mai",   "Trà sen", "Bánh cốm", "Đèn lồng", "Khăn lụa",
                                        "Giò lụa", "Cà phê",  "Vòng bạc", "Nước mắm", "Chè"};
  bulletins::CataloguePaper paper{.narrowed = "", .products = {}, .day = {2026, 7, 1}};
  for (int i = 0; i < products; ++i) {
    paper.products.push_back(
        {.name = fmt::format("{} {} số {}", names[i % 10], names[i / 10 % 10], i),
         .maker = fmt::format("Hộ kinh doanh số {}", i / 2),
         .ward = "phường Hoàn Kiếm",
         .address = fmt::format("{} phố Hàng Đường, phường Hoàn Kiếm, Hà Nội", i),
         .phone = "024 0000 0101",
         .pack = "Hộp 250 g",
         .price = "85.000 đ",
         .about = {},
         .ingredients = {},
         .picture = fmt::format("/media/{}", i),
         .link = fmt::format("/01/{:014}", i),
         .stars = 3 + i % 3});
  }
  return paper;
}

double seconds_of(const auto& work) {
  const auto begin = steady_clock::now();
  work();
  return std::chrono::duration<double>(steady_clock::now() - begin).count();
}

void give_up(const Error& error) {
  fmt::print(stderr, "{}\n", to_string(error));
  std::exit(1);
}

/// Everything once, nowhere in particular.
void draw_bare(const bulletins::CataloguePaper& paper, const bulletins::PaperGround& ground) {
  print::Press press(print::a4, print::Finish::trimmed, "bare", ground.made_at);
  for (std::size_t i = 0; i < paper.products.size(); ++i) {
    const auto& told = paper.products[i];
    if (i % on_page == 0) press.begin_page();
    const auto bytes = ground.pictures(told.picture, media::Width::w640);
    const auto picture = print::Picture::open(*bytes);
    if (!picture) give_up(picture.error());
    press.picture(*picture, 0, 0, 80, 40);
    const auto symbol = labels::Symbol::encode(ground.base_url + told.link, {});
    if (!symbol) give_up(symbol.error());
    press.symbol(labels::outline_path(*symbol), symbol->side_with_quiet_zone_modules(), 0, 0, 25);
    press.write(told.name + told.maker + told.ward + told.pack + told.price, 0, 0, 80, {});
  }
  const auto bytes = press.finish();
  if (!bytes) give_up(bytes.error());
}

void print_line(std::string_view name, double value, std::string_view unit, double ceiling) {
  fmt::print(
      "{{\"name\":\"{}\",\"value\":{:.3f},\"unit\":\"{}\",\"ceiling\":{:.3f},\"ratio\":{:.3f},"
      "\"products\":{}}}\n",
      name, value, unit, ceiling, ceiling / value, products);
}

}  // namespace

int main() {
  std::vector<std::string> photographs;
  for (std::uint32_t i = 0; i < products; ++i) photographs.push_back(photograph(i));
  const bulletins::PaperGround ground{
      [&](std::string_view address, media::Width) -> Result<std::string> {
        return photographs[static_cast<std::size_t>(
            std::stoi(std::string(address.substr(std::string_view("/media/").size()))))];
      },
      "https://ocop.example", start_of(Date{2026, 7, 1})};
  const auto paper = catalogue();
  double best = 1e9, bare = 1e9;
  std::size_t bytes = 0, pictures = 0;
  for (const std::string& each : photographs) pictures += each.size();
  for (int i = 0; i < rounds; ++i) {
    best = std::min(best, seconds_of([&] {
                      const auto made = bulletins::catalogue_pdf(paper, pages::Locale::vietnamese,
                                                                 ground, print::Finish::bleed);
                      if (!made) give_up(made.error());
                      bytes = made->size();
                    }));
    bare = std::min(bare, seconds_of([&] { draw_bare(paper, ground); }));
  }
  print_line("publications_catalogue_200", best, "s", bare);
  print_line("publications_catalogue_200_size", static_cast<double>(bytes) / 1e6, "MB",
             static_cast<double>(pictures) / 1e6);
  return 0;
}
