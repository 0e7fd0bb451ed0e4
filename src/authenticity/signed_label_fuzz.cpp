// Any text as a signed label and as a list of keys: what is read is spelled in one way only, and
// nobody but the holder of the key makes a good one.
#include <cstdlib>
#include <string>

#include "authenticity/key_list.h"

namespace {

using namespace ocop::authenticity;

void require(bool promise) {
  if (!promise) std::abort();
}

const ocop::crypto::SigningKey& key() {
  static const ocop::crypto::SigningKey one(ocop::crypto::Key256{1});
  return one;
}

void check_label(const std::string& text) {
  const auto label = parse_signed_label(text);
  if (label) {
    require(label->signed_text.starts_with("/01/") && label->key_id.size() == 4);
    const KeyList list{{0}, {1}, {{key().public_key(), KeyState::active, {}, {}}}};
    require(judge_label(*label, list) != LabelAnswer::valid);
  }
  const auto link = sign_label(text, key());
  if (!link) return;
  const auto again = parse_signed_label(*link);
  require(bool(again));
  require(again->key_id == key_id_of(key().public_key()));
  require(!label || again->signed_text == label->signed_text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_label(text);
  check_label("https://a/01/09521234000013/21/" + text);
  require(!read_key_list(text, key().public_key()));
  require(!read_key_list(R"({"type":"ocop-label-keys/1","issued_at":)" + text, key().public_key()));
  return 0;
}
