#include "application/capture.h"

#include <charconv>
#include <span>

#include "base/limits.h"
#include "epcis/document.h"

namespace ocop::application {
namespace {

class Capture {
 public:
  Capture(event_store::EventStore& store, const epcis::Decoded& decoded)
      : store_(store), decoded_(decoded) {
    for (const auto& fault : decoded.faults) {
      report_.refusals.push_back({Code::invalid_argument, fault.reason, fault.pointer});
    }
    report_.refusal_count = decoded.fault_count;
  }

  Result<CaptureReport> all_or_nothing() && {
    if (report_.whole() && !decoded_.events.empty()) {
      auto appended = store_.append(decoded_.events);
      if (!appended && appended.error().code != Code::already_exists) return appended.error();
      if (appended) {
        take(*appended);
      } else {
        refuse(appended.error(), 0);
      }
    }
    return std::move(report_);
  }

  Result<CaptureReport> what_is_right() && {
    TRY_VOID(append(0, decoded_.events.size()));
    return std::move(report_);
  }

 private:
  // A taken identifier splits the range in two until it stands alone: few events are conflicts,
  // and each half that is free of them costs one write.
  Result<void> append(std::size_t from, std::size_t until) {
    if (from == until) return ok();
    const auto events = std::span(decoded_.events).subspan(from, until - from);
    auto appended = store_.append(events);
    if (appended) {
      take(*appended);
      return ok();
    }
    if (appended.error().code != Code::already_exists) return appended.error();
    if (until - from == 1) {
      refuse(appended.error(), from);
      return ok();
    }
    const std::size_t middle = from + (until - from) / 2;
    TRY_VOID(append(from, middle));
    return append(middle, until);
  }

  void take(const std::vector<event_store::Appended>& appended) {
    for (const auto& one : appended) {
      ++(one.already_stored ? report_.already_stored : report_.captured);
      report_.appended.push_back(one);
    }
  }

  // The store counts from the start of the range it was given; the caller reads pointers from the
  // root of the document.
  void refuse(Error error, std::size_t range_start) {
    std::size_t index = 0;
    const char* digits = error.pointer.data() + 1;
    const auto [end, failed] =
        std::from_chars(digits, error.pointer.data() + error.pointer.size(), index);
    const std::string_view rest(end, error.pointer.data() + error.pointer.size());
    error.pointer = decoded_.pointer_of(range_start + index) + std::string(rest);
    ++report_.refusal_count;
    if (report_.refusals.size() < limits::epcis_faults_named_max) {
      report_.refusals.push_back(std::move(error));
    }
  }

  event_store::EventStore& store_;
  const epcis::Decoded& decoded_;
  CaptureReport report_;
};

}  // namespace

Result<CaptureReport> capture(event_store::EventStore& store, std::string_view json,
                              ErrorBehaviour behaviour) {
  const epcis::Decoded decoded = epcis::decode(json);
  Capture capture(store, decoded);
  return behaviour == ErrorBehaviour::rollback ? std::move(capture).all_or_nothing()
                                               : std::move(capture).what_is_right();
}

}  // namespace ocop::application
