#pragma once

#include "records/kind.h"

/// The registers of products and of what belongs to them.
namespace ocop::registry {

/// The trade unit: one variant in one pack. Variants of one thing share their `family`.
records::Kind product_kind();
records::Kind ingredient_kind();
/// What somebody confirmed after looking at the printed proof of a label (`label_check.h`).
records::Kind label_answer_kind();
records::Kind picture_kind();
records::Kind selling_place_kind();

}  // namespace ocop::registry
