#include "accounts/cbor.h"

#include <limits>
#include <optional>

#include "base/limits.h"

namespace ocop::accounts::cbor {
namespace {

Error broken() {
  return {Code::invalid_argument, "these bytes are no CBOR of an authenticator", ""};
}
Error too_large() {
  return {Code::payload_too_large, "this CBOR has too many items or is nested too deeply", ""};
}

struct Head {
  unsigned major = 0;
  std::uint64_t argument = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::size_t position() const { return at_; }

  Result<Value> value(std::size_t depth) {
    if (depth > limits::cbor_nesting_max || ++items_ > limits::cbor_items_max) return too_large();
    TRY(const Head head, this->head());
    switch (head.major) {
      case 0:
      case 1:
        return integer(head);
      case 2:
      case 3:
        return string(head);
      case 4:
      case 5:
        return collection(head, depth);
      case 7:
        return simple(head);
      default:
        return broken();  // tags
    }
  }

 private:
  Result<Head> head() {
    if (at_ >= bytes_.size()) return broken();
    const unsigned first = static_cast<unsigned char>(bytes_[at_++]);
    const unsigned additional = first & 0x1fU;
    Head head{first >> 5U, additional};
    if (additional < 24) return head;
    if (additional > 27) return broken();  // indefinite lengths and reserved ones
    head.argument = 0;
    for (unsigned i = 0; i < 1U << (additional - 24); ++i) {
      if (at_ >= bytes_.size()) return broken();
      head.argument = head.argument << 8U | static_cast<unsigned char>(bytes_[at_++]);
    }
    return head;
  }

  static Result<Value> integer(const Head& head) {
    if (head.argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return broken();
    }
    const auto number = static_cast<std::int64_t>(head.argument);
    return Value{Value::Type::integer, head.major == 0 ? number : -1 - number, {}, {}};
  }

  Result<Value> string(const Head& head) {
    if (head.argument > bytes_.size() - at_) return broken();
    const auto size = static_cast<std::size_t>(head.argument);
    Value value{head.major == 2 ? Value::Type::bytes : Value::Type::text,
                0,
                std::string(bytes_.substr(at_, size)),
                {}};
    at_ += size;
    return value;
  }

  Result<Value> collection(const Head& head, std::size_t depth) {
    if (head.argument > limits::cbor_items_max) return too_large();
    Value value{head.major == 4 ? Value::Type::array : Value::Type::map, 0, {}, {}};
    const std::uint64_t count = head.major == 4 ? head.argument : 2 * head.argument;
    for (std::uint64_t i = 0; i < count; ++i) {
      TRY(Value item, this->value(depth + 1));
      value.items.push_back(std::move(item));
    }
    return value;
  }

  static Result<Value> simple(const Head& head) {
    if (head.argument > 23) return broken();  // floating point, which nothing of ours reads
    return Value{Value::Type::simple, static_cast<std::int64_t>(head.argument), {}, {}};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t items_ = 0;
};

template <class Fits>
const Value* find_value(const Value& map, Fits&& fits) {
  if (map.type != Value::Type::map) return nullptr;
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    if (fits(map.items[i])) return &map.items[i + 1];
  }
  return nullptr;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  return find_value(
      *this, [&](const Value& each) { return each.type == Type::text && each.string == key; });
}

const Value* Value::find(std::int64_t key) const {
  return find_value(
      *this, [&](const Value& each) { return each.type == Type::integer && each.integer == key; });
}

Result<std::pair<Value, std::size_t>> read_first(std::string_view bytes) {
  Reader reader(bytes);
  TRY(Value value, reader.value(0));
  return std::pair{std::move(value), reader.position()};
}

Result<Value> read(std::string_view bytes) {
  TRY(auto first, read_first(bytes));
  if (first.second != bytes.size()) return broken();
  return std::move(first.first);
}

}  // namespace ocop::accounts::cbor
