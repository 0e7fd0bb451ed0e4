// Whatever an authenticator sends: no crash, no hang, and nothing read twice differs.
#include <cstdlib>

#include "accounts/cbor.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto first = ocop::accounts::cbor::read_first(bytes);
  if (first && first->second > size) std::abort();
  const auto whole = ocop::accounts::cbor::read(bytes);
  if (whole && (!first || first->second != size)) std::abort();
  return 0;
}
