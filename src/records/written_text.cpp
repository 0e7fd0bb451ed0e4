#include "records/written_text.h"

#include <algorithm>

#include "base/text.h"

namespace ocop::records {
namespace {

bool has_written(const Record& text, const std::string& person) {
  const auto writers = split(text["writers"], ' ');
  return std::ranges::find(writers, person) != writers.end();
}

}  // namespace

bool differ(const Record* before, const Record& after, std::span<const std::string_view> fields) {
  return before == nullptr || std::ranges::any_of(fields, [&](std::string_view field) {
           return (*before)[field] != after[field];
         });
}

void note_writer(Record& text, const std::string& person) {
  if (has_written(text, person)) return;
  text["writers"] += (text["writers"].empty() ? "" : " ") + person;
}

bool has_part(const Record& text, const std::string& person) {
  return text["submitted_by"] == person || has_written(text, person);
}

}  // namespace ocop::records
