#include "authenticity/signed_label.h"

#include <algorithm>
#include <array>

#include "gs1/digital_link.h"

namespace ocop::authenticity {
namespace {

constexpr std::string_view signature_code = "8030";
constexpr std::size_t signature_symbols = 86;
constexpr std::size_t key_id_symbols = 4;
/// Of the query, in the order in which they are signed.
constexpr std::array<std::string_view, 2> signed_attributes{"15", "17"};

Error malformed(std::string detail) { return {Code::invalid_argument, std::move(detail), "8030"}; }

const gs1::Element* find(const gs1::Elements& elements, std::string_view code) {
  const auto at = std::ranges::find(elements, code, &gs1::Element::code);
  return at == elements.end() ? nullptr : &*at;
}

Result<std::string> signed_text_of(const gs1::DigitalLink& link) {
  if (link.path.front().code != "01" || find(link.path, "21") == nullptr) {
    return Error{Code::invalid_argument, "only a GTIN (01) with a serial (21) is signed", "21"};
  }
  gs1::Elements covered = link.path;
  for (const std::string_view code : signed_attributes) {
    if (const auto* date = find(link.attributes, code)) covered.push_back(*date);
  }
  TRY(std::string printed, gs1::print_digital_link(covered));
  return printed.substr(gs1::canonical_stem.size());
}

}  // namespace

std::string key_id_of(const crypto::PublicKey& key) {
  return crypto::base64url(key).substr(0, key_id_symbols);
}

Result<SignedLabel> parse_signed_label(std::string_view digital_link) {
  TRY(const gs1::DigitalLink link, gs1::parse_digital_link(digital_link));
  const gs1::Element* found = find(link.attributes, signature_code);
  if (found == nullptr) {
    return Error{Code::not_found, "this label carries no signature (8030)", "8030"};
  }
  SignedLabel label;
  TRY(label.signed_text, signed_text_of(link));
  const std::string_view value = found->value;
  if (value.size() != signature_symbols + key_id_symbols) {
    return malformed("a signature of ours has 90 symbols; scan the label again");
  }
  const auto bytes = crypto::from_base64url(value.substr(0, signature_symbols));
  if (!bytes || bytes->size() != label.signature.size()) {
    return malformed("the signature is not base64url of 64 bytes; scan the label again");
  }
  std::ranges::copy(*bytes, label.signature.begin());
  label.key_id = value.substr(signature_symbols);
  return label;
}

Result<std::string> sign_label(std::string_view digital_link, const crypto::SigningKey& key) {
  TRY(gs1::DigitalLink link, gs1::parse_digital_link(digital_link));
  TRY(const std::string text, signed_text_of(link));
  const crypto::Signature signature = key.sign(crypto::view(text));
  TRY(gs1::Element element, gs1::make_element(signature_code, crypto::base64url(signature) +
                                                                  key_id_of(key.public_key())));
  std::erase_if(link.attributes,
                [](const gs1::Element& each) { return each.code == signature_code; });
  link.attributes.push_back(std::move(element));
  return gs1::print(link);
}

}  // namespace ocop::authenticity
