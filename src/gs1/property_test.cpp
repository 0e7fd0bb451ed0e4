// What holds for every input, tried on many.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "gs1/associations.h"
#include "gs1/character_set.h"
#include "gs1/check_digit.h"
#include "gs1/digital_link.h"
#include "gs1/epc_urn.h"
#include "gs1/identifier.h"
#include "gs1/keys.h"

namespace ocop::gs1 {
namespace {

std::string text_of_set(std::string_view set, std::size_t max) {
  const auto size = *rc::gen::inRange<std::size_t>(1, max + 1);
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += set[*rc::gen::inRange<std::size_t>(0, set.size())];
  return text;
}

std::string digits(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  return text;
}

std::string gtin() { return Gtin::with_check_digit(digits(13))->digits(); }

// A GTIN with lot, serial and dates in any selection.
Elements random_elements() {
  Elements elements{*make_element("01", gtin())};
  const auto add = [&elements](std::string_view code, std::string_view value) {
    if (*rc::gen::arbitrary<bool>()) elements.push_back(*make_element(code, value));
  };
  add("10", text_of_set(character_set::invariant_82, 20));
  add("21", text_of_set(character_set::invariant_82, 20));
  add("17", "270101");
  add("3103", digits(6));
  add("99", text_of_set(character_set::invariant_82, 90));
  return elements;
}

RC_GTEST_PROP(Property, an_element_string_is_read_back_in_every_form, ()) {
  const Elements elements = random_elements();
  RC_ASSERT(*parse_element_string(print_element_string(elements)) == elements);
  RC_ASSERT(*parse_element_string(print_element_string(elements, group_separator)) == elements);
  // "\(" cannot say that a value ends in "\": that character is in no character set.
  RC_ASSERT(*parse_bracketed(print_bracketed(elements)) == elements);
}

RC_GTEST_PROP(Property, a_digital_link_holds_all_its_elements, ()) {
  const Elements elements = random_elements();
  const auto uri = print_digital_link(elements, "https://shop.example/stem");
  RC_ASSERT(static_cast<bool>(uri));
  const auto link = parse_digital_link(*uri);
  RC_ASSERT(static_cast<bool>(link));
  RC_ASSERT(link->elements().size() == elements.size());
  for (const auto& element : link->elements()) {
    RC_ASSERT(std::ranges::find(elements, element) != elements.end());
  }
  RC_ASSERT(print(*link) == *uri);
  RC_ASSERT(canonical_uri(*parse_digital_link(canonical_uri(*link))) == canonical_uri(*link));
}

RC_GTEST_PROP(Property, urn_and_digital_link_of_one_thing_give_one_identifier, ()) {
  const std::string number = gtin();
  const std::string serial = text_of_set(character_set::invariant_82, 20);
  const auto link = print_digital_link({*make_element("01", number), *make_element("21", serial)});
  const auto identifier = Identifier::parse(*link);
  RC_ASSERT(static_cast<bool>(identifier));
  RC_ASSERT(identifier->value("21") == serial);
  RC_ASSERT(identifier->granularity() == Granularity::instance);
  const auto urn = epc_urn_of_path(identifier->path(), *rc::gen::inRange<std::size_t>(6, 13));
  RC_ASSERT(static_cast<bool>(urn));
  RC_ASSERT(*Identifier::parse(*urn) == *identifier);
  RC_ASSERT(*Identifier::parse(*digital_link_of_epc_urn(*urn)) == *identifier);
  RC_ASSERT(Identifier::from_stored(identifier->path()).granularity() == Granularity::instance);
  RC_ASSERT(identifier->trade_class().path() == "/01/" + number);
}

RC_GTEST_PROP(Property, one_wrong_digit_is_seen, ()) {
  std::string number = gtin();
  const auto at = *rc::gen::inRange<std::size_t>(0, number.size());
  const char other = static_cast<char>('0' + (number[at] - '0' + *rc::gen::inRange(1, 10)) % 10);
  number[at] = other;
  RC_ASSERT(!has_right_check_digit(number));
}

RC_GTEST_PROP(Property, any_bytes_are_refused_or_read_back, (const std::string& bytes)) {
  for (const std::string& text :
       {bytes, "^" + bytes, "(" + bytes, "https://a/01/" + bytes, "urn:epc:id:" + bytes}) {
    if (const auto read = parse_element_string(text)) {
      RC_ASSERT(*parse_element_string(print_element_string(*read)) == *read);
    }
    if (const auto read = parse_bracketed(text)) {
      RC_ASSERT(*parse_bracketed(print_bracketed(*read)) == *read);
    }
    if (const auto link = parse_digital_link(text)) {
      RC_ASSERT(static_cast<bool>(parse_digital_link(print(*link))));
    }
    if (const auto identifier = Identifier::parse(text)) {
      RC_ASSERT(*Identifier::parse(identifier->canonical_uri()) == *identifier);
    }
  }
}

}  // namespace
}  // namespace ocop::gs1
