#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/locale.h"
#include "records/record.h"
#include "registry/unit_tree.h"

/// Whom a message reaches on a day (requirements R07, R08). Pure.
namespace ocop::messages {

enum class AudienceKind : std::uint8_t {
  authority,          ///< the officers of the ward
  residential_group,  ///< tổ dân phố
  party_cell,         ///< chi bộ
  other,
};

std::string_view name_of(AudienceKind kind);  ///< "residential_group", as in the register
std::optional<AudienceKind> audience_kind_from(std::string_view name);
pages::Key label_of(AudienceKind kind);
inline constexpr AudienceKind all_audience_kinds[] = {
    AudienceKind::authority, AudienceKind::residential_group, AudienceKind::party_cell,
    AudienceKind::other};

/// A row of the register of audiences.
struct Audience {
  std::string id;
  std::string name;  ///< "Tổ dân phố 5 phường Cửa Nam"
  AudienceKind kind = AudienceKind::other;
  std::string unit_code;
  std::optional<Date> valid_from, valid_to;

  bool is_valid_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_to || day <= *valid_to);
  }
};
Audience audience_of(const records::Record& row);

/// To whom the sender addresses a message.
struct Addressing {
  std::vector<std::string> units;   ///< codes, whatever they mean on the day it is sent
  std::vector<AudienceKind> kinds;  ///< who of each ward
};

/// Who gets one copy.
struct Place {
  std::string unit_code;
  std::string audience_id;  ///< empty: the authority of the unit
  AudienceKind kind = AudienceKind::authority;
  std::string name;  ///< as it is called on the day: "Phường Hoàn Kiếm"

  bool operator==(const Place&) const = default;
};

/// The wards below the units as they stand on that day, each once, and of each ward the audiences
/// of those kinds that are valid on that day. A unit that has ended stands for what its wards
/// became: "quận Hoàn Kiếm" is 18 wards on 30/06/2025 and three from 01/07/2025.
std::vector<Place> places_reached(const registry::UnitTree& tree,
                                  const std::vector<Audience>& audiences,
                                  const Addressing& addressing, Date day);

/// "Phường Hoàn Kiếm", in Vietnamese: the name of an authority.
std::string full_name(const registry::Unit& unit);

/// "00070 00082" and back: how codes and kinds are kept in one column.
std::string joined(const std::vector<std::string>& words);
std::vector<std::string> parted(std::string_view text);

}  // namespace ocop::messages
