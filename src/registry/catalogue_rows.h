#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/record_store.h"
#include "registry/catalogue.h"

namespace ocop::registry {

/// The rows behind the catalogue, kind by kind, as they last stood in SQL. Only kinds whose
/// revision rose are read again.
class CatalogueRows {
 public:
  /// Takes in what was committed since; true when there was something.
  Result<bool> refresh(records::Reading& reading);
  /// Rows that were put aside are not in it; certificates, parts and products of one that was, are
  /// left out as well.
  std::shared_ptr<const Catalogue> build() const;

 private:
  std::map<std::string, long long> revisions_;  ///< by kind; absent: never read
  std::map<std::string, std::vector<records::Record>> rows_;

  const std::vector<records::Record>& rows(std::string_view kind) const;
};

}  // namespace ocop::registry
