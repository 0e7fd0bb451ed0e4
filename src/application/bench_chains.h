#pragma once

#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "application/bench_documents.h"

/// The life of many lots of goods, for benchmarks of pages: material received, made into a lot,
/// pieces coded, packed into two cases, each shipped and received.
namespace ocop::application {

inline constexpr std::size_t chain_products = 400;
inline constexpr std::size_t chain_subjects = 100;
inline constexpr std::size_t chain_shops = 100;
inline constexpr std::size_t chain_cases = 2;
inline constexpr std::size_t chain_pieces_per_case = 12;
inline constexpr std::size_t chain_events = 3 + 3 * chain_cases;

inline std::string chain_gtin(std::size_t product) {
  return with_check_digit(fmt::format("0952131{:06}", product));
}
inline std::string chain_material_gtin(std::size_t product) {
  return with_check_digit(fmt::format("0952132{:06}", product));
}
inline std::string chain_party(std::size_t subject) {
  return with_check_digit(fmt::format("952133{:06}", subject));
}
inline std::string chain_workshop(std::size_t subject) {
  return with_check_digit(fmt::format("952134{:06}", subject));
}
inline std::string chain_shop(std::size_t shop) {
  return with_check_digit(fmt::format("952135{:06}", shop));
}

/// A file of the registers of who makes and sells.
struct ChainFile {
  std::string name, content;
};

inline std::vector<ChainFile> chain_registers() {
  std::string subjects = "code,name,kind,party_gln,address,unit_code,phone\n";
  std::string places = "gln,name_vi,name_en,address,unit_code,subject_code\n";
  std::string products =
      "gtin,subject_code,name_vi,name_en,pack_vi,pack_en,picture,picture_alt_vi,picture_alt_en,"
      "group_2019,set_2026,brand,standard,shelf_life_days,description_vi,description_en\n";
  std::string certificates = "number,issuer,kind,subject_code,gtin,stars,valid_from,valid_to\n";
  for (std::size_t i = 0; i < chain_subjects; ++i) {
    const std::string address =
        fmt::format("\"{} phố Hàng Đường, phường Hoàn Kiếm, Hà Nội\"", i + 1);
    subjects +=
        fmt::format("DO-{0:04},Hộ kinh doanh số {0},household,{1},{2},00070,024 0000 {0:04}\n", i,
                    chain_party(i), address);
    places += fmt::format("{1},Xưởng số {0},Workshop {0},{2},00070,DO-{0:04}\n", i,
                          chain_workshop(i), address);
  }
  for (std::size_t i = 0; i < chain_shops; ++i) {
    places += fmt::format("{1},Cửa hàng số {0},Shop {0},\"{2} phố Hàng Gai, Hà Nội\",00070,\n", i,
                          chain_shop(i), i + 1);
  }
  for (std::size_t i = 0; i < chain_products; ++i) {
    const std::string maker = fmt::format("DO-{:04}", i % chain_subjects);
    products += fmt::format(
        "{1},{2},Ô mai sấu gừng số {0},Candied green fruit {0},Hộp 250 g,Box of 250 g,"
        "/media/demo/o-mai-sau-gung.svg,\"Hộp ô mai màu đỏ, nhãn tròn\",Red box with a round label,"
        "thuc-pham,7,Thu Hường,TCCS {3:02}:2025,3650,"
        "\"Quả sấu bánh tẻ cạo tay, sên với đường và gừng giã.\","
        "\"Half-ripe dracontomelon, candied with sugar and pounded ginger.\"\n",
        i, chain_gtin(i), maker, i % 100);
    certificates += fmt::format(
        "{0}/QĐ-UBND,UBND thành phố Hà Nội,ocop_stars,{1},{2},4,2025-12-20,2028-12-20\n", 1'000 + i,
        maker, chain_gtin(i));
  }
  return {{"subjects.csv", std::move(subjects)},
          {"places.csv", std::move(places)},
          {"products.csv", std::move(products)},
          {"certificates.csv", std::move(certificates)}};
}

/// One chain; the same number gives the same chain.
class ChainOfEvents {
 public:
  explicit ChainOfEvents(std::size_t number) : number_(number), random_(number * 7'919 + 13) {
    product_ = random_.next() % chain_products;
    workshop_ = chain_workshop(product_ % chain_subjects);
    lot_ = fmt::format("L{}", number);
    for (auto& serial : serials_) serial = random_serial(random_);
  }

  /// Digital Link path of a piece.
  std::string piece_path(std::size_t piece) const {
    return fmt::format("/01/{}/21/{}", chain_gtin(product_), serials_[piece]);
  }

  /// `chain_events` events, the first after a comma when `events` is not empty.
  void append(std::string& events) {
    material(events);
    transformation(events);
    commissioning(events);
    const std::string shop = chain_shop(number_ % chain_shops);
    for (std::size_t number = 0; number < chain_cases; ++number) {
      packing(events, number);
      journey(events, number, "shipping", "in_transit", workshop_);
      journey(events, number, "receiving", "in_progress", shop);
    }
  }

 private:
  void begin(std::string& events, std::string_view type, std::string_view business_step,
             std::string_view disposition, std::string_view place) {
    // Six hours apart, over the year before July 2026.
    const auto hour = static_cast<std::int64_t>(number_ % 8'000 + 6 * step_++);
    const Timestamp time{(1'751'000'000 + hour * 3'600) * micros_per_second};
    fmt::format_to(std::back_inserter(events),
                   R"({}{{"type":"{}","eventID":"urn:uuid:{}","eventTime":"{}",)"
                   R"("eventTimeZoneOffset":"+07:00","bizStep":"{}","disposition":"{}",)"
                   R"("readPoint":{{"id":"https://id.gs1.org/414/{}"}},)"
                   R"("bizLocation":{{"id":"https://id.gs1.org/414/{}"}},)",
                   events.empty() ? "" : ",", type, random_uuid(random_),
                   format_rfc3339({time, vietnam_offset_minutes}), business_step, disposition,
                   place, place);
  }

  std::string material_lot() const {
    return fmt::format(
        R"([{{"epcClass":"https://id.gs1.org/01/{}/10/M{}","quantity":60,"uom":"KGM"}}])",
        chain_material_gtin(product_), number_);
  }

  std::string master_data() const {
    return fmt::format(
        R"("ilmd":{{"cbvmda:lotNumber":"{}","cbvmda:itemExpirationDate":"2035-06-30"}})", lot_);
  }

  std::string pieces(std::size_t from, std::size_t until) const {
    std::string list;
    for (std::size_t i = from; i < until; ++i) {
      list += fmt::format(R"({}"https://id.gs1.org{}")", i == from ? "" : ",", piece_path(i));
    }
    return list;
  }

  std::string case_uri(std::size_t number) const {
    return "https://id.gs1.org/00/" +
           with_check_digit(fmt::format("1952134{:010}", number_ * chain_cases + number));
  }

  void material(std::string& events) {
    begin(events, "ObjectEvent", "receiving", "in_progress", workshop_);
    events += fmt::format(
        R"("action":"OBSERVE","quantityList":{},"ocop:stepNameVi":"Nhận sấu tươi","ocop:stepNameEn":"Fresh fruit received"}})",
        material_lot());
  }

  void transformation(std::string& events) {
    begin(events, "TransformationEvent", "creating_class_instance", "in_progress", workshop_);
    events += fmt::format(
        R"("inputQuantityList":{},"outputQuantityList":[{{"epcClass":"https://id.gs1.org/01/{}/10/{}","quantity":{}}}],)"
        R"({},"ocop:stepNameVi":"Sên với đường và gừng","ocop:stepNameEn":"Candied with sugar and ginger"}})",
        material_lot(), chain_gtin(product_), lot_, serials_.size(), master_data());
  }

  void commissioning(std::string& events) {
    begin(events, "ObjectEvent", "commissioning", "active", workshop_);
    events += fmt::format(
        R"("action":"ADD","epcList":[{}],{},"ocop:stepNameVi":"Dán tem","ocop:stepNameEn":"Labelled"}})",
        pieces(0, serials_.size()), master_data());
  }

  void packing(std::string& events, std::size_t number) {
    begin(events, "AggregationEvent", "packing", "in_progress", workshop_);
    events += fmt::format(
        R"("action":"ADD","parentID":"{}","childEPCs":[{}],"ocop:stepNameVi":"Đóng thùng","ocop:stepNameEn":"Packed into cases"}})",
        case_uri(number),
        pieces(number * chain_pieces_per_case, (number + 1) * chain_pieces_per_case));
  }

  void journey(std::string& events, std::size_t number, std::string_view business_step,
               std::string_view disposition, std::string_view place) {
    begin(events, "ObjectEvent", business_step, disposition, place);
    const bool leaves = business_step == "shipping";
    events += fmt::format(
        R"("action":"OBSERVE","epcList":["{}"],"ocop:stepNameVi":"{}","ocop:stepNameEn":"{}"}})",
        case_uri(number), leaves ? "Xuất hàng ra cửa hàng" : "Cửa hàng nhận hàng",
        leaves ? "Sent to the shop" : "Received by the shop");
  }

  std::size_t number_;
  SeededRandom random_;
  std::size_t product_ = 0;
  std::string workshop_, lot_;
  std::array<std::string, chain_cases * chain_pieces_per_case> serials_;
  int step_ = 0;
};

}  // namespace ocop::application
