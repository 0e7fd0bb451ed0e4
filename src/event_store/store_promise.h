#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "event_store/event_store.h"

namespace ocop::event_store {

/// A store that begins empty and can be closed and opened again, as `store_promise_test` needs it.
/// A new kind of store is held to the promise by adding it to the list at the end of that file.
class StoreUnderTest {
 public:
  virtual ~StoreUnderTest() = default;
  virtual EventStore& store() = 0;
  virtual void reopen() = 0;
  virtual ManualClock& clock() = 0;
};

struct KindOfStore {
  std::string name;
  std::function<std::unique_ptr<StoreUnderTest>()> make;
};

}  // namespace ocop::event_store
