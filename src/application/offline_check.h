#pragma once

#include <functional>
#include <string>

#include "base/clock.h"
#include "crypto/ed25519.h"
#include "http/router.h"

namespace ocop::application {

/// What checking signed labels without a network takes. Set up before the first request.
struct OfflineCheck {
  /// The signed list of label keys of today (`authenticity::read_key_list`); an error when there is
  /// none.
  std::function<Result<std::string>()> key_list;
  crypto::PublicKey keeper{};  ///< who signs that list
  std::function<bool()> is_demonstration;
};

/// The page that checks signed labels in the browser ("/kiem-tra-ngoai-tuyen" and
/// "/en/offline-check"), its service worker, and the list of keys under
/// "/.well-known/ocop-label-keys". After one visit the page opens without a network, also in place
/// of the address of a label that cannot be reached. Without a script it says what it is for.
/// `check` must outlive the router.
void add_offline_check_routes(http::Router& router, const OfflineCheck& check);

}  // namespace ocop::application
