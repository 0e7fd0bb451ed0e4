#include "event_store/master_data.h"

#include <algorithm>
#include <initializer_list>

namespace ocop::event_store {
namespace {

// "urn:epcglobal:cbv:mda#lotNumber" → {"urn:epcglobal:cbv:mda", "lotNumber"}.
struct SplitName {
  std::string_view name_space, local;
};

SplitName split_name(std::string_view name) {
  const auto end = name.find_last_of(":#/");
  if (end == std::string_view::npos) return {"", name};
  return {name.substr(0, end), name.substr(end + 1)};
}

bool is_standard(std::string_view name_space) {
  static constexpr std::string_view known[] = {
      "cbvmda",
      "gs1",
      "urn:epcglobal:cbv:mda",
      "https://ref.gs1.org/cbv",
      "https://ref.gs1.org/cbv/mda",
      "https://gs1.org/voc",
      "https://www.gs1.org/voc",
      "https://ref.gs1.org/voc",
  };
  return std::ranges::find(known, name_space) != std::end(known);
}

std::string_view text_of(const boost::json::value& value) {
  if (const auto* text = value.if_string()) return *text;
  if (const auto* list = value.if_array(); list != nullptr && !list->empty()) {
    return text_of(list->front());
  }
  if (const auto* object = value.if_object()) {
    const auto* inner = object->if_contains("@value");
    if (inner != nullptr && inner->is_string()) return inner->get_string();
  }
  return {};
}

std::string_view first_of(const epcis::Event& event,
                          std::initializer_list<std::string_view> wanted) {
  if (event.ilmd.empty()) return {};
  for (const auto local : wanted) {
    for (const auto& member : event.ilmd) {
      const auto name = split_name(member.key());
      if (name.local != local || !is_standard(name.name_space)) continue;
      if (const auto text = text_of(member.value()); !text.empty()) return text;
    }
  }
  return {};
}

}  // namespace

std::string_view lot_number(const epcis::Event& event) {
  return first_of(event, {"lotNumber", "hasBatchLotNumber"});
}

std::string_view expiry_date(const epcis::Event& event) {
  return first_of(event, {"itemExpirationDate", "expirationDate", "bestBeforeDate"});
}

}  // namespace ocop::event_store
