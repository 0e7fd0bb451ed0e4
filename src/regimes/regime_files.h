#pragma once

#include <string>
#include <vector>

#include "criteria/regime.h"
#include "records/record_store.h"

namespace ocop::regimes {

/// The files of an import, kept beside its row in the same transaction.
void keep_files(records::Writing& writing, const std::string& import_id,
                const std::vector<criteria::RegimeFile>& files);
/// By their names.
std::vector<criteria::RegimeFile> files_of(records::Reading& reading, const std::string& import_id);

}  // namespace ocop::regimes
