#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"

namespace ocop::http {

/// Blocks for reading, lent to the connections of one thread while they have bytes: an idle
/// connection holds none.
class BlockPool {
 public:
  static constexpr std::size_t block_bytes = 2 * limits::http_header_bytes_max;
  using Block = std::unique_ptr<char[]>;

  Block take() {
    if (spare_.empty()) return Block(new char[block_bytes]);
    Block block = std::move(spare_.back());
    spare_.pop_back();
    return block;
  }
  void give(Block block) {
    if (spare_.size() < spare_blocks_max) spare_.push_back(std::move(block));
  }

 private:
  static constexpr std::size_t spare_blocks_max = 64;
  std::vector<Block> spare_;
};

/// Bytes that have arrived and are not yet read, in one piece.
class ReadBuffer {
 public:
  explicit ReadBuffer(BlockPool& pool) : pool_(pool) {}
  ~ReadBuffer() { give_back(); }
  ReadBuffer(const ReadBuffer&) = delete;
  ReadBuffer& operator=(const ReadBuffer&) = delete;

  std::string_view view() const { return {block_.get() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  void consume(std::size_t bytes) { begin_ += bytes; }

  /// Where the next bytes go; not empty unless a whole block is unread.
  std::span<char> space() {
    if (!block_) block_ = pool_.take();
    if (begin_ > 0) {
      std::memmove(block_.get(), block_.get() + begin_, end_ - begin_);
      end_ -= std::exchange(begin_, 0);
    }
    return {block_.get() + end_, BlockPool::block_bytes - end_};
  }
  void commit(std::size_t bytes) { end_ += bytes; }

  void give_back() {
    if (block_) pool_.give(std::move(block_));
    begin_ = end_ = 0;
  }

 private:
  BlockPool& pool_;
  BlockPool::Block block_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace ocop::http
