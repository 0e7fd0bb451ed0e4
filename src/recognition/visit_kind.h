#pragma once

#include "records/kind.h"

namespace ocop::recognition {

/// Visits after recognition: what was kept of the file, and how the mark is used (26/2026/QĐ-TTg,
/// article 9). The producer and its ward see a visit that was announced, and every one once it was
/// made; an unannounced one before that is the city's alone.
records::Kind visit_kind();

}  // namespace ocop::recognition
