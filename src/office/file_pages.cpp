#include "office/file_pages.h"

#include "office/download.h"
#include "office/office_state.h"
#include "office/register_pages.h"

namespace ocop::office {
namespace {

using records::Type;

/// Does a row that the visitor may see hold the file?
Result<bool> is_held(const Office::State& state, const Visitor& visitor, records::Reading& reading,
                     const std::string& id) {
  for (const auto& [kind, page] : state.registers) {
    const auto reach = visitor.rights.reach(kind->object, accounts::Act::see);
    if (reach.nothing()) continue;
    for (const records::Field& field : kind->fields) {
      if (field.type != Type::file) continue;
      TRY(const auto listing,
          reading.list(*kind, {.filters = {{std::string(field.name), id}}, .page_rows = 1}, reach));
      if (listing.count > 0) return true;
    }
  }
  return false;
}

Result<http::Response> hand_out(const Office& office, const Office::State& state,
                                const Visitor& visitor, const std::string& id) {
  const Error nothing{Code::not_found, "there is no such file", ""};
  media::MediaStore* store = office.ground().files;
  if (store == nullptr) return nothing;
  TRY(const auto file, store->find(id));
  if (file.made_by != visitor.login) {
    TRY(const bool held, office.ground().records.read([&](records::Reading& reading) {
      return is_held(state, visitor, reading, id);
    }));
    if (!held) return nothing;
  }
  if (!media::is_picture(file.type)) return file_download(id, *store, id);
  TRY(std::string bytes, store->read(file));
  return http::respond(200, media::content_type_of(file.type), std::move(bytes));
}

}  // namespace

Result<std::string> keep_file(const Office& office, const Visitor& visitor,
                              const http::Part& part) {
  media::MediaStore* store = office.ground().files;
  if (store == nullptr) return Error{Code::unimplemented, "no files are kept here", part.name};
  TRY(const auto type, media::file_type_of(part.content));
  TRY(const auto kept, store->put({.bytes = part.content,
                                   .name = part.file_name,
                                   .purpose = media::is_picture(type) ? media::Purpose::picture
                                                                      : media::Purpose::document,
                                   .made_by = visitor.login}));
  return kept.id;
}

bool is_own_file(const Office& office, const Visitor& visitor, std::string_view id) {
  media::MediaStore* store = office.ground().files;
  if (store == nullptr || id.empty()) return false;
  const auto file = store->find(id);
  return file && file->made_by == visitor.login;
}

std::string file_href(const Visitor& visitor, std::string_view id) {
  return Office::href(visitor, "/office/files/" + std::string(id));
}

void add_file_pages(Office& office, const Office::State& state) {
  office.add_page(
      http::Method::get, "/office/files/{id}", {},
      [&office, &state](const Visitor& visitor, const http::Request& request) {
        auto answer = hand_out(office, state, visitor, request.parameter("id").value_or(""));
        return answer ? std::move(*answer) : office.failed(visitor, request, answer.error());
      });
}

}  // namespace ocop::office
