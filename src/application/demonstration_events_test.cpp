#include "application/demonstration_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "application/demonstration_recipes.h"
#include "base/clock.h"
#include "base/random.h"
#include "epcis/document.h"
#include "registry/import.h"

namespace ocop::application {
namespace {

using epcis::Action;
using epcis::Event;
using epcis::EventType;

std::string_view embedded(std::string_view name) {
  for (const EmbeddedFile& file : embedded::demonstration_files()) {
    if (file.name == name) return file.content;
  }
  ADD_FAILURE() << name << " is not in the binary";
  return {};
}

/// The registers filled with data/demo/*.csv, as `ocop serve --demo` fills them.
std::shared_ptr<const registry::Catalogue> demonstration_catalogue() {
  static const auto catalogue = [] {
    const std::filesystem::path folder =
        std::filesystem::path(OCOP_BINARY_DIR) / "demonstration_events_test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const SystemClock clock;
    SystemRandom random;
    auto database = sql::Database::open(folder / "ocop.sqlite");
    auto store = registry::RegistryStore::open(**database, clock, random);
    std::vector<registry::NamedContent> files;
    for (const EmbeddedFile& file : embedded::demonstration_files()) {
      if (file.name.ends_with(".csv")) files.push_back({std::string(file.name), file.content});
    }
    const auto report = registry::import_files(**store, files, "test");
    EXPECT_TRUE(report) << to_string(report.error());
    for (const auto& fault : report->faults) {
      ADD_FAILURE() << records::to_string(fault, pages::Locale::english);
    }
    return (*store)->catalogue();
  }();
  return catalogue;
}

DemonstrationInputs inputs() { return {embedded("chains.json"), *demonstration_catalogue()}; }

/// Days of every season, a leap day and the days around the sấu harvest.
const std::vector<Date>& some_days() {
  static const std::vector<Date> days = {{2026, 11, 23}, {2027, 1, 1},  {2027, 4, 30},
                                         {2027, 7, 5},   {2027, 7, 19}, {2027, 8, 14},
                                         {2027, 8, 15},  {2028, 2, 29}, {2028, 12, 31}};
  return days;
}

std::vector<std::string> documents(Date today) {
  auto made = demonstration_documents(inputs(), today);
  if (!made) ADD_FAILURE() << to_string(made.error());
  return made ? std::move(made).value() : std::vector<std::string>{};
}

/// All events of all documents, by time; those declared in error left out.
std::vector<Event> events(Date today) {
  std::vector<Event> all;
  std::set<std::string> wrong;
  for (const std::string& document : documents(today)) {
    for (const epcis::SourcedEvent& one : epcis::decode(document).events) {
      if (one.event.error_declaration) wrong.insert(one.event.event_id);
      all.push_back(one.event);
    }
  }
  std::erase_if(all, [&](const Event& event) { return wrong.contains(event.event_id); });
  std::stable_sort(all.begin(), all.end(), [](const Event& a, const Event& b) {
    return a.event_time.instant < b.event_time.instant;
  });
  return all;
}

TEST(DemonstrationEvents, AreTheSameBytesForTheSameDay) {
  EXPECT_EQ(documents({2026, 11, 23}), documents({2026, 11, 23}));
}

TEST(DemonstrationEvents, HaveNoFaultOnAnyDay) {
  for (const Date today : some_days()) {
    for (const std::string& document : documents(today)) {
      const epcis::Decoded decoded = epcis::decode(document);
      EXPECT_GT(decoded.events.size(), 0U);
      for (const epcis::Fault& fault : decoded.faults) {
        ADD_FAILURE() << format_iso(today) << " " << fault.pointer << " " << fault.reason;
      }
    }
  }
}

TEST(DemonstrationEvents, LieBeforeTodayAndInOrderWithinADocument) {
  for (const Date today : some_days()) {
    for (const std::string& document : documents(today)) {
      Timestamp last;
      for (const epcis::SourcedEvent& one : epcis::decode(document).events) {
        EXPECT_LE(last, one.event.event_time.instant);
        EXPECT_LT(one.event.event_time.instant, start_of(today));
        last = one.event.event_time.instant;
      }
    }
  }
}

TEST(DemonstrationEvents, HaveIdentifiersThatOnlyAnErrorDeclarationRepeats) {
  std::map<std::string, int> seen;
  for (const std::string& document : documents({2026, 11, 23})) {
    for (const epcis::SourcedEvent& one : epcis::decode(document).events) {
      if (!one.event.error_declaration) ++seen[one.event.event_id];
    }
  }
  for (const auto& [id, count] : seen) EXPECT_EQ(count, 1) << id;
}

TEST(DemonstrationEvents, NameOnlyPlacesPartiesAndProductsOfTheRegisters) {
  const auto catalogue = demonstration_catalogue();
  const auto expect_known = [&](const gs1::Identifier& id) {
    if (const std::string gtin = id.value("01"); !gtin.empty()) {
      EXPECT_NE(catalogue->product_by_gtin(gtin), nullptr) << gtin;
    }
    if (const std::string gln = id.value("414"); !gln.empty()) {
      EXPECT_NE(catalogue->place_by_gln(gln), nullptr) << gln;
    }
    if (const std::string gln = id.value("417"); !gln.empty()) {
      EXPECT_NE(catalogue->subject_by_party(gln), nullptr) << gln;
    }
  };
  for (const Event& event : events({2026, 11, 23})) {
    for (const auto& id : event.epcs) expect_known(id);
    for (const auto* list :
         {&event.quantities, &event.input_quantities, &event.output_quantities}) {
      for (const auto& element : *list) expect_known(element.epc_class);
    }
    ASSERT_TRUE(event.read_point);
    expect_known(event.read_point->id);
    for (const auto* ends : {&event.sources, &event.destinations}) {
      for (const auto& end : *ends) expect_known(end.id);
    }
  }
}

TEST(DemonstrationEvents, TellTheLifeOfEveryProductOfTheDistrict) {
  std::set<std::string> born;
  for (const Event& event : events({2026, 11, 23})) {
    for (const auto& output : event.output_quantities) born.insert(output.epc_class.value("01"));
    if (event.type == EventType::object && event.action == Action::add) {
      for (const auto& one : event.quantities) born.insert(one.epc_class.value("01"));
    }
  }
  int products = 0;
  std::set<std::string> makers;
  for (const registry::Product& product : demonstration_catalogue()->products()) {
    if (product.set_2026.empty()) continue;
    EXPECT_TRUE(born.contains(product.gtin)) << product.name_vi;
    makers.insert(product.subject.text());
    ++products;
  }
  EXPECT_GE(products, 16);
  EXPECT_GE(makers.size(), 8U);
}

/// What lies where: replays events in time order and finds what cannot be.
class Ground {
 public:
  void replay(const Event& event) {
    const std::string place = event.read_point->id.path();
    if (event.type == EventType::transformation) {
      for (const auto& input : event.input_quantities) take(input, place, event);
      for (const auto& output : event.output_quantities) bring_into_being(output, place);
    } else if (event.type == EventType::aggregation) {
      pack(event, place);
    } else if (event.business_step == "creating_class_instance") {
      for (const auto& one : event.quantities) bring_into_being(one, place);
    } else if (event.business_step == "commissioning") {
      commission(event, place);
    } else if (event.business_step == "shipping") {
      for (const auto& one : event.quantities) take(one, place, event);
      for (const auto& thing : event.epcs) leave(thing.path(), place, event);
    } else if (event.business_step == "receiving") {
      for (const auto& one : event.quantities)
        stock_[{one.epc_class.path(), place}] += *one.quantity;
      for (const auto& thing : event.epcs) arrive(thing.path(), place);
    } else if (event.business_step == "retail_selling") {
      for (const auto& thing : event.epcs) leave(thing.path(), place, event);
    }
  }

 private:
  void bring_into_being(const epcis::QuantityElement& one, const std::string& place) {
    EXPECT_TRUE(lots_.insert(one.epc_class.path()).second)
        << one.epc_class.path() << " came into being twice";
    stock_[{one.epc_class.path(), place}] += *one.quantity;
  }

  void take(const epcis::QuantityElement& one, const std::string& place, const Event& event) {
    double& left = stock_[{one.epc_class.path(), place}];
    left -= *one.quantity;
    EXPECT_GE(left, -1e-6) << event.business_step << " of " << *one.quantity << " "
                           << one.epc_class.path() << " at " << place << ", which has not so much";
  }

  /// Pieces that get a serial number are no longer part of the unnumbered rest.
  void commission(const Event& event, const std::string& place) {
    const auto lot = event.ilmd.find("cbvmda:lotNumber");
    ASSERT_NE(lot, event.ilmd.end());
    const std::string path =
        "/01/" + event.epcs.at(0).value("01") + "/10/" + std::string(lot->value().as_string());
    double& left = stock_[{path, place}];
    left -= static_cast<double>(event.epcs.size());
    EXPECT_GE(left, 0) << path;
    for (const auto& piece : event.epcs) {
      EXPECT_THAT(piece.value("21"), testing::MatchesRegex("[A-Z2-7]{12}"));
      EXPECT_TRUE(whereabouts_.emplace(piece.path(), place).second) << piece.path();
    }
  }

  void pack(const Event& event, const std::string& place) {
    const std::string parent = event.parent->path();
    if (event.action == Action::add) {
      EXPECT_TRUE(whereabouts_.emplace(parent, place).second) << parent << " is used twice";
    }
    EXPECT_EQ(whereabouts_[parent], place);
    for (const auto& child : event.epcs) {
      const bool into = event.action == Action::add;
      EXPECT_EQ(whereabouts_[child.path()], into ? place : parent) << child.path();
      whereabouts_[child.path()] = into ? parent : place;
    }
  }

  void leave(const std::string& thing, const std::string& place, const Event& event) {
    EXPECT_EQ(whereabouts_[thing], place) << thing << " for " << event.business_step;
    whereabouts_[thing] = "away";
  }

  void arrive(const std::string& thing, const std::string& place) {
    EXPECT_EQ(whereabouts_[thing], "away") << thing;
    whereabouts_[thing] = place;
  }

  std::set<std::string> lots_;
  std::map<std::pair<std::string, std::string>, double> stock_;
  std::map<std::string, std::string> whereabouts_;
};

TEST(DemonstrationEvents, NeverUseShipOrSellWhatIsNotThere) {
  for (const Date today : some_days()) {
    SCOPED_TRACE(format_iso(today));
    Ground ground;
    for (const Event& event : events(today)) ground.replay(event);
  }
}

TEST(DemonstrationEvents, PutOneWrongEventRight) {
  int declarations = 0;
  std::set<std::string> ids;
  std::vector<std::string> corrective;
  for (const std::string& document : documents({2026, 11, 23})) {
    for (const epcis::SourcedEvent& one : epcis::decode(document).events) {
      if (one.event.error_declaration) {
        ++declarations;
        EXPECT_TRUE(ids.contains(one.event.event_id));
        corrective = one.event.error_declaration->corrective_event_ids;
      }
      ids.insert(one.event.event_id);
    }
  }
  EXPECT_EQ(declarations, 1);
  ASSERT_EQ(corrective.size(), 1U);
  EXPECT_TRUE(ids.contains(corrective[0]));
}

TEST(DemonstrationEvents, LoseOneShipmentOnTheWay) {
  std::multiset<std::string> open;
  for (const Event& event : events({2026, 11, 23})) {
    if (event.business_step == "shipping") open.insert(event.business_transactions[0].transaction);
    if (event.business_step == "receiving") {
      open.erase(open.find(event.business_transactions[0].transaction));
    }
  }
  EXPECT_EQ(open.size(), 1U);
}

TEST(DemonstrationExamples, ExistOnEveryDayUntilTheEndOf2028) {
  const auto last = days_from_date({2028, 12, 31});
  for (auto day = days_from_date({2026, 11, 1}); day <= last; ++day) {
    const auto examples = demonstration_examples(inputs(), date_from_days(day));
    EXPECT_TRUE(examples) << format_iso(date_from_days(day));
  }
}

TEST(DemonstrationExamples, AreWhatTheirNamesSay) {
  for (const Date today : some_days()) {
    const auto examples = demonstration_examples(inputs(), today);
    ASSERT_TRUE(examples);
    std::map<std::string, std::string> expiry, disposition;
    for (const Event& event : events(today)) {
      for (const auto& thing : event.epcs) {
        disposition[thing.path()] = event.disposition;
        if (const auto* date = event.ilmd.if_contains("cbvmda:itemExpirationDate")) {
          expiry[thing.path()] = std::string(date->as_string());
        }
      }
    }
    EXPECT_GT(expiry.at(examples->genuine), format_iso(today));
    EXPECT_NE(disposition.at(examples->genuine), "recalled");
    EXPECT_LT(expiry.at(examples->expired), format_iso(today));
    EXPECT_EQ(disposition.at(examples->recalled), "recalled");
    EXPECT_TRUE(examples->genuine.starts_with(examples->product + "/21/"));
    EXPECT_TRUE(examples->lot.starts_with(examples->product + "/10/"));
  }
}

TEST(DemonstrationRegisters, ShowEveryStateOfACertificateAndGapsToName) {
  const auto catalogue = demonstration_catalogue();
  std::set<registry::CertificateState> states;
  for (const registry::Certificate& certificate : catalogue->certificates()) {
    states.insert(certificate.state_on({2026, 11, 23}));
  }
  EXPECT_EQ(states.size(), 3U);
  const auto& products = catalogue->products();
  const auto lacks = [&](auto member) {
    return std::any_of(products.begin(), products.end(), [&](const registry::Product& product) {
      return !product.set_2026.empty() && (product.*member).empty();
    });
  };
  EXPECT_TRUE(lacks(&registry::Product::standard));
  EXPECT_TRUE(lacks(&registry::Product::picture));
}

TEST(DemonstrationRegisters, HaveASmallPictureForEachAddress) {
  for (const registry::Product& product : demonstration_catalogue()->products()) {
    EXPECT_TRUE(product.is_demonstration);
    if (product.picture.empty()) continue;
    ASSERT_TRUE(product.picture.starts_with("/media/demo/"));
    EXPECT_LT(embedded("pictures/" + product.picture.substr(12)).size(), 1200U);
    EXPECT_FALSE(product.picture_alt_vi.empty());
    EXPECT_FALSE(product.picture_alt_en.empty());
  }
}

TEST(DemonstrationRecipes, NameAMisspeltField) {
  std::string text(embedded("chains.json"));
  text.replace(text.find("\"quantity\""), 10, "\"quantitty\"");
  const auto recipes = read_recipes(text);
  ASSERT_FALSE(recipes);
  EXPECT_EQ(recipes.error().pointer, "/chains/0/steps/0/quantity");
}

TEST(DemonstrationRecipes, NameAPlaceThatIsNotThere) {
  std::string text(embedded("chains.json"));
  const std::string_view place = "\"place\": \"kho-bach-vi\"";
  text.replace(text.find(place), place.size(), "\"place\": \"kho-bach-vy\"");
  const auto recipes = read_recipes(text);
  ASSERT_FALSE(recipes);
  EXPECT_EQ(recipes.error().pointer, "/chains/0/steps/0");
  EXPECT_THAT(recipes.error().detail, testing::HasSubstr("kho-bach-vy"));
}

}  // namespace
}  // namespace ocop::application
