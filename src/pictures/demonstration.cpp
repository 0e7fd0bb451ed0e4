#include "pictures/demonstration.h"

#include <algorithm>

#include "base/embedded_file.h"
#include "pictures/acts.h"
#include "sheets/csv_reader.h"

namespace ocop::embedded {
EmbeddedFiles pictures_demonstration();
}

namespace ocop::pictures {
namespace {

constexpr std::string_view sheet = "pictures.csv";

Error wrong(std::string what, const std::string& name) {
  return {Code::internal, std::move(what), "data/demo/picture_library/" + name};
}

Result<std::string_view> content_of(std::string_view name) {
  const EmbeddedFiles files = embedded::pictures_demonstration();
  const auto at = std::ranges::find(files, name, &EmbeddedFile::name);
  if (at == files.end()) return wrong("is not in the program", std::string(name));
  return at->content;
}

Result<void> enter(records::RecordStore& store, media::MediaStore& files,
                   const records::Acting& acting, records::Values values) {
  const std::string name = values["file"], x = values["focus_x"], y = values["focus_y"];
  values.erase("focus_x");
  values.erase("focus_y");
  TRY(const std::string_view bytes, content_of(name));
  TRY(const auto kept, files.put({.bytes = bytes,
                                  .name = name,
                                  .purpose = media::Purpose::picture,
                                  .made_by = acting.person}));
  values["file"] = kept.id;
  TRY(const auto outcome, store.create(store.kinds().get("library_picture"), values, acting));
  if (!outcome.stored()) {
    const auto& fault = outcome.faults.front();
    return wrong(fault.field + ": " + fault.reason.in(pages::Locale::english), name);
  }
  TRY(const auto refusal, set_focus(store, acting, outcome.record->id, x, y));
  if (refusal) return wrong(refusal->in(pages::Locale::english), name);
  return ok();
}

}  // namespace

Result<void> fill_demonstration(records::RecordStore& store, media::MediaStore& files,
                                std::string_view person) {
  const auto& kind = store.kinds().get("library_picture");
  TRY(const auto known, store.list(kind, {.page_rows = 1}, accounts::Reach::all()));
  if (known.count > 0) return ok();
  TRY(const std::string_view content, content_of(sheet));
  sheets::CsvReader reader(content);
  const auto names = reader.next();
  while (const auto row = reader.next()) {
    records::Values values;
    for (std::size_t i = 0; i < names->size() && i < row->size(); ++i) {
      values[(*names)[i].text] = (*row)[i].text;
    }
    TRY_VOID(enter(store, files, {std::string(person), accounts::Reach::all()}, std::move(values)));
  }
  return ok();
}

}  // namespace ocop::pictures
