// A registration from a hostile browser: no crash, no hang, and no key without a signature check.
#include "accounts/passkey.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace ocop::accounts;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t half = size / 2;
  const RelyingParty party = RelyingParty::of("http://localhost:8080");
  const std::string client_data =
      R"({"type":"webauthn.create","challenge":"AAAA","origin":"http://localhost:8080"})";
  (void)verify_registration({client_data, std::string(bytes)}, "AAAA", party);
  (void)verify_registration({std::string(bytes.substr(0, half)), std::string(bytes.substr(half))},
                            "AAAA", party);
  (void)RelyingParty::of(bytes);
  (void)from_base64url(bytes);
  return 0;
}
