#include "pictures/acts.h"

#include <charconv>

#include "base/text.h"

namespace ocop::pictures {
namespace {

using records::Acting;
using records::Reason;
using records::Record;
using records::RecordStore;
using records::Writing;

std::optional<int> percent_from(std::string_view text) {
  text = trim(text);
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && value >= 0 && value <= 100 ? std::optional(value) : std::nullopt;
}

Result<Record> find_picture(Writing& writing, const std::string& id, const accounts::Reach& reach) {
  TRY(auto row, writing.find(writing.kinds().get("library_picture"), id, reach));
  if (row.removed_at) return Error{Code::not_found, "it was put aside", id};
  return row;
}

}  // namespace

Result<Refusal> set_focus(RecordStore& store, const Acting& acting, const std::string& id,
                          std::string_view x, std::string_view y) {
  const auto from_left = percent_from(x), from_top = percent_from(y);
  if (!from_left || !from_top) return Refusal(Reason{"pictures.fault_focus"_key, {}});
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record row, find_picture(writing, id, acting.reach));
    row["focus_x"] = std::to_string(*from_left);
    row["focus_y"] = std::to_string(*from_top);
    TRY_VOID(writing.put(row));
    return Refusal();
  });
}

Result<Refusal> withdraw_consent(RecordStore& store, const Acting& acting, const std::string& id,
                                 std::string_view why, Date today) {
  if (trim(why).empty()) return Refusal(Reason{"pictures.fault_why"_key, {}});
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record row, find_picture(writing, id, acting.reach));
    if (row.day("consent_withdrawn_on")) {
      return Refusal(Reason{"pictures.fault_withdrawn"_key, {}});
    }
    row["consent_withdrawn_on"] = format_iso(today);
    row["withdrawn_why"] = trim(why);
    TRY_VOID(writing.put(row));
    return Refusal();
  });
}

}  // namespace ocop::pictures
