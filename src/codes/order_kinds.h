#pragma once

#include "records/kind.h"

/// Orders of labels with codes, and the ranges of codes that belong to them.
namespace ocop::codes {

/// An order: which product, how many, with which second factor, who prints it.
records::Kind order_kind();

/// Codes one after the other in one state (`authenticity::CodeRange`). Written by `CodeDesk` only:
/// it has no form.
records::Kind range_kind();

}  // namespace ocop::codes
