#pragma once

#include "office/office.h"

namespace ocop::office {

/// "/office/subjects": where the pages of a register begin.
std::string path_of(const records::Kind& kind);

/// All pages of one register. `page` stays where it is as long as the office.
void add_register_pages(Office& office, const RegisterPage& page);

/// Runs `work` with a Reading; an error becomes its page.
template <class Work>
http::Response read_page(const Office& office, const Visitor& visitor, const http::Request& request,
                         Work&& work) {
  auto answer = office.ground().records.read(
      [&](records::Reading& reading) -> Result<http::Response> { return work(reading); });
  return answer ? std::move(*answer) : office.failed(visitor, request, answer.error());
}

/// The way to a page of a row: the register, then the row under its title.
std::vector<Link> crumbs_to(const Visitor& visitor, const records::Kind& kind);
std::vector<Link> crumbs_to(const Office& office, const Visitor& visitor,
                            const records::Record& row, std::string title);

// The pages, one file each.
void add_list_page(Office& office, const RegisterPage& page);
void add_form_pages(Office& office, const RegisterPage& page);
void add_record_page(Office& office, const RegisterPage& page);
void add_history_page(Office& office, const RegisterPage& page);
void add_remove_pages(Office& office, const RegisterPage& page);
void add_import_pages(Office& office, const RegisterPage& page);
void add_export_pages(Office& office, const RegisterPage& page);

}  // namespace ocop::office
