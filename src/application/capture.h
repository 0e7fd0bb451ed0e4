#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "event_store/event_store.h"

namespace ocop::application {

/// What happens to the good events of a document that also has bad ones (EPCIS 2.0 section 12.6.1,
/// GS1-Capture-Error-Behaviour).
enum class ErrorBehaviour : std::uint8_t {
  rollback,  ///< nothing of the document is stored
  proceed,   ///< what is right is stored
};

struct CaptureReport {
  std::size_t captured = 0;        ///< newly stored
  std::size_t already_stored = 0;  ///< the same event was there before
  std::vector<Error> refusals;     ///< the first `limits::epcis_faults_named_max`
  std::size_t refusal_count = 0;
  std::vector<event_store::Appended> appended;  ///< in the order of the document, without refusals

  bool whole() const { return refusal_count == 0; }
};

/// The one way into the store, for the command line and for HTTP: decodes, validates, appends.
/// When it returns, everything counted as captured is on the disk. An error of its own means that
/// the store could not write; then nothing of the document is stored, or with `proceed` a part
/// that a second call completes without storing anything twice.
Result<CaptureReport> capture(event_store::EventStore& store, std::string_view json,
                              ErrorBehaviour behaviour);

}  // namespace ocop::application
