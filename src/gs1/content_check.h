#pragma once

#include <cstdint>
#include <string_view>

#include "gs1/fault.h"

namespace ocop::gs1 {

/// A rule for the content of one component of an element, beyond its character set and length
/// (GS1 General Specifications 3; names of the GS1 Barcode Syntax Dictionary in comments).
enum class Check : std::uint8_t {
  none,
  check_digit,      ///< csum
  check_pair,       ///< csumalpha
  prefix_at_1,      ///< gcppos1: a GS1 Company Prefix at the first character
  prefix_at_2,      ///< gcppos2: … at the second
  date_or_month,    ///< yymmd0: YYMMDD, day 00 means the month
  date,             ///< yymmdd
  full_date,        ///< yyyymmdd
  hour_minute,      ///< hhmi
  hour,             ///< hh
  minute,           ///< mi
  second,           ///< ss
  country,          ///< iso3166, three digits
  country_or_999,   ///< iso3166999
  country_letters,  ///< iso3166alpha2
  currency,         ///< iso4217
  sex,              ///< iso5218
  iban,
  percent_encoding,      ///< pcenc
  piece_of_total,        ///< pieceoftotal
  position_in_sequence,  ///< posinseqslash: 2/3
  importer_index,        ///< importeridx
  package_type,          ///< packagetype
  media_type,            ///< mediatype
  latitude,
  longitude,
  winding,
  yes_no,  ///< yesno
  zero,
  not_zero,         ///< nonzero
  no_leading_zero,  ///< nozeroprefix
  has_non_digit,    ///< hasnondigit
  hyphen,
  coupon,                 ///< couponcode
  positive_offer_coupon,  ///< couponposoffer
};

/// `Fault::none` when `text` keeps the rule. Two-digit years are read as those of 1972 to 2071.
Fault fault_of(Check check, std::string_view text);

}  // namespace ocop::gs1
