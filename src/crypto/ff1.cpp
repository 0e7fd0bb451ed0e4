#include "crypto/ff1.h"

#include <openssl/bn.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ocop::crypto {
namespace {

constexpr int rounds = 10;

using Digits = std::span<std::uint16_t>;

/// Half a numeral string as a number, where every half fits into 64 bits and so every number of a
/// round into 128.
class SmallNumber {
 public:
  static constexpr std::size_t bytes_max = 8;

  static SmallNumber of_digits(Digits digits, unsigned radix) {
    SmallNumber number;
    for (const auto digit : digits) number.value_ = number.value_ * radix + digit;
    return number;
  }
  static SmallNumber of_bytes(View bytes) {
    SmallNumber number;
    for (const Byte byte : bytes) number.value_ = number.value_ << 8 | byte;
    return number;
  }
  static SmallNumber power(unsigned radix, std::size_t exponent) {
    SmallNumber number;
    number.value_ = 1;
    for (std::size_t i = 0; i < exponent; ++i) number.value_ *= radix;
    return number;
  }
  void to_bytes(std::span<Byte> bytes) const {
    Wide rest = value_;
    for (std::size_t i = bytes.size(); i > 0; --i, rest >>= 8) {
      bytes[i - 1] = static_cast<Byte>(rest & 0xFF);
    }
  }
  void to_digits(Digits digits, unsigned radix) const {
    auto rest = static_cast<std::uint64_t>(value_);
    for (std::size_t i = digits.size(); i > 0; --i, rest /= radix) {
      digits[i - 1] = static_cast<std::uint16_t>(rest % radix);
    }
  }
  void add(const SmallNumber& other, const SmallNumber& modulus) {
    value_ = remainder(value_ + other.value_, modulus.value_);
  }
  void subtract(const SmallNumber& other, const SmallNumber& modulus) {
    const Wide less = remainder(other.value_, modulus.value_);
    value_ = value_ >= less ? value_ - less : value_ + modulus.value_ - less;
  }

 private:
  __extension__ using Wide = unsigned __int128;

  // Dividing 128 bits is slow, and a radix that is a power of two needs none of it.
  static Wide remainder(Wide value, Wide modulus) {
    return (modulus & (modulus - 1)) == 0 ? value & (modulus - 1) : value % modulus;
  }

  Wide value_ = 0;
};

/// The same for strings of any length.
class BigNumber {
 public:
  BigNumber() : value_(BN_new(), BN_free), scratch_(BN_CTX_new(), BN_CTX_free) {
    if (!value_ || !scratch_) throw std::bad_alloc();
  }
  static BigNumber of_digits(Digits digits, unsigned radix) {
    BigNumber number;
    for (const auto digit : digits) {
      insist(BN_mul_word(number.value_.get(), radix) == 1);
      insist(BN_add_word(number.value_.get(), digit) == 1);
    }
    return number;
  }
  static BigNumber of_bytes(View bytes) {
    BigNumber number;
    insist(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), number.value_.get()) != nullptr);
    return number;
  }
  static BigNumber power(unsigned radix, std::size_t exponent) {
    BigNumber number;
    insist(BN_set_word(number.value_.get(), 1) == 1);
    for (std::size_t i = 0; i < exponent; ++i) insist(BN_mul_word(number.value_.get(), radix) == 1);
    return number;
  }
  void to_bytes(std::span<Byte> bytes) const {
    insist(BN_bn2binpad(value_.get(), bytes.data(), static_cast<int>(bytes.size())) >= 0);
  }
  void to_digits(Digits digits, unsigned radix) const {
    const Value rest(BN_dup(value_.get()), BN_free);
    if (!rest) throw std::bad_alloc();
    for (std::size_t i = digits.size(); i > 0; --i) {
      digits[i - 1] = static_cast<std::uint16_t>(BN_div_word(rest.get(), radix));
    }
  }
  void add(const BigNumber& other, const BigNumber& modulus) {
    insist(BN_mod_add(value_.get(), value_.get(), other.value_.get(), modulus.value_.get(),
                      scratch_.get()) == 1);
  }
  void subtract(const BigNumber& other, const BigNumber& modulus) {
    insist(BN_mod_sub(value_.get(), value_.get(), other.value_.get(), modulus.value_.get(),
                      scratch_.get()) == 1);
  }

 private:
  using Value = std::unique_ptr<BIGNUM, decltype(&BN_free)>;

  static void insist(bool good) {
    if (!good) throw std::bad_alloc();  // these fail for want of memory only
  }

  Value value_;
  std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)> scratch_;
};

/// What is alike in all rounds of one string (steps 1 to 5 of the standard's algorithm 7).
struct Shape {
  std::size_t left, right;   // digits of the halves: u, v
  std::size_t number_bytes;  // b
  std::size_t key_bytes;     // d, of a round
  Block first;               // P

  Shape(std::size_t digits, unsigned radix, std::size_t tweak_bytes)
      : left(digits / 2),
        right(digits - left),
        number_bytes(bytes_of_numeral(right, radix)),
        key_bytes((number_bytes + 3) / 4 * 4 + 4),
        first{1,
              2,
              1,
              static_cast<Byte>(radix >> 16),
              static_cast<Byte>(radix >> 8),
              static_cast<Byte>(radix),
              rounds,
              static_cast<Byte>(left)} {
    for (std::size_t i = 0; i < 4; ++i) {
      first[8 + i] = static_cast<Byte>(digits >> (24 - 8 * i));
      first[12 + i] = static_cast<Byte>(tweak_bytes >> (24 - 8 * i));
    }
  }

  /// ceil(ceil(digits * log2(radix)) / 8), exactly: the bytes of the largest numeral.
  static std::size_t bytes_of_numeral(std::size_t digits, unsigned radix) {
    // Fast and exact where the product is whole: powers of two, as all our own serials.
    if ((radix & (radix - 1)) == 0) {
      std::size_t bits = 0;
      while ((1U << bits) < radix) ++bits;
      return (digits * bits + 7) / 8;
    }
    // Elsewhere radix^digits is no power of two, and rounding can only err within 1e-9 of one.
    const double bits = static_cast<double>(digits) * std::log2(static_cast<double>(radix));
    return (static_cast<std::size_t>(std::ceil(bits)) + 7) / 8;
  }
};

/// The number y of a round (steps 6 i to 6 iv).
template <class Number>
class RoundNumber {
 public:
  RoundNumber(Aes& aes, const Shape& shape, View tweak) : aes_(aes), shape_(shape) {
    const std::size_t filled = tweak.size() + shape.number_bytes + 1;
    text_.assign((filled + 15) / 16 * 16, 0);
    std::ranges::copy(tweak, text_.begin());
    start_ = aes_.encrypt(shape.first);
    key_.resize((shape.key_bytes + 15) / 16 * 16);
  }

  Number operator()(int round, const Number& half) {
    const std::span<Byte> number(text_.data() + text_.size() - shape_.number_bytes,
                                 shape_.number_bytes);
    half.to_bytes(number);
    text_[text_.size() - shape_.number_bytes - 1] = static_cast<Byte>(round);
    Block chain = start_;
    for (std::size_t at = 0; at < text_.size(); at += chain.size()) {
      for (std::size_t i = 0; i < chain.size(); ++i) chain[i] ^= text_[at + i];
      chain = aes_.encrypt(chain);
    }
    std::ranges::copy(chain, key_.begin());
    for (std::size_t at = chain.size(); at < key_.size(); at += chain.size()) {
      Block counted = chain;
      for (std::size_t i = 0; i < 4; ++i) {
        counted[12 + i] ^= static_cast<Byte>((at / chain.size()) >> (24 - 8 * i));
      }
      const Block more = aes_.encrypt(counted);
      std::ranges::copy(more, key_.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return Number::of_bytes(View(key_.data(), shape_.key_bytes));
  }

 private:
  Aes& aes_;
  const Shape& shape_;
  Bytes text_;  // Q, with room for the round and the number at its end
  Bytes key_;   // S
  Block start_;
};

enum class Direction : std::uint8_t { encrypt, decrypt };

template <class Number>
void transform(Aes& aes, unsigned radix, const Shape& shape, View tweak, Digits digits,
               Direction direction) {
  Number a = Number::of_digits(digits.first(shape.left), radix);
  Number b = Number::of_digits(digits.subspan(shape.left), radix);
  const Number even = Number::power(radix, shape.left);  // the modulus of the even rounds
  const Number odd = Number::power(radix, shape.right);
  RoundNumber<Number> round_number(aes, shape, tweak);
  for (int step = 0; step < rounds; ++step) {
    if (direction == Direction::encrypt) {
      a.add(round_number(step, b), step % 2 == 0 ? even : odd);
    } else {
      const int round = rounds - 1 - step;
      b.subtract(round_number(round, a), round % 2 == 0 ? even : odd);
    }
    std::swap(a, b);
  }
  a.to_digits(digits.first(shape.left), radix);
  b.to_digits(digits.subspan(shape.left), radix);
}

void transform_any(Aes& aes, unsigned radix, Digits digits, View tweak, Direction direction) {
  const Shape shape(digits.size(), radix, tweak.size());
  if (shape.number_bytes <= SmallNumber::bytes_max) {
    transform<SmallNumber>(aes, radix, shape, tweak, digits, direction);
  } else {
    transform<BigNumber>(aes, radix, shape, tweak, digits, direction);
  }
}

}  // namespace

Ff1::Ff1(Aes aes, unsigned radix) : aes_(std::move(aes)), radix_(radix) {}

Result<void> Ff1::examine(std::span<const std::uint16_t> digits, View tweak) const {
  if (radix_ < 2 || radix_ > radix_max) {
    return Error{Code::invalid_argument, "the radix is from 2 to 65536", "radix"};
  }
  if (digits.size() > digits_max || tweak.size() > tweak_bytes_max) {
    return Error{Code::invalid_argument, "at most 1024 digits and 256 bytes of tweak", "digits"};
  }
  unsigned long long domain = 1;
  for (std::size_t i = 0; i < digits.size() && domain < domain_min; ++i) domain *= radix_;
  if (digits.size() < 2 || domain < domain_min) {
    return Error{Code::invalid_argument, "too few digits: fewer than a hundred numerals", "digits"};
  }
  if (std::ranges::any_of(digits, [&](auto digit) { return digit >= radix_; })) {
    return Error{Code::invalid_argument, "a digit is not below the radix", "digits"};
  }
  return ok();
}

Result<void> Ff1::encrypt(std::span<std::uint16_t> digits, View tweak) {
  TRY_VOID(examine(digits, tweak));
  transform_any(aes_, radix_, digits, tweak, Direction::encrypt);
  return ok();
}

Result<void> Ff1::decrypt(std::span<std::uint16_t> digits, View tweak) {
  TRY_VOID(examine(digits, tweak));
  transform_any(aes_, radix_, digits, tweak, Direction::decrypt);
  return ok();
}

}  // namespace ocop::crypto
