#include "event_store/index_terms.h"

#include <algorithm>

#include "event_store/master_data.h"
#include "ledger/digest.h"

namespace ocop::event_store {
namespace {

constexpr std::int64_t micros_per_hour = 3600 * micros_per_second;
constexpr std::int64_t hours_before_1970 = std::int64_t{1} << 28;  // more than 30,000 years

void append_escaped(std::string& out, std::string_view value) {
  for (const char byte : value) {
    if (static_cast<std::uint8_t>(byte) > 1) {
      out.push_back(byte);
    } else {
      out.push_back('\x01');
      out.push_back(byte == '\0' ? '\x02' : '\x03');
    }
  }
}

void append_value(std::string& out, std::string_view value) {
  const bool is_long = value.size() > term_value_bytes_max;
  const auto kept = value.substr(0, term_value_bytes_max);
  const auto is_escaped = [](char c) { return c == '\x00' || c == '\x01'; };
  if (std::ranges::none_of(kept, is_escaped)) {
    out.append(kept);
  } else {
    append_escaped(out, kept);
  }
  if (!is_long) return;
  out.append("\x01\x04");
  append_escaped(out, ledger::bytes_of(ledger::sha256({value})));
}

std::string percent_encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char byte : text) {
    const auto code = static_cast<std::uint8_t>(byte);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '.' || byte == '_' ||
                       byte == '~';
    if (plain) {
      encoded.push_back(byte);
    } else {
      encoded.append({'%', digits[code >> 4], digits[code & 15]});
    }
  }
  return encoded;
}

class Terms {
 public:
  Terms(const epcis::Event& event, const std::function<void(std::string_view)>& take)
      : event_(event), take_(take) {}

  void give_all() {
    give_things();
    if (event_.parent) give(Key::parent, event_.parent->path());
    give(Key::business_step, event_.business_step);
    give(Key::disposition, event_.disposition);
    if (event_.read_point) give(Key::read_point, event_.read_point->id.path());
    if (event_.business_location) {
      give(Key::business_location, event_.business_location->id.path());
    }
    give(Key::transformation_id, event_.transformation_id);
    for (const auto& one : event_.business_transactions) {
      give(Key::business_transaction, one.transaction);
    }
    const std::int64_t hour = hour_of(event_.event_time.instant);
    give_time(TimeKey::hour, hour);
    give_time(TimeKey::day, day_of_hour(hour));
  }

 private:
  void give_things() {
    // Master data belongs to what an object event adds and to what a transformation puts out.
    const std::string_view lot = lot_number(event_);
    const bool is_transformation = event_.type == epcis::EventType::transformation;
    give_instances(event_.epcs, is_transformation ? std::string_view() : lot, Key::instance_of_lot);
    give_instances(event_.input_epcs, {}, Key::epc_class);
    give_instances(event_.output_epcs, lot, Key::epc_class);
    give_quantities(event_.quantities, is_transformation ? std::string_view() : lot);
    give_quantities(event_.input_quantities, {});
    give_quantities(event_.output_quantities, lot);
  }

  void give_instances(const std::vector<gs1::Identifier>& epcs, std::string_view lot,
                      Key key_of_lot) {
    for (const auto& epc : epcs) {
      give(Key::epc, epc.path());
      const std::string_view own_lot = epc.lot_of_label();
      give_lot(epc, own_lot.empty() ? lot : own_lot, key_of_lot);
    }
  }

  void give_quantities(const std::vector<epcis::QuantityElement>& elements, std::string_view lot) {
    for (const auto& element : elements) {
      const auto& item = element.epc_class;
      give(Key::epc_class, item.path());
      if (item.granularity() == gs1::Granularity::lot) {
        give_class_of(item);
      } else {
        give_lot(item, lot, Key::epc_class);
      }
    }
  }

  void give_lot(const gs1::Identifier& item, std::string_view lot, Key key) {
    if (lot.empty()) return;
    const std::string gtin = item.value("01");
    if (gtin.empty()) return;
    std::string uri = "https://id.gs1.org/01/" + gtin + "/10/" + percent_encoded(lot);
    // All items of an event mostly are of one lot, and parsing costs more than remembering.
    if (uri == last_lot_uri_ && key == last_lot_key_) return;
    const auto parsed = gs1::Identifier::parse(uri);
    last_lot_uri_ = std::move(uri);
    last_lot_key_ = key;
    if (!parsed) return;  // free text that cannot be a lot number has no address to be found by
    give(key, parsed->path());
    give_class_of(*parsed);
  }

  void give_class_of(const gs1::Identifier& lot) {
    const std::string gtin = lot.value("01");
    if (!gtin.empty()) give(Key::epc_class, "/01/" + gtin);
  }

  void give(Key key, std::string_view value) {
    if (value.empty()) return;
    term_.clear();
    append_term(term_, key, value);
    take_(term_);
  }

  void give_time(TimeKey key, std::int64_t number) {
    term_.clear();
    append_time_term(term_, key, number);
    take_(term_);
  }

  const epcis::Event& event_;
  const std::function<void(std::string_view)>& take_;
  std::string term_;
  std::string last_lot_uri_;
  Key last_lot_key_ = Key::epc_class;
};

std::int64_t divide_down(std::int64_t number, std::int64_t by) {
  return number / by - (number % by < 0 ? 1 : 0);
}

}  // namespace

void append_term(std::string& out, Key key, std::string_view value) {
  out.push_back(static_cast<char>(key));
  append_value(out, value);
}

void append_time_term(std::string& out, TimeKey key, std::int64_t number) {
  static constexpr char digits[] = "0123456789abcdef";
  out.push_back(static_cast<char>(key));
  const auto shifted = static_cast<std::uint64_t>(number + hours_before_1970);
  for (int shift = 28; shift >= 0; shift -= 4) out.push_back(digits[shifted >> shift & 15]);
}

std::int64_t hour_of(Timestamp instant) { return divide_down(instant.micros, micros_per_hour); }

std::int64_t day_of_hour(std::int64_t hour) { return divide_down(hour, hours_per_day); }

void for_each_term(const epcis::Event& event, const std::function<void(std::string_view)>& take) {
  Terms(event, take).give_all();
}

}  // namespace ocop::event_store
