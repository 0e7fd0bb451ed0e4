#include "labels/label.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "base/limits.h"
#include "labels/encoder.h"
#include "labels/reading.h"

namespace ocop::labels {
namespace {

using testing::HasSubstr;

constexpr auto both = {Symbology::qr_code, Symbology::data_matrix};

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all{
      "https://ocop.vn/01/08935001234566",
      "https://ocop.vn/01/08935001234566/21/7KQ4M9XTRE8F2H3WC5D1",  // 53 letters
      "HTTPS://OCOP.VN/01/08935001234566/21/7KQ4M9XTRE8F2H3WC5D1",
      "https://truyxuat.hoankiem.ocop.example/01/08935001234566/22/A1/10/OMAI-2026-07-06/21/"
      "7KQ4M9XTRE8F2H3WC5D1?17=270706&11=260706&3103=000250&4330=000001&linkType=gs1:pip&x=12",
      "https://ocop.vn/01/08935001234566/10/L%2F2026%2B07%25%26%3F/21/%21%22%25%26%27%28%29%2A",
      "https://ocop.vn/00/089350012345678905",
      "https://ocop.vn/414/8935001234573/254/Ph%E1%BB%91H%C3%A0ngTr%E1%BB%91ng",
      "https://ocop.vn/o/%C3%94-mai-m%C6%A1-g%E1%BB%ABng?lot=a&x=<1>",
      "1",
      std::string(limits::symbol_text_bytes_max, 'a'),
  };
  return all;
}

std::string read_svg(const std::string& svg) {
  const auto picture = reading::rasterise(svg, 4);
  const auto found = picture ? reading::read(*picture) : std::nullopt;
  return found ? found->text : "(not readable)";
}

std::string read_png(const std::string& png) {
  const auto picture = reading::decode_png(png);
  const auto found = picture ? reading::read(*picture) : std::nullopt;
  return found ? found->text : "(not readable)";
}

TEST(Label, another_reader_gives_back_every_text_from_the_svg) {
  for (const auto symbology : both) {
    for (const auto& text : texts()) {
      const auto svg = label_svg(text, {.symbol = {.symbology = symbology}});
      ASSERT_TRUE(svg) << svg.error().detail;
      EXPECT_EQ(read_svg(*svg), text) << name_of(symbology);
    }
  }
}

TEST(Label, another_reader_gives_back_every_text_from_the_png) {
  for (const auto symbology : both) {
    for (const auto& text : texts()) {
      const auto png = label_png(text, {.symbol = {.symbology = symbology}, .module_pixels = 3});
      ASSERT_TRUE(png) << png.error().detail;
      EXPECT_EQ(read_png(*png), text) << name_of(symbology);
    }
  }
}

TEST(Label, svg_and_png_show_the_same_picture) {
  for (const auto symbology : both) {
    const LabelOptions options{.symbol = {.symbology = symbology}, .module_pixels = 3};
    const auto from_svg = reading::rasterise(*label_svg(texts()[1], options), 3);
    const auto from_png = reading::decode_png(*label_png(texts()[1], options));
    ASSERT_TRUE(from_svg && from_png);
    EXPECT_EQ(from_svg->width, from_png->width);
    EXPECT_TRUE(from_svg->luminance == from_png->luminance) << name_of(symbology);
  }
}

TEST(Label, the_level_of_error_correction_is_the_one_asked_for) {
  const std::pair<ErrorCorrection, const char*> levels[] = {{ErrorCorrection::low, "L"},
                                                            {ErrorCorrection::medium, "M"},
                                                            {ErrorCorrection::quartile, "Q"},
                                                            {ErrorCorrection::high, "H"}};
  for (const auto& [level, letter] : levels) {
    const auto svg = label_svg(texts()[1], {.symbol = {.error_correction = level}});
    const auto found = reading::read(*reading::rasterise(*svg, 4));
    ASSERT_TRUE(found) << letter;
    EXPECT_EQ(found->error_correction, letter);
  }
}

TEST(Label, the_symbology_is_the_one_asked_for) {
  const auto format_of = [](Symbology symbology) {
    const auto svg = label_svg(texts()[0], {.symbol = {.symbology = symbology}});
    return reading::read(*reading::rasterise(*svg, 4))->format;
  };
  EXPECT_EQ(format_of(Symbology::qr_code), "QRCode");
  EXPECT_EQ(format_of(Symbology::data_matrix), "DataMatrix");
}

TEST(Label, upper_case_of_scheme_and_host_makes_the_symbol_smaller_and_leaves_the_path_alone) {
  const std::string text = "https://ocop.vn/01/08935001234566/21/7KQ4M9XTRE8F2H3WC5D1";
  const auto given = Symbol::encode(text, {});
  const auto upper = Symbol::encode(text, {.letter_case = LetterCase::upper_scheme_and_host});
  ASSERT_TRUE(given && upper);
  EXPECT_EQ(upper->text(), "HTTPS://OCOP.VN/01/08935001234566/21/7KQ4M9XTRE8F2H3WC5D1");
  EXPECT_EQ(given->qr_version(), 4);
  EXPECT_EQ(upper->qr_version(), 3);
  const auto mixed = Symbol::encode("https://ocop.vn/01/08935001234566/10/Lot-a%2f",
                                    {.letter_case = LetterCase::upper_scheme_and_host});
  EXPECT_EQ(mixed->text(), "HTTPS://OCOP.VN/01/08935001234566/10/Lot-a%2f");
}

TEST(Label, the_symbol_reports_its_size) {
  const auto qr = Symbol::encode(texts()[0], {});
  EXPECT_EQ(qr->side_modules(), 29);
  EXPECT_EQ(qr->side_with_quiet_zone_modules(), 37);
  EXPECT_EQ(qr->qr_version(), 3);
  const auto matrix = Symbol::encode(texts()[0], {.symbology = Symbology::data_matrix});
  EXPECT_EQ(matrix->side_modules(), 22);
  EXPECT_EQ(matrix->qr_version(), 0);
}

TEST(Label, the_svg_of_an_ordinary_label_stays_under_two_kilobytes) {
  const std::string text = "https://ocop.vn/01/08935001234566/21/7KQ4M9XTRE8F2H3WC5D1";
  for (const auto symbology : both) {
    const SymbolOptions options{.symbology = symbology,
                                .letter_case = LetterCase::upper_scheme_and_host};
    EXPECT_LE(label_svg(text, {.symbol = options})->size(), 2048U) << name_of(symbology);
  }
}

TEST(Label, title_and_description_cannot_break_out_of_the_svg) {
  const auto svg = label_svg(texts()[0], {.title = "Ô mai <b>", .description = "a & b</desc>"});
  EXPECT_THAT(*svg, HasSubstr("<title>Ô mai &lt;b&gt;</title>"));
  EXPECT_THAT(*svg, HasSubstr("<desc>a &amp; b&lt;/desc&gt;</desc>"));
}

TEST(Label, letters_outside_of_ascii_are_refused_with_the_way_out) {
  const auto symbol = Symbol::encode("https://ocop.vn/Phố", {});
  ASSERT_FALSE(symbol);
  EXPECT_EQ(symbol.error().code, Code::invalid_argument);
  EXPECT_THAT(symbol.error().detail, HasSubstr("Byte 19"));
  EXPECT_THAT(symbol.error().detail, HasSubstr("percent-encode"));
}

TEST(Label, an_empty_and_an_overlong_text_are_refused) {
  EXPECT_EQ(Symbol::encode("", {}).error().code, Code::invalid_argument);
  const auto overlong = Symbol::encode(std::string(limits::symbol_text_bytes_max + 1, 'a'), {});
  EXPECT_EQ(overlong.error().code, Code::payload_too_large);
  EXPECT_THAT(overlong.error().detail, HasSubstr("symbol_text_bytes_max"));
}

TEST(Label, a_warning_of_the_encoder_is_an_error_with_its_text) {
  // Letters beyond Latin-1 make zint switch the character set and warn of it.
  const auto modules = encode_modules("Phố", Symbology::qr_code, ErrorCorrection::medium);
  ASSERT_FALSE(modules);
  EXPECT_EQ(modules.error().code, Code::invalid_argument);
  EXPECT_THAT(modules.error().detail, HasSubstr("ECI"));
}

TEST(Label, an_error_of_the_encoder_is_an_error_with_its_text) {
  const auto modules =
      encode_modules(std::string(4000, 'a'), Symbology::data_matrix, ErrorCorrection::medium);
  ASSERT_FALSE(modules);
  EXPECT_THAT(modules.error().detail, HasSubstr("too long"));
}

TEST(Label, a_module_has_at_least_one_pixel_and_not_more_than_the_limit) {
  EXPECT_EQ(label_png("1", {.module_pixels = 0}).error().code, Code::invalid_argument);
  EXPECT_EQ(label_png("1", {.module_pixels = limits::label_module_pixels_max + 1}).error().code,
            Code::invalid_argument);
  EXPECT_EQ(reading::decode_png(*label_png("1", {.module_pixels = 1}))->width, 21 + 8);
}

// GS1 General Specifications, figure 7.11-1: what a lot or a serial may hold, percent-encoded as in
// a Digital Link.
std::string percent_encoded(const std::string& value) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : value) {
    const bool unreserved = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                            (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
    if (unreserved) {
      result += c;
    } else {
      result += {'%', digits[c >> 4], digits[c & 15]};
    }
  }
  return result;
}

rc::Gen<std::string> value_of_cset_82() {
  static const std::string cset_82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  return rc::gen::mapcat(rc::gen::inRange(1, 21), [](int length) {
    return rc::gen::container<std::string>(static_cast<std::size_t>(length),
                                           rc::gen::elementOf(cset_82));
  });
}

RC_GTEST_PROP(Label, any_digital_link_comes_back_from_both_symbologies, ()) {
  const auto gtin = *rc::gen::container<std::string>(14, rc::gen::inRange('0', char('9' + 1)));
  const auto lot = percent_encoded(*value_of_cset_82());
  const auto serial = percent_encoded(*value_of_cset_82());
  const std::string text = "https://ocop.vn/01/" + gtin + "/10/" + lot + "/21/" + serial;
  const auto level = *rc::gen::element(ErrorCorrection::low, ErrorCorrection::medium,
                                       ErrorCorrection::quartile, ErrorCorrection::high);
  for (const auto symbology : both) {
    const LabelOptions options{.symbol = {.symbology = symbology, .error_correction = level},
                               .module_pixels = 3};
    RC_ASSERT(read_svg(*label_svg(text, options)) == text);
    RC_ASSERT(read_png(*label_png(text, options)) == text);
  }
}

}  // namespace
}  // namespace ocop::labels
