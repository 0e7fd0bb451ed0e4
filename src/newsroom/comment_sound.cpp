#include <algorithm>

#include "base/embedded_file.h"
#include "newsroom/comment_picture.h"

namespace ocop::embedded {
EmbeddedFiles newsroom_sounds();
}

namespace ocop::newsroom {
namespace {

constexpr std::uint32_t rate = 8'000;

/// ITU-T G.711, µ-law.
std::int16_t sample_of(unsigned char code) {
  code = static_cast<unsigned char>(~code);
  const int exponent = (code >> 4) & 7, mantissa = code & 15;
  const int magnitude = (((mantissa << 3) + 0x84) << exponent) - 0x84;
  return static_cast<std::int16_t>((code & 0x80) != 0 ? -magnitude : magnitude);
}

std::string_view digit_sound(char digit, pages::Locale locale) {
  const std::string name = std::string(pages::code_of(locale)) + '/' + digit + ".ulaw";
  const auto files = embedded::newsroom_sounds();
  const auto at = std::ranges::find(files, name, &EmbeddedFile::name);
  return at == files.end() ? std::string_view() : at->content;
}

void put16(std::string& out, int value) {
  out += static_cast<char>(value & 255);
  out += static_cast<char>((value >> 8) & 255);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<int>(value & 0xffff));
  put16(out, static_cast<int>(value >> 16));
}

/// A WAV file of one channel of 16 bit.
std::string wav_of(const std::string& samples) {
  const auto size = static_cast<std::uint32_t>(samples.size());
  std::string out = "RIFF";
  put32(out, 36 + size);
  out += "WAVEfmt ";
  put32(out, 16);
  put16(out, 1);  // PCM
  put16(out, 1);
  put32(out, rate);
  put32(out, rate * 2);
  put16(out, 2);
  put16(out, 16);
  out += "data";
  put32(out, size);
  return out + samples;
}

}  // namespace

std::string sound_of(const CommentCodes::Asked& asked, pages::Locale locale) {
  std::uint64_t seed = 0;
  for (const crypto::Byte byte : asked.chance) seed = seed * 257 + byte;
  SeededRandom chance(seed);
  std::string samples;
  const auto put = [&](int sample) {
    const int noise = static_cast<int>(chance.next() >> 40) % 600 - 300;
    put16(samples, std::clamp(sample + noise, -32'768, 32'767));
  };
  const auto wait = [&](std::uint32_t samples_count) {
    for (std::uint32_t i = 0; i < samples_count; ++i) put(0);
  };
  wait(rate / 4);
  for (const char digit : asked.digits) {
    const std::string_view sound = digit_sound(digit, locale);
    const double speed = 0.88 + static_cast<double>(chance.next() % 25) / 100;  // higher or lower
    const double loudness = 0.7 + static_cast<double>(chance.next() % 30) / 100;
    for (double at = 0; at < static_cast<double>(sound.size()); at += speed) {
      const auto code = static_cast<unsigned char>(sound[static_cast<std::size_t>(at)]);
      put(static_cast<int>(sample_of(code) * loudness));
    }
    wait(rate / 3 + static_cast<std::uint32_t>(chance.next() % (rate / 3)));
  }
  return wav_of(samples);
}

}  // namespace ocop::newsroom
