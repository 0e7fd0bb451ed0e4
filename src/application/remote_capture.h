#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "accounts/token_store.h"
#include "application/capture.h"
#include "base/clock.h"
#include "base/random.h"
#include "sql/database.h"

namespace ocop::application {

/// A server that holds a data folder leaves its port in DIR/serving while it runs, so that a
/// command on the same machine can hand its work to it. Removed when the server stops; one that was
/// killed leaves it behind, and nobody answers at that port.
Result<void> announce_server(const std::filesystem::path& directory, std::uint16_t port);
void withdraw_server(const std::filesystem::path& directory);
/// Where the server of the folder answers on this machine; 0 when none does.
std::uint16_t serving_port(const std::filesystem::path& directory);

/// Captures through the running server of a data folder, over its public endpoint on the loopback
/// address, with a token of its own that is good for a day and revoked when this ends. Whoever may
/// read the folder's database may do so: no further right is needed.
class RemoteCapture {
 public:
  /// `not_found` when no server of the folder answers.
  static Result<std::unique_ptr<RemoteCapture>> open(const std::filesystem::path& directory,
                                                     const Clock& clock, Random& random);
  ~RemoteCapture();

  /// As `application::capture`, without `CaptureReport::appended`.
  Result<CaptureReport> capture(std::string_view json, ErrorBehaviour behaviour);

 private:
  RemoteCapture() = default;

  std::uint16_t port_ = 0;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<accounts::TokenStore> tokens_;
  accounts::CreatedToken token_;
};

}  // namespace ocop::application
