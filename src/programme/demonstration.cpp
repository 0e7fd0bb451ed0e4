#include "programme/demonstration.h"

#include "base/embedded_file.h"
#include "records/import.h"

namespace ocop::embedded {
EmbeddedFiles programme_demonstration();
}

namespace ocop::programme {
namespace {

using records::ImportFile;

constexpr ImportFile files[] = {{"programme_document", "programme_documents.csv"},
                                {"document_link", "document_links.csv"},
                                {"task", "tasks.csv"},
                                {"target", "targets.csv"}};

}  // namespace

Result<void> fill_demonstration(records::RecordStore& store, std::string_view person) {
  return records::import_embedded(store, files, embedded::programme_demonstration(), person);
}

}  // namespace ocop::programme
