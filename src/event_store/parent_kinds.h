#pragma once

#include <shared_mutex>
#include <string>
#include <string_view>

#include <boost/unordered/unordered_flat_set.hpp>

namespace ocop::event_store {

/// Which kinds of things ever held others: pieces of one product, "/01/" and its GTIN; things of
/// one other kind, "/00/"; foreign names of one scheme, "urn:". Whoever looks at a thing asks what
/// it held, and most goods never hold any; then no file is searched. Kinds are few and only grow.
/// Safe to use from several threads.
class ParentKinds {
 public:
  /// Of a term of `Key::parent` (index_terms.h); every term of the kind begins with it.
  static std::string_view kind_of(std::string_view term);

  void add(std::string_view term);
  /// False when no event names a thing of this kind as a parent.
  bool may_hold(std::string_view term) const;

 private:
  mutable std::shared_mutex mutex_;
  boost::unordered_flat_set<std::string> kinds_;
};

}  // namespace ocop::event_store
