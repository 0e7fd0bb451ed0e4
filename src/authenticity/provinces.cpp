#include "authenticity/provinces.h"

#include <algorithm>
#include <array>

namespace ocop::authenticity {
namespace {

constexpr Position at(double latitude, double longitude) {
  return {static_cast<std::int32_t>(latitude * 1'000),
          static_cast<std::int32_t>(longitude * 1'000)};
}

constexpr std::array<Province, 34> table{{{"01", "Hà Nội", 8807, at(21.0, 105.8)},
                                          {"04", "Cao Bằng", 573, at(22.7, 106.3)},
                                          {"08", "Tuyên Quang", 1865, at(22.1, 105.1)},
                                          {"11", "Điện Biên", 673, at(21.4, 103.0)},
                                          {"12", "Lai Châu", 512, at(22.4, 103.5)},
                                          {"14", "Sơn La", 1404, at(21.3, 103.9)},
                                          {"15", "Lào Cai", 1778, at(22.0, 104.5)},
                                          {"19", "Thái Nguyên", 1799, at(21.7, 105.8)},
                                          {"20", "Lạng Sơn", 881, at(21.8, 106.7)},
                                          {"22", "Quảng Ninh", 1497, at(21.0, 107.2)},
                                          {"24", "Bắc Ninh", 3619, at(21.3, 106.2)},
                                          {"25", "Phú Thọ", 4022, at(21.2, 105.4)},
                                          {"31", "Hải Phòng", 4664, at(20.9, 106.5)},
                                          {"33", "Hưng Yên", 3567, at(20.6, 106.2)},
                                          {"37", "Ninh Bình", 4412, at(20.3, 106.1)},
                                          {"38", "Thanh Hóa", 4324, at(19.8, 105.7)},
                                          {"40", "Nghệ An", 3832, at(18.9, 105.5)},
                                          {"42", "Hà Tĩnh", 1622, at(18.3, 105.9)},
                                          {"44", "Quảng Trị", 1870, at(17.2, 106.8)},
                                          {"46", "Huế", 1432, at(16.5, 107.6)},
                                          {"48", "Đà Nẵng", 3065, at(15.9, 108.2)},
                                          {"51", "Quảng Ngãi", 2161, at(15.0, 108.6)},
                                          {"52", "Gia Lai", 3583, at(13.9, 108.7)},
                                          {"56", "Khánh Hòa", 2243, at(12.0, 109.1)},
                                          {"66", "Đắk Lắk", 3346, at(12.8, 108.5)},
                                          {"68", "Lâm Đồng", 3872, at(11.5, 108.1)},
                                          {"75", "Đồng Nai", 4491, at(11.1, 106.9)},
                                          {"79", "Thành phố Hồ Chí Minh", 14002, at(10.8, 106.7)},
                                          {"80", "Tây Ninh", 3254, at(10.8, 106.3)},
                                          {"82", "Đồng Tháp", 4370, at(10.4, 106.0)},
                                          {"86", "Vĩnh Long", 4257, at(10.1, 106.2)},
                                          {"91", "An Giang", 4952, at(10.2, 105.2)},
                                          {"92", "Cần Thơ", 4199, at(9.9, 105.8)},
                                          {"96", "Cà Mau", 2606, at(9.2, 105.3)}}};
static_assert(std::ranges::is_sorted(table, {}, &Province::code));

}  // namespace

std::span<const Province> provinces() { return table; }

const Province* province(std::string_view code) {
  const auto found = std::ranges::lower_bound(table, code, {}, &Province::code);
  return found == table.end() || found->code != code ? nullptr : &*found;
}

}  // namespace ocop::authenticity
