#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocop::epcis {

/// What the "@context" of a document says about prefixes (JSON-LD 1.1 section 4.1), as far as the
/// document itself says it: a context is never fetched. The prefixes of the GS1 context (cbv, gs1,
/// epcis …) always hold and cannot be changed, since that context protects them.
class Context {
 public:
  /// The address under which an encoder names the GS1 context.
  static constexpr std::string_view gs1_address =
      "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

  void add_address(std::string_view address);
  void add_prefix(std::string_view prefix, std::string_view name_space);

  /// Addresses of contexts and prefixes in the order of the source.
  const std::vector<std::string>& addresses() const { return addresses_; }
  const std::vector<std::pair<std::string, std::string>>& prefixes() const { return prefixes_; }

  /// The name space of a prefix; empty when the document does not say.
  std::string_view name_space(std::string_view prefix) const;
  /// "example:step" → "https://ns.example.com/epcis/step" when the prefix is known; any other text
  /// comes back unchanged.
  std::string expand(std::string_view text) const;

 private:
  std::vector<std::string> addresses_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
};

}  // namespace ocop::epcis
