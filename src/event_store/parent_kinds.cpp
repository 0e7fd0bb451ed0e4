#include "event_store/parent_kinds.h"

#include <algorithm>
#include <mutex>

namespace ocop::event_store {
namespace {

constexpr std::string_view product_prefix = "/01/";
constexpr std::size_t gtin_digits = 14;

}  // namespace

std::string_view ParentKinds::kind_of(std::string_view term) {
  constexpr std::size_t head = 1;  // the byte that says `Key::parent`
  const std::string_view value = term.substr(std::min(head, term.size()));
  if (value.starts_with(product_prefix)) {
    return term.substr(0, head + product_prefix.size() + gtin_digits);
  }
  const auto end = value.starts_with('/') ? value.find('/', 1) : value.find(':');
  return end == std::string_view::npos ? term : term.substr(0, head + end + 1);
}

void ParentKinds::add(std::string_view term) {
  if (may_hold(term)) return;
  const std::unique_lock lock(mutex_);
  kinds_.emplace(kind_of(term));
}

bool ParentKinds::may_hold(std::string_view term) const {
  const std::string kind(kind_of(term));
  const std::shared_lock lock(mutex_);
  return kinds_.contains(kind);
}

}  // namespace ocop::event_store
