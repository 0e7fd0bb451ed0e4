#include "office/register_pages.h"

namespace ocop::office {

std::string path_of(const records::Kind& kind) { return "/office/" + std::string(kind.path); }

void add_register_pages(Office& office, const RegisterPage& page) {
  add_list_page(office, page);
  add_form_pages(office, page);
  add_record_page(office, page);
  add_history_page(office, page);
  add_remove_pages(office, page);
  add_import_pages(office, page);
  add_export_pages(office, page);
}

std::vector<Link> crumbs_to(const Visitor& visitor, const records::Kind& kind) {
  return {
      {std::string(pages::text(visitor.locale, kind.many)), Office::href(visitor, path_of(kind))}};
}

std::vector<Link> crumbs_to(const Office& office, const Visitor& visitor,
                            const records::Record& row, std::string title) {
  auto crumbs = crumbs_to(visitor, *row.kind);
  crumbs.push_back({std::move(title), office.href(visitor, row)});
  return crumbs;
}

}  // namespace ocop::office
