#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace ocop {

/// Where unpredictable bytes come from. Safe to use from several threads.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;
};

/// The kernel's generator, fetched a page at a time per thread. Ends the process when the kernel
/// refuses, since no secret may be made without it.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::byte> bytes) override;
};

/// Repeatable, for tests, demonstrations and simulations. Never for a secret. One thread only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::byte> bytes) override;
  std::uint64_t next();

 private:
  std::uint64_t state_;
};

std::string random_hex(Random& random, std::size_t bytes);
std::string random_uuid(Random& random);  ///< RFC 9562 version 4, lower case

}  // namespace ocop
