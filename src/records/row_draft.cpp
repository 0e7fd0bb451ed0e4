#include "records/row_draft.h"

#include "records/field_value.h"

namespace ocop::records {

Record empty_row(const Kind& kind) {
  Record row;
  row.kind = &kind;
  for (const Field& field : kind.fields) {
    const std::string_view nothing = field.type == Type::flag ? "0" : "";
    row.cells.emplace_back(field.fallback.empty() ? nothing : field.fallback);
  }
  return row;
}

RowDraft row_draft(const Record& base, const Values& values, Entering entering) {
  RowDraft draft{base, {}};
  const Kind& kind = *base.kind;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    const Field& field = kind.fields[i];
    if (field.is(use::hidden) || (field.is(use::fixed) && entering == Entering::again)) continue;
    const auto given = values.find(field.name);
    if (given == values.end() && entering == Entering::again) continue;
    Checked value = field_value(field, given == values.end() ? std::string() : given->second);
    if (auto* good = std::get_if<std::string>(&value)) {
      draft.row.cells[i] = std::move(*good);
    } else {
      draft.faults.push_back({std::string(field.name), std::get<Reason>(std::move(value))});
    }
  }
  return draft;
}

std::vector<Difference> differences(const Record& before, const Record& after) {
  std::vector<Difference> found;
  for (std::size_t i = 0; i < after.cells.size(); ++i) {
    if (before.cells[i] == after.cells[i]) continue;
    found.push_back({std::string(after.kind->fields[i].name), before.cells[i], after.cells[i]});
  }
  return found;
}

}  // namespace ocop::records
