#include "recognition/certificate_paper.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace ocop::recognition {
namespace {

using testing::HasSubstr;

registry::Certificate certificate() {
  return {.id = registry::CertificateId("01M8C1Z04VY15V4F4VAQWP71RE"),
          .subject = registry::SubjectId("s"),
          .product = registry::ProductId("p"),
          .kind = "ocop_stars",
          .number = "5127/QĐ-UBND",
          .issuer = "UBND thành phố Hà Nội",
          .code = "01-00070-1-2026",
          .stars = 4,
          .valid_from = {2026, 11, 26},
          .valid_to = Date{2029, 11, 26},
          .revoked_on = {},
          .grace_to = {}};
}

std::string pdf_of(const registry::Certificate& one, const std::string& address) {
  const CertificatePaper paper{one, "Ô mai mơ", "Cơ sở Ô mai",          "199 phố Hàng Đường",
                               1,   address,    start_of({2026, 12, 1})};
  return certificate_pdf(paper).value();
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> piece;
  while (const auto got = fread(piece.data(), 1, piece.size(), pipe))
    output.append(piece.data(), got);
  pclose(pipe);
  return output;
}

/// A paper on the disk while it lives.
struct Paper {
  explicit Paper(const std::string& bytes)
      : path(std::filesystem::temp_directory_path() /
             ("certificate-" + std::to_string(getpid()) + ".pdf")) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  ~Paper() { std::filesystem::remove(path); }
  std::filesystem::path path;
};

/// What another program's reader finds on the first page, drawn by a third one.
std::string scanned(const Paper& paper) {
  const std::string pgm = output_of("pdftoppm -gray -r 150 -f 1 -l 1 " + paper.path.string());
  std::istringstream head(pgm);
  std::string magic;
  int width = 0, height = 0, most = 0;
  head >> magic >> width >> height >> most;
  if (magic != "P5") return "no picture: is poppler-utils installed?";
  const auto* pixels = reinterpret_cast<const std::uint8_t*>(pgm.data()) +
                       static_cast<std::size_t>(head.tellg()) + 1;
  return ZXing::ReadBarcode({pixels, width, height, ZXing::ImageFormat::Lum}).text();
}

TEST(CertificatePaper, ItsCodeIsReadByAStrangersEyeAndLeadsToTheState) {
  const std::string address = "https://ocop.example.vn/giay-chung-nhan/01-00070-1-2026";
  const registry::Certificate one = certificate();
  EXPECT_EQ(scanned(Paper(pdf_of(one, address))), address);
}

TEST(CertificatePaper, HasItsPlaceForTheHandAndTheSealOnOnePage) {
  registry::Certificate one = certificate();
  const auto text = [&] {
    const Paper paper(pdf_of(one, "https://ocop.example.vn/x"));
    return output_of("pdftotext -layout " + paper.path.string() + " -") +
           output_of("pdfinfo " + paper.path.string());
  };
  const std::string of_city = text();
  for (const char* each :
       {"UBND THÀNH PHỐ HÀ NỘI", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký, ghi rõ họ tên, đóng dấu)",
        "Hà Nội, ngày 26 tháng 11 năm 2026", "★★★★☆"}) {
    EXPECT_THAT(of_city, HasSubstr(each));
  }
  EXPECT_THAT(of_city, testing::ContainsRegex("Pages: +1\n"));
  one.issuer = "Bộ Nông nghiệp và Môi trường";
  EXPECT_THAT(text(), HasSubstr("BỘ TRƯỞNG"));
  one.revoked_on = Date{2026, 11, 30};
  EXPECT_THAT(text(), testing::ContainsRegex("[Tt]hu hồi"));
}

}  // namespace
}  // namespace ocop::recognition
