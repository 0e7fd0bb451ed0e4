#include "newsroom/author_kind.h"

#include <algorithm>

#include "accounts/sign_in_name.h"
#include "base/text.h"
#include "newsroom/byline.h"
#include "records/record_store.h"

namespace ocop::newsroom {
namespace {

using records::Checked;
using records::Faults;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr records::Option roles[] = {{"editor", "news.role_editor"_key},
                                     {"reporter", "news.role_reporter"_key},
                                     {"contributor", "news.role_contributor"_key},
                                     {"officer", "news.role_officer"_key}};

Checked login_rule(std::string_view text) {
  auto parsed = accounts::parse_sign_in_name(text);
  if (parsed) return std::move(*parsed);
  return Reason{"news.fault_author_login"_key, {}};
}

/// The last parts of the addresses that lead to the author, that of the name first.
void fill_author(const Writing&, const Record*, Record& after) {
  std::string slugs = author_slug(after["name"]);
  for (const BylinePart& part : byline_parts(after["pen_names"])) {
    slugs += ' ' + author_slug(part.name);
  }
  after["slugs"] = std::move(slugs);
}

void check_author(const Record& row, Faults& faults) {
  if (author_slug(row["name"]).empty() || byline_parts(row["name"]).size() > 1) {
    faults.push_back({"name", {"news.fault_author_name"_key, {}}});
  }
}

/// Each name leads to one author.
Result<Faults> guard_author(Writing& writing, const Record*, const Record& after) {
  TRY(const auto all, writing.all(*after.kind));
  const auto own = split(after["slugs"], ' ');
  for (const Record& other : all) {
    if (other.id == after.id || other.removed_at) continue;
    for (const std::string_view slug : split(other["slugs"], ' ')) {
      if (std::ranges::count(own, slug) > 0) {
        return Faults{{"pen_names", {"news.fault_author_taken"_key, {other["name"]}}}};
      }
    }
  }
  return Faults{};
}

}  // namespace

std::string role_text(pages::Locale locale, std::string_view role) {
  const auto* at = std::ranges::find(roles, role, &records::Option::value);
  return at == std::end(roles) ? std::string() : std::string(pages::text(locale, at->label));
}

records::Kind author_kind() {
  return {.name = "author",
          .table = "authors",
          .path = "authors",
          .object = accounts::Object::article,
          .one = "news.author"_key,
          .many = "news.authors"_key,
          .add = "news.add_author"_key,
          .fields = {{.name = "name",
                      .label = "news.author_name"_key,
                      .uses = use::list | use::search | use::required,
                      .hint = "news.author_name_hint"_key},
                     {.name = "pen_names",
                      .label = "news.pen_names"_key,
                      .uses = use::list | use::search,
                      .hint = "news.pen_names_hint"_key},
                     {.name = "slugs", .label = "news.author_slugs"_key, .uses = use::hidden},
                     {.name = "role",
                      .label = "news.author_role"_key,
                      .type = Type::choice,
                      .uses = use::list | use::filter,
                      .options = roles},
                     {.name = "about", .label = "news.author_about"_key, .type = Type::text},
                     {.name = "about_en", .label = "news.author_about_en"_key, .type = Type::text},
                     {.name = "login",
                      .label = "news.author_login"_key,
                      .uses = use::person,
                      .rule = login_rule,
                      .hint = "news.author_login_hint"_key},
                     {.name = "unit_code",
                      .label = "news.unit"_key,
                      .type = Type::unit,
                      .uses = use::required}},
          .title = "name",
          .key = {"name"},
          .unit = "unit_code",
          .sort = "name",
          .fill = fill_author,
          .check = check_author,
          .guard = guard_author};
}

}  // namespace ocop::newsroom
