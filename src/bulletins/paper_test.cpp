#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "bulletins/bulletin_paper.h"
#include "bulletins/catalogue_paper.h"
#include "bulletins/product_papers.h"

namespace ocop::bulletins {
namespace {

using pages::Locale;
using print::Finish;

/// What Debian's poppler makes of a paper: an eye that is not ours.
class Printed {
 public:
  explicit Printed(const std::string& bytes) {
    std::string pattern = (std::filesystem::temp_directory_path() / "paper-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::ofstream(folder_ / "paper.pdf", std::ios::binary) << bytes;
  }
  ~Printed() { std::filesystem::remove_all(folder_); }
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;

  std::string text() const { return said("pdftotext -layout paper.pdf -"); }
  std::string fonts() const { return said("pdffonts paper.pdf"); }
  std::string info() const { return said("pdfinfo -box paper.pdf"); }

  /// The texts of all QR Codes of a page, at 150 dots an inch.
  std::set<std::string> codes(int page) const {
    const std::string number = std::to_string(page);
    said("pdftoppm -r 150 -gray -f " + number + " -l " + number + " paper.pdf page");
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (entry.path().extension() != ".pgm") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::string magic;
      int width = 0, height = 0, most = 0;
      file >> magic >> width >> height >> most;
      file.get();
      std::string pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), '\0');
      file.read(pixels.data(), static_cast<std::streamsize>(pixels.size()));
      const ZXing::ImageView view(reinterpret_cast<const std::uint8_t*>(pixels.data()), width,
                                  height, ZXing::ImageFormat::Lum);
      ZXing::DecodeHints hints;
      hints.setFormats(ZXing::BarcodeFormat::QRCode);
      for (const auto& code : ZXing::ReadBarcodes(view, hints)) {
        found.insert(code.text());
      }
      std::filesystem::remove(entry.path());
    }
    return found;
  }

  /// What the command says over "paper.pdf".
  std::string said(const std::string& command) const {
    const std::string whole = "cd " + folder_.string() + " && " + command + " 2>&1";
    std::FILE* pipe = ::popen(whole.c_str(), "r");
    std::string text;
    char buffer[4096];
    for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
      text.append(buffer, got);
    }
    EXPECT_EQ(::pclose(pipe), 0) << command << ": " << text;
    return text;
  }

 private:
  std::filesystem::path folder_;
};

PaperGround ground() {
  return {
      [](std::string_view address, media::Width) -> Result<std::string> {
        if (address == "/media/demo/a.svg") {
          return std::string(
              R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 220"><path fill="#a01c20" d="M0 0h320v220H0z"/></svg>)");
        }
        return Error{Code::not_found, "there is no such picture", std::string(address)};
      },
      "https://ocop.example", start_of(Date{2026, 7, 1})};
}

ToldProduct told(const std::string& name, const std::string& gtin) {
  return {.name = name,
          .maker = "Cơ sở Ô mai Thu Hường",
          .ward = "phường Hoàn Kiếm",
          .address = "199 phố Hàng Đường, Hà Nội",
          .phone = "024 0000 0101",
          .pack = "Hộp 250 g",
          .price = "85.000 đ",
          .about = "Quả sấu bánh tẻ cạo tay, sên với đường và gừng giã.",
          .ingredients = "Sấu, đường, gừng",
          .picture = "/media/demo/a.svg",
          .link = "/01/" + gtin,
          .stars = 4};
}

bool holds(const std::string& text, std::string_view words) {
  std::string flat;
  std::istringstream parts(*to_nfc(text));
  for (std::string part; parts >> part;) flat += part + " ";
  return flat.find(words) != flat.npos;
}

void expect_embedded(const Printed& printed) {
  std::istringstream lines(printed.fonts());
  std::string line;
  std::getline(lines, line);
  const auto column = line.find("emb");
  ASSERT_NE(column, line.npos);
  std::getline(lines, line);
  int count = 0;
  while (std::getline(lines, line)) {
    ++count;
    EXPECT_EQ(line.substr(column, 3), "yes") << line;
    EXPECT_NE(line.find("Noto"), line.npos) << line;
  }
  EXPECT_GT(count, 0);
}

TEST(CataloguePaper, ReadsBackTheCodeOfEveryProductAndItsVietnameseName) {
  CataloguePaper paper{.narrowed = "", .products = {}, .day = {2026, 7, 1}};
  std::set<std::string> expected;
  for (int i = 0; i < 6; ++i) {
    const std::string gtin = "0952123400001" + std::to_string(i);
    paper.products.push_back(told("Ô mai sấu gừng số " + std::to_string(i), gtin));
    expected.insert("https://ocop.example/01/" + gtin);
  }
  const auto bytes = catalogue_pdf(paper, Locale::vietnamese, ground(), Finish::trimmed);
  ASSERT_TRUE(bytes) << to_string(bytes.error());
  const Printed printed(*bytes);
  EXPECT_EQ(printed.codes(3), expected);
  EXPECT_TRUE(holds(printed.text(), "Ô mai sấu gừng số 5"));
  EXPECT_TRUE(holds(printed.text(), "phường Hoàn Kiếm"));
  expect_embedded(printed);
}

TEST(ProductPapers, LeadToTheProductInEverySize) {
  const ToldProduct one = told("Trà ướp sen Tịnh Liên", "09521236000011");
  const std::set<std::string> expected{"https://ocop.example/01/09521236000011"};
  struct Case {
    Result<std::string> bytes;
    std::string size;
    int page;
  };
  const PaperGround base = ground();
  const Case cases[] = {
      {poster_pdf(one, PaperSize::a3, Locale::vietnamese, base, Finish::trimmed), "A3", 1},
      {poster_pdf(one, PaperSize::a4, Locale::english, base, Finish::trimmed), "A4", 1},
      {leaflet_pdf(one, PaperSize::a5, Locale::vietnamese, base, Finish::trimmed), "", 2},
      {leaflet_pdf(one, PaperSize::folded, Locale::vietnamese, base, Finish::trimmed), "A4", 1},
      {product_notice_pdf(one, PaperSize::a4, Locale::vietnamese, base, Finish::trimmed), "A4", 1},
      {product_notice_pdf(one, PaperSize::a3, Locale::vietnamese, base, Finish::trimmed), "A3", 1}};
  for (const Case& each : cases) {
    ASSERT_TRUE(each.bytes) << to_string(each.bytes.error());
    const Printed printed(*each.bytes);
    EXPECT_EQ(printed.codes(each.page), expected) << each.size;
    EXPECT_TRUE(holds(printed.text(), "Trà ướp sen Tịnh Liên")) << each.size;
    if (!each.size.empty()) {
      EXPECT_NE(printed.info().find("(" + each.size + ")"), std::string::npos);
    }
    expect_embedded(printed);
  }
}

TEST(ProductPapers, ForAPrintingHouseHaveRoomForBleedAndCropMarks) {
  const ToldProduct one = told("Trà ướp sen", "09521236000011");
  const auto bytes = poster_pdf(one, PaperSize::a4, Locale::vietnamese, ground(), Finish::bleed);
  ASSERT_TRUE(bytes);
  // 210 mm and 10 mm on each side, in points.
  EXPECT_NE(Printed(*bytes).info().find("651.969 x 898.583"), std::string::npos)
      << Printed(*bytes).info();
}

TEST(CataloguePaper, SaysOnEveryPageWhereAPrintingHouseCutsAndLosesNothingByIt) {
  CataloguePaper paper{.narrowed = "", .products = {}, .day = {2026, 7, 1}};
  for (int i = 0; i < 9; ++i) {
    paper.products.push_back(
        told("Ô mai số " + std::to_string(i), "0952123400001" + std::to_string(i)));
  }
  const auto bytes = catalogue_pdf(paper, Locale::vietnamese, ground(), Finish::bleed);
  ASSERT_TRUE(bytes);
  const Printed printed(*bytes);
  const std::string boxes = printed.said("pdfinfo -box -f 1 -l 99 paper.pdf");
  for (int page = 1; page <= 5; ++page) {
    const std::string number = "Page " + std::to_string(page);
    // 10 mm and 220 by 307 mm; 7 mm and 223 by 310 mm.
    EXPECT_TRUE(holds(boxes, number + " TrimBox: 28.35 28.35 623.62 870.24")) << boxes;
    EXPECT_TRUE(holds(boxes, number + " BleedBox: 19.84 19.84 632.13 878.74")) << boxes;
  }
  for (int i = 0; i < 9; ++i) {
    EXPECT_TRUE(holds(printed.text(), "Ô mai số " + std::to_string(i))) << i;
  }
  EXPECT_EQ(printed.said("pdftocairo -pdf paper.pdf again.pdf"), "") << "no fault is reported";
}

TEST(Papers, AreTheSameBytesForTheSameInput) {
  const ToldProduct one = told("Trà ướp sen", "09521236000011");
  const auto draw = [&] {
    return *poster_pdf(one, PaperSize::a4, Locale::vietnamese, ground(), Finish::bleed);
  };
  EXPECT_EQ(draw(), draw());
}

TEST(ProductPapers, HoldWordsThatAreFarTooLongAndAProductWithoutAnything) {
  ToldProduct long_one = told(std::string(400, 'm'), "09521236000011");
  for (std::string* each : {&long_one.about, &long_one.leaflet, &long_one.maker, &long_one.slogan,
                            &long_one.story_lead, &long_one.ingredients}) {
    for (int i = 0; i < 3'000; ++i) *each += "mẻ sấu ";
  }
  ToldProduct bare{.name = "Bát",
                   .maker = {},
                   .ward = {},
                   .address = {},
                   .phone = {},
                   .pack = {},
                   .price = {},
                   .about = {},
                   .ingredients = {},
                   .picture = {},
                   .link = "/san-pham/bat-sp-7k3m-9q2x"};
  for (const ToldProduct* each : {&long_one, &bare}) {
    for (const PaperSize size : {PaperSize::a3, PaperSize::a4}) {
      EXPECT_TRUE(poster_pdf(*each, size, Locale::vietnamese, ground(), Finish::bleed));
      EXPECT_TRUE(product_notice_pdf(*each, size, Locale::vietnamese, ground(), Finish::bleed));
    }
    for (const PaperSize size : {PaperSize::a5, PaperSize::folded}) {
      EXPECT_TRUE(leaflet_pdf(*each, size, Locale::vietnamese, ground(), Finish::bleed));
    }
  }
}

Content issue() {
  Content content{.series_code = "HK",
                  .series = "Bản tin OCOP Hoàn Kiếm",
                  .series_en = "OCOP Bulletin",
                  .issuer = "UBND phường Hoàn Kiếm",
                  .contact = "024 0000 0000",
                  .unit_code = "00070",
                  .title = "Sấu vào mùa",
                  .lead = "Bảy tuần sấu già.",
                  .lead_en = "Seven weeks.",
                  .no_slogan = "",
                  .issued_on = {2026, 7, 1},
                  .blocks = {}};
  const auto add = [&](BlockKind kind, std::string title, std::string words) {
    content.blocks.push_back({.kind = kind,
                              .title = std::move(title),
                              .words = std::move(words),
                              .lead = {},
                              .source = {},
                              .detail = {},
                              .path_vi = {},
                              .path_en = {}});
  };
  add(BlockKind::heading, "", "Từ phố nghề");
  std::string words = "Mở đầu **chữ đậm** & <dấu>.\n\n";
  for (int i = 0; i < 400; ++i) words += "Đoạn thứ " + std::to_string(i) + " kể về mẻ sấu.\n\n";
  add(BlockKind::text, "", words);
  add(BlockKind::product, "Ô mai sấu gừng", "");
  content.blocks.back().link = "/01/09521234000013";
  content.blocks.back().picture = Picture{"/media/demo/a.svg", "Hộp ô mai", "tự chụp", "ab"};
  add(BlockKind::slogan, "", "Quà phố nghề, rõ người làm");
  add(BlockKind::quote, "", "Giã tay nó mới bám.");
  add(BlockKind::contact, "", "Hỏi ở một cửa");
  return content;
}

TEST(BulletinPaper, LosesNoParagraphBetweenColumnsAndPagesAndCanBeSearched) {
  const auto bytes = bulletin_pdf(issue(), {"Số 7", "", "https://ocop.example/ban-tin/hk/7", "ab"},
                                  ground(), Finish::trimmed);
  ASSERT_TRUE(bytes) << to_string(bytes.error());
  const Printed printed(*bytes);
  const std::string text = printed.text();
  for (int i = 0; i < 400; ++i) {
    EXPECT_TRUE(holds(text, "Đoạn thứ " + std::to_string(i) + " kể")) << i;
  }
  EXPECT_TRUE(holds(text, "Số 7"));
  EXPECT_TRUE(holds(text, "chữ đậm & <dấu>."));
  expect_embedded(printed);
}

TEST(Content, ReadsBackAsItWasWritten) {
  const Content content = issue();
  const std::string json = to_json(content);
  EXPECT_EQ(to_json(content_from(json)), json);
  EXPECT_EQ(sha256_of(json).size(), 64U);
}

TEST(Content, IsToldAsPlainTextInItsOrder) {
  const std::string text = plain_text(issue(), "Số 7", "https://ocop.example");
  const auto at = [&](std::string_view words) { return text.find(words); };
  EXPECT_NE(at("Số 7"), text.npos);
  EXPECT_LT(at("## Từ phố nghề"), at("Mở đầu chữ đậm & <dấu>."));
  EXPECT_LT(at("Đoạn thứ 399"), at("Ô mai sấu gừng"));
  EXPECT_NE(at("“Giã tay nó mới bám.”"), text.npos);
}

}  // namespace
}  // namespace ocop::bulletins
