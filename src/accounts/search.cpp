#include "accounts/search.h"

#include <fmt/format.h>

#include "base/text.h"

namespace ocop::accounts {
namespace {

std::string like_pattern(std::string_view word) {
  std::string pattern = "%";
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

void Search::add(std::string_view condition, std::string value) {
  text_ += values_.empty() ? " where " : " and ";
  text_ += fmt::format(fmt::runtime(condition), fmt::format(":v{}", values_.size()));
  values_.push_back(std::move(value));
}

void Search::add_words(std::string_view column, std::string_view typed) {
  const std::string folded = fold(typed);
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) add(fmt::format("{} like {{}} escape '!'", column), like_pattern(word));
  }
}

void Search::run(soci::session& session, std::string_view order, std::size_t count_max,
                 const std::function<void(const soci::row&)>& take) {
  soci::row row;
  soci::statement statement(session);
  for (const std::string& value : values_) statement.exchange(soci::use(value));
  statement.exchange(soci::into(row));
  statement.alloc();
  statement.prepare(fmt::format("{} order by {} limit {}{}", text_, order, count_max, rest_),
                    soci::details::st_one_time_query);
  statement.define_and_bind();
  for (bool found = statement.execute(true); found; found = statement.fetch()) take(row);
}

}  // namespace ocop::accounts
