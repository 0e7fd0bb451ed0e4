#include "culture/demonstration.h"

#include "base/embedded_file.h"
#include "records/import.h"

namespace ocop::embedded {
EmbeddedFiles culture_demonstration();
}

namespace ocop::culture {
namespace {

constexpr records::ImportFile files[] = {
    {"culture_place", "places.csv"},  {"culture_day", "days.csv"},
    {"culture_person", "people.csv"}, {"culture_picture", "pictures.csv"},
    {"culture_text", "texts.csv"},    {"culture_route", "routes.csv"},
    {"culture_stop", "stops.csv"}};
constexpr std::string_view person = "demonstration", first_place = "hang-bac";

}  // namespace

Result<void> fill_demonstration(records::RecordStore& store) {
  TRY(const auto known, store.read([&](records::Reading& reading) {
    return reading.find_by_key(store.kinds().get("culture_place"), {std::string(first_place)});
  }));
  if (known) return ok();
  return records::import_embedded(store, files, embedded::culture_demonstration(), person);
}

}  // namespace ocop::culture
