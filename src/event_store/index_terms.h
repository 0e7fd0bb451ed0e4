#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "epcis/event.h"
#include "event_store/event_store.h"

/// What an event is found by. A term is one text: a byte that says the kind (`Key`, or one of the
/// two time kinds) and the value.
///
/// Value bytes 0x00 and 0x01 are written as 0x01 0x02 and 0x01 0x03, so that 0x00 ends a term
/// wherever it stands; a value over `term_value_bytes_max` is cut there and ends in 0x01 0x04 and
/// the SHA-256 of the whole value in its place.
namespace ocop::event_store {

inline constexpr std::size_t term_value_bytes_max = 512;

/// Event time by the hour and by the day, as eight hexadecimal digits counted from before the year
/// 1, so that the order of the terms is the order of the times.
enum class TimeKey : std::uint8_t { hour = 10, day = 11 };
inline constexpr std::int64_t hours_per_day = 24;

void append_term(std::string& out, Key key, std::string_view value);
void append_time_term(std::string& out, TimeKey key, std::int64_t number);

/// Hours since 1970-01-01T00:00:00Z, rounded down.
std::int64_t hour_of(Timestamp instant);
std::int64_t day_of_hour(std::int64_t hour);

/// Gives every term of the event. A term may come more than once (an instance that is both input
/// and output). Beyond what the event names in plain sight there are
///   - the lot ("/01/…/10/…") of an instance or a class whose label or master data names it: under
///     `Key::instance_of_lot` of an instance, under `Key::epc_class` of a class and of what a
///     transformation puts out;
///   - under `Key::epc_class` the class ("/01/…") of each such lot and of each lot of a quantity,
///   so
///     that a product is found by its number alone. It costs one posting for each product and
///     batch.
void for_each_term(const epcis::Event& event, const std::function<void(std::string_view)>& take);

}  // namespace ocop::event_store
