// Whatever somebody types or sends as a message: read as a code that reads the same again, or as
// none.
#include <cstdlib>
#include <string>

#include "authenticity/hidden_code.h"
#include "authenticity/serial_code.h"
#include "authenticity/typed_code.h"

namespace {

using namespace ocop::authenticity;

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  const auto code = read_typed_code(typed);
  if (!code) return 0;
  require(has_serial_form(code->serial));
  require(code->hidden.empty() || has_hidden_form(code->hidden));
  for (const std::string& again :
       {code->serial + code->hidden, "ocop " + code->serial + "-" + code->hidden}) {
    const auto reread = read_typed_code(again);
    require(reread && reread->serial == code->serial && reread->hidden == code->hidden);
  }
  return 0;
}
