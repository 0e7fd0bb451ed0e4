#include "authenticity/key_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "base/limits.h"

namespace ocop::authenticity {
namespace {

namespace json = boost::json;

constexpr std::string_view type = "ocop-label-keys/1";
constexpr std::string_view signature_start = R"(,"signature":")";
constexpr std::string_view signature_end = R"("})";
constexpr std::array<std::pair<KeyState, std::string_view>, 3> state_names{
    {{KeyState::active, "active"},
     {KeyState::verify_only, "verify_only"},
     {KeyState::revoked_from, "revoked_from"}}};

Error malformed(std::string detail, std::string pointer = "") {
  return {Code::invalid_argument, std::move(detail), std::move(pointer)};
}

std::string_view name_of(KeyState state) {
  return std::ranges::find(state_names, state, &decltype(state_names)::value_type::first)->second;
}

Result<void> examine(const KeyList& list) {
  if (list.keys.size() > limits::label_keys_max) {
    return Error{Code::payload_too_large,
                 fmt::format("{} keys, {} at most", list.keys.size(), limits::label_keys_max),
                 "/keys"};
  }
  if (list.next_update <= list.issued_at) {
    return malformed("the next update comes no later than the list", "/next_update");
  }
  for (std::size_t i = 0; i < list.keys.size(); ++i) {
    const LabelKey& each = list.keys[i];
    const int bounds = (each.from_index ? 1 : 0) + (each.from_time ? 1 : 0);
    if (bounds != (each.state == KeyState::revoked_from ? 1 : 0)) {
      return malformed("only a revoked key has a bound, and just one", fmt::format("/keys/{}", i));
    }
    if (i > 0 && key_id_of(list.keys[i - 1].key) >= key_id_of(each.key)) {
      return malformed("keys stand in the order of ids that all differ",
                       fmt::format("/keys/{}", i));
    }
  }
  return ok();
}

json::object object_of(const LabelKey& each) {
  json::object object{{"id", key_id_of(each.key)},
                      {"public_key", crypto::base64url(each.key)},
                      {"state", name_of(each.state)}};
  if (each.from_index) object["index"] = *each.from_index;
  if (each.from_time) object["time"] = format_utc(*each.from_time);
  return object;
}

/// Without its last brace: what is signed once that follows.
std::string opened_text_of(const KeyList& list) {
  json::array keys;
  for (const LabelKey& each : list.keys) keys.push_back(object_of(each));
  std::string text = json::serialize(json::object{{"type", type},
                                                  {"issued_at", format_utc(list.issued_at)},
                                                  {"next_update", format_utc(list.next_update)},
                                                  {"keys", std::move(keys)}});
  text.pop_back();
  return text;
}

std::string document_of(const KeyList& list, std::string_view signature) {
  return opened_text_of(list).append(signature_start).append(signature).append(signature_end);
}

std::string_view text_of(const json::object& object, std::string_view name) {
  const auto* found = object.if_contains(name);
  const auto* text = found == nullptr ? nullptr : found->if_string();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

Result<Timestamp> time_of(const json::object& object, std::string_view name) {
  TRY(const LocalTime time, parse_time(text_of(object, name)));
  return time.instant;
}

Result<LabelKey> key_of(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr) return malformed("a key is no object");
  LabelKey each;
  const auto bytes = crypto::from_base64url(text_of(*object, "public_key"));
  if (!bytes || bytes->size() != each.key.size()) return malformed("a public key has 32 bytes");
  std::ranges::copy(*bytes, each.key.begin());
  const auto state = std::ranges::find(state_names, text_of(*object, "state"),
                                       &decltype(state_names)::value_type::second);
  if (state == state_names.end()) return malformed("a key has a state that this program lacks");
  each.state = state->first;
  if (const auto* index = object->if_contains("index")) {
    boost::system::error_code failed;
    each.from_index = index->to_number<std::uint64_t>(failed);
    if (failed) return malformed("an index is a whole number");
  }
  if (object->if_contains("time") != nullptr) {
    TRY(each.from_time, time_of(*object, "time"));
  }
  return each;
}

Result<KeyList> list_of(const json::object& object) {
  if (text_of(object, "type") != type) {
    return malformed("this is no list of label keys that this program knows", "/type");
  }
  KeyList list;
  TRY(list.issued_at, time_of(object, "issued_at"));
  TRY(list.next_update, time_of(object, "next_update"));
  const auto* found = object.if_contains("keys");
  const auto* keys = found == nullptr ? nullptr : found->if_array();
  if (keys == nullptr) return malformed("it names no keys", "/keys");
  for (const json::value& value : *keys) {
    TRY(LabelKey each, key_of(value));
    list.keys.push_back(each);
  }
  TRY_VOID(examine(list));
  return list;
}

bool is_older(const LabelKey& key, const LabelOrigin& origin) {
  return (key.from_index && origin.index && *origin.index < *key.from_index) ||
         (key.from_time && origin.issued_at && *origin.issued_at < *key.from_time);
}

bool is_comparable(const LabelKey& key, const LabelOrigin& origin) {
  return (key.from_index && origin.index) || (key.from_time && origin.issued_at);
}

}  // namespace

Result<std::string> make_key_list(KeyList list, const crypto::SigningKey& signer) {
  std::ranges::sort(list.keys, {}, [](const LabelKey& each) { return key_id_of(each.key); });
  TRY_VOID(examine(list));
  const std::string signed_text = opened_text_of(list) + '}';
  return document_of(list, crypto::base64url(signer.sign(crypto::view(signed_text))));
}

Result<KeyList> read_key_list(std::string_view document, const crypto::PublicKey& signer) {
  if (document.size() > limits::label_key_list_bytes_max) {
    return Error{Code::payload_too_large,
                 fmt::format("the list of keys has {} bytes, {} at most", document.size(),
                             limits::label_key_list_bytes_max),
                 ""};
  }
  boost::system::error_code failed;
  const json::value value = json::parse(document, failed, {}, {.max_depth = 4});
  const auto* object = failed ? nullptr : value.if_object();
  if (object == nullptr) return malformed("the list of keys is no JSON object; fetch it again");
  TRY(KeyList list, list_of(*object));
  const std::string_view signature_text = text_of(*object, "signature");
  if (document_of(list, signature_text) != document) {
    return malformed("the list of keys is not in the one spelling that is signed; fetch it again");
  }
  const auto signature = crypto::from_base64url(signature_text);
  if (!signature ||
      !crypto::is_signed_by(signer, crypto::view(opened_text_of(list) + '}'), *signature)) {
    return Error{Code::permission_denied, "the list of keys is not signed by its keeper",
                 "/signature"};
  }
  return list;
}

LabelAnswer judge_label(const SignedLabel& label, const KeyList& list, const LabelOrigin& origin) {
  const auto at = std::ranges::find(list.keys, label.key_id,
                                    [](const LabelKey& each) { return key_id_of(each.key); });
  if (at == list.keys.end()) return LabelAnswer::unknown_key;
  if (!crypto::is_signed_by(at->key, crypto::view(label.signed_text), label.signature)) {
    return LabelAnswer::wrong_signature;
  }
  if (at->state != KeyState::revoked_from || is_older(*at, origin)) return LabelAnswer::valid;
  return is_comparable(*at, origin) ? LabelAnswer::revoked : LabelAnswer::perhaps_revoked;
}

std::string_view name_of(LabelAnswer answer) {
  switch (answer) {
    case LabelAnswer::valid:
      return "valid";
    case LabelAnswer::perhaps_revoked:
      return "perhaps_revoked";
    case LabelAnswer::revoked:
      return "revoked";
    case LabelAnswer::unknown_key:
      return "unknown_key";
    case LabelAnswer::wrong_signature:
      return "wrong_signature";
  }
  return "wrong_signature";
}

}  // namespace ocop::authenticity
