#include "application/consumer_ten_items.h"

#include <algorithm>

#include "application/consumer_words.h"
#include "pages/format.h"

namespace ocop::application {
namespace {

using authenticity::Asked;
using pages::Key;
using pages::text;
using trace::Step;

class TenItems {
 public:
  TenItems(const ConsumerRequest& request, const Scan& scan) : request_(request), scan_(scan) {}

  Item name() const {
    if (scan_.product == nullptr) return missing("ten.no_product"_key);
    return {std::string(name_of(request_.locale, *scan_.product)), ""};
  }

  Item picture() const {
    if (scan_.product == nullptr) return missing("ten.no_product"_key);
    if (scan_.product->picture.empty()) return missing("ten.no_picture"_key);
    return {say("ten.picture_above"_key), ""};
  }

  Item maker() const {
    if (scan_.maker == nullptr) return missing("ten.no_maker"_key);
    return {scan_.maker->name, ""};
  }

  Item address() const {
    if (scan_.maker == nullptr) return missing("ten.no_maker"_key);
    if (scan_.maker->address.empty()) return missing("ten.no_address"_key);
    return {scan_.maker->address, ""};
  }

  Item stages() const {
    if (is_of_product()) return missing("ten.no_lot"_key);
    const auto total = static_cast<std::ptrdiff_t>(scan_.own.size());
    if (total == 0) return missing("ten.no_stages"_key);
    const auto without_place = std::ranges::count_if(scan_.own, [](const Step* step) {
      const auto& facts = step->event.facts;
      return facts.read_point.empty() && facts.business_location.empty();
    });
    const std::string count = std::to_string(total);
    if (without_place > 0) {
      return {"", text(request_.locale, "ten.stages_partly"_key,
                       {std::to_string(without_place), count})};
    }
    return {text(request_.locale, "ten.stages_full"_key, {count}), ""};
  }

  Item time() const {
    if (is_of_product()) return missing("ten.no_lot"_key);
    if (scan_.own.empty()) return missing("ten.no_time"_key);
    const std::string first = day_of(*scan_.own.front());
    const std::string last = day_of(*scan_.own.back());
    return {first == last ? first : text(request_.locale, "ten.time_span"_key, {first, last}), ""};
  }

  /// Product code, lot, code of the place and time of the event that brought the thing forth
  /// (Circular 02/2024/TT-BKHCN, article 3), with the serial number where there is one.
  Item code() const {
    if (is_of_product()) return missing("ten.no_lot"_key);
    const Step* birth = step_of_birth();
    std::string place;
    if (birth != nullptr) {
      const auto& facts = birth->event.facts;
      const auto where = facts.read_point.empty() ? facts.business_location : facts.read_point;
      place = gs1::Identifier::from_stored(std::string(where)).value("414");
    }
    if (scan_.gtin.empty() || scan_.lot.empty() || place.empty()) return missing("ten.no_code"_key);
    std::string code = "(01)" + scan_.gtin + " (10)" + scan_.lot;
    if (!scan_.serial.empty()) code += " (21)" + scan_.serial;
    code += " (414)" + place + " " + pages::format_moment(birth->event.facts.event_time);
    return {code, ""};
  }

  Item brand() const {
    std::string value = scan_.product == nullptr ? "" : scan_.product->brand;
    if (!scan_.serial.empty()) value += (value.empty() ? "" : ", ") + scan_.serial;
    if (!value.empty()) return {value, ""};
    return missing(scan_.product == nullptr ? "ten.no_product"_key : "ten.no_brand"_key);
  }

  Item shelf_life() const {
    if (scan_.facts.expires_on) return {pages::format_day(*scan_.facts.expires_on), ""};
    if (scan_.product != nullptr && scan_.product->shelf_life_days) {
      return {text(request_.locale, "ten.shelf_life_days"_key,
                   {std::to_string(*scan_.product->shelf_life_days)}),
              ""};
    }
    return missing(is_of_product() ? "ten.no_lot"_key : "ten.no_shelf_life"_key);
  }

  Item standard() const {
    if (scan_.product == nullptr) return missing("ten.no_product"_key);
    if (scan_.product->standard.empty()) return missing("ten.no_standard"_key);
    return {scan_.product->standard, ""};
  }

 private:
  bool is_of_product() const { return scan_.facts.asked == Asked::product; }
  std::string say(Key key) const { return std::string(text(request_.locale, key)); }
  Item missing(Key why) const { return {"", say(why)}; }

  static std::string day_of(const Step& step) {
    const LocalTime time = step.event.facts.event_time;
    return pages::format_day(date_of(time.instant, time.offset_minutes));
  }

  const Step* step_of_birth() const {
    const auto at = std::ranges::find_if(scan_.own, [](const Step* step) {
      return step->role == trace::Role::produced ||
             step->event.facts.business_step == "commissioning" ||
             step->event.facts.action == epcis::Action::add;
    });
    return at == scan_.own.end() ? nullptr : *at;
  }

  const ConsumerRequest& request_;
  const Scan& scan_;
};

}  // namespace

std::array<Item, 10> ten_items(const ConsumerRequest& request, const Scan& scan) {
  const TenItems items(request, scan);
  return {items.name(), items.picture(), items.maker(), items.address(),    items.stages(),
          items.time(), items.code(),    items.brand(), items.shelf_life(), items.standard()};
}

}  // namespace ocop::application
