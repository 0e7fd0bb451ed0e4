#include "authenticity/label_keys.h"

#include "authenticity/serial_code.h"

namespace ocop::authenticity {
namespace {

constexpr std::int64_t list_days = 30;

}  // namespace

crypto::SigningKey label_signing_key(const CodeKeys& codes, char epoch) {
  return crypto::SigningKey(codes.key_for("label signature", epoch));
}

bool is_signed(const SignedLabel& label, const CodeKeys& codes, char epoch) {
  const crypto::PublicKey key = label_signing_key(codes, epoch).public_key();
  return label.key_id == key_id_of(key) &&
         crypto::is_signed_by(key, crypto::view(label.signed_text), label.signature);
}

crypto::SigningKey key_list_keeper(const CodeKeys& codes) {
  return crypto::SigningKey(codes.key_for("label key list"));
}

Result<std::string> published_key_list(const CodeKeys& codes, std::string_view voided,
                                       Timestamp now) {
  const Timestamp day{now.micros - now.micros % micros_per_day};
  KeyList list{day, {day.micros + list_days * micros_per_day}, {}};
  for (const char epoch : serial_alphabet) {
    if (!codes.has_epoch(epoch)) continue;
    LabelKey key{label_signing_key(codes, epoch).public_key(), KeyState::active, {}, {}};
    if (epoch != codes.current_epoch()) key.state = KeyState::verify_only;
    if (voided.find(epoch) != std::string_view::npos) {
      key.state = KeyState::revoked_from;
      key.from_index = 0;
    }
    list.keys.push_back(key);
  }
  return make_key_list(std::move(list), key_list_keeper(codes));
}

}  // namespace ocop::authenticity
