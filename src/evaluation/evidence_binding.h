#pragma once

#include <vector>

#include "evaluation/dossier_paper.h"
#include "media/media_store.h"

namespace ocop::evaluation {

/// The pages of one piece of evidence, bound behind the report.
struct BoundFile {
  std::size_t number = 0;                      ///< of the paper in the list of form 02
  std::vector<print::Document::Sheet> sheets;  ///< at least one: what cannot be bound says so
};

/// Draws the files of the papers, in the order of the list, within limits of pages, bytes and time.
/// A file that is broken, locked by a password, of another kind or too much is told on a page of
/// its own, with its name and its hash; nothing of it fails the report. One report is bound at a
/// time; `unavailable` when others take too long.
Result<std::vector<BoundFile>> bind_evidence(const DossierPaper& paper,
                                             const media::MediaStore& files);

}  // namespace ocop::evaluation
