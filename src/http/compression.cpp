#include "http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace ocop::http {
namespace {

/// A deflate state (about 256 KB) kept for its next use.
class Deflater {
 public:
  explicit Deflater(int level) {
    constexpr int gzip_window_bits = 15 + 16;
    constexpr int memory_level = 8;
    ready_ = deflateInit2(&stream_, level, Z_DEFLATED, gzip_window_bits, memory_level,
                          Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~Deflater() {
    if (ready_) deflateEnd(&stream_);
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string compress(std::string_view bytes) {
    if (!ready_ || bytes.size() > UINT32_MAX / 2 || deflateReset(&stream_) != Z_OK) return {};
    std::string compressed(deflateBound(&stream_, static_cast<uLong>(bytes.size())), '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream_.avail_out = static_cast<uInt>(compressed.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return {};
    compressed.resize(stream_.total_out);
    return compressed;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

bool is_compressible(std::string_view content_type) {
  constexpr std::array others{"application/json", "application/javascript", "application/xml",
                              "image/svg+xml", "application/wasm"};
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
         std::ranges::find(others, type) != others.end();
}

std::string gzip_quickly(std::string_view bytes) {
  thread_local Deflater deflater(Z_BEST_SPEED);
  return deflater.compress(bytes);
}

std::string gzip_thoroughly(std::string_view bytes) {
  return Deflater(Z_BEST_COMPRESSION).compress(bytes);
}

std::string brotli_thoroughly(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string compressed(size, '\0');
  const BROTLI_BOOL done =
      BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
                            bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                            &size, reinterpret_cast<std::uint8_t*>(compressed.data()));
  if (done == BROTLI_FALSE) return {};
  compressed.resize(size);
  return compressed;
}

}  // namespace ocop::http
