#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "application/capture.h"
#include "application/consumer_page.h"
#include "application/product_parts.h"
#include "application/recall_book.h"
#include "base/clock.h"
#include "base/random.h"
#include "event_store/rocksdb_event_store.h"
#include "registry/catalogue.h"

/// For tests and benchmarks only: one producer with one product, and a store of events.
namespace ocop::application {

class TestShop {
 public:
  static constexpr std::string_view gtin = "09521234000013";
  static constexpr std::string_view workshop = "9521234009016";

  explicit TestShop(const std::string& folder) : folder_(folder) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    auto opened = event_store::RocksDbEventStore::open(folder_, {clock_, random_});
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    store_ = std::move(opened).value();
    subject.code = "OM-THUHUONG";
    subject.name = "Cơ sở Ô mai Thu Hường";
    subject.address = "199 phố Hàng Đường, phường Hoàn Kiếm, Hà Nội";
    subject.party_gln = "9521234009009";
    subject.is_demonstration = true;
    subject.id = registry::SubjectId(subject.code);
    product.subject = subject.id;
    product.gtin = gtin;
    product.id = registry::ProductId(product.gtin);
    product.name_vi = "Ô mai sấu gừng";
    product.name_en = "Candied green fruit with ginger";
    product.pack_vi = "Hộp 250 g";
    product.pack_en = "Box of 250 g";
    product.picture = "/media/demo/o-mai-sau-gung.svg";
    product.picture_alt_vi = "Hộp ô mai sấu gừng màu đỏ";
    product.picture_alt_en = "Red box of candied green fruit";
    product.brand = "Thu Hường";
    product.standard = "TCCS 01:2025/THUHUONG";
    product.is_demonstration = true;
    place.gln = workshop;
    place.id = registry::PlaceId(place.gln);
    place.name_vi = "Xưởng ô mai Hàng Đường";
    place.name_en = "Hàng Đường workshop";
    place.subject = subject.id;
    stars.id = registry::CertificateId("stars");
    stars.subject = subject.id;
    stars.product = product.id;
    stars.kind = "ocop_stars";
    stars.number = "6312/QĐ-UBND";
    stars.issuer = "UBND thành phố Hà Nội";
    stars.stars = 4;
    stars.valid_from = {2025, 12, 20};
    stars.valid_to = Date{2028, 12, 20};
  }
  TestShop(const TestShop&) = delete;
  ~TestShop() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  /// Captures events as they stand in a document, parted by commas.
  void capture(std::string_view events) {
    const std::string document = fmt::format(
        R"({{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
        R"({{"ocop":"https://ocop.example/ns/"}}],"type":"EPCISDocument","schemaVersion":"2.0",)"
        R"("creationDate":"2026-09-18T00:00:00Z","epcisBody":{{"eventList":[{}]}}}})",
        events);
    capture_document(document);
  }
  void capture_document(std::string_view document) {
    const auto report = application::capture(*store_, document, ErrorBehaviour::rollback);
    if (!report) throw std::runtime_error(to_string(report.error()));
    if (!report->whole()) throw std::runtime_error(to_string(report->refusals.front()));
  }

  /// Registers as they stand in the members below; call after changing one.
  void register_all() {
    registry::CatalogueBuilder builder;
    builder.add(subject).add(place).add(product).add(stars);
    catalogue_ = std::move(builder).build();
  }

  http::Response page(std::string_view path, pages::Locale locale = pages::Locale::vietnamese,
                      std::size_t journey_page = 1) {
    if (catalogue_ == nullptr) register_all();
    return page(*catalogue_, path, locale, journey_page);
  }
  http::Response page(const registry::Catalogue& catalogue, std::string_view path,
                      pages::Locale locale, std::size_t journey_page = 1) {
    const auto item = gs1::Identifier::parse("https://id.gs1.org" + std::string(path));
    if (!item) throw std::runtime_error(to_string(item.error()));
    const auto view = store_->view();
    return consumer_page(
        {catalogue, *view, recalls_, parts_, *item, path, locale, clock_.now(), journey_page});
  }

  event_store::EventStore& store() { return *store_; }
  const registry::Catalogue& catalogue() { return *catalogue_; }
  ManualClock& clock() { return clock_; }

  registry::Subject subject;
  registry::Product product;
  registry::Place place;
  registry::Certificate stars;

 private:
  std::filesystem::path folder_;
  ManualClock clock_{start_of({2026, 9, 18})};
  SystemRandom random_;
  std::unique_ptr<event_store::EventStore> store_;
  RecallBook recalls_;
  ProductParts parts_;
  std::shared_ptr<const registry::Catalogue> catalogue_;
};

/// One event on one piece or lot: `fields` are further members, each with a comma in front.
inline std::string event_on(std::string_view path, std::string_view action, std::string_view step,
                            std::string_view time, std::string_view fields = {}) {
  const bool is_lot = path.find("/10/") != std::string_view::npos;
  const std::string what =
      is_lot ? fmt::format(
                   R"("quantityList":[{{"epcClass":"https://id.gs1.org{}","quantity":480}}])", path)
             : fmt::format(R"("epcList":["https://id.gs1.org{}"])", path);
  return fmt::format(
      R"({{"type":"ObjectEvent","action":"{}","bizStep":"{}","eventTime":"{}+07:00",)"
      R"("eventTimeZoneOffset":"+07:00","readPoint":{{"id":"https://id.gs1.org/414/{}"}},{}{}}})",
      action, step, time, TestShop::workshop, what, fields);
}

}  // namespace ocop::application
