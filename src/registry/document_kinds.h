#pragma once

#include "records/kind.h"

/// The registers of papers: documents of a producer or a product, and certificates.
namespace ocop::registry {

/// A new edition of a paper is a row of its own that names the one it replaces; the file of a row,
/// once there, stays.
records::Kind document_kind();

/// Stars and other certificates; entered by one person and decided by another. Stars are of a
/// product that the decision names, never of a whole subject.
records::Kind certificate_kind();

/// The latest step of a trademark (requirement R34, criterion 3.5): 3 stars need an application
/// whose form was accepted, 4 stars a granted right. 0: neither.
int trademark_stars(std::string_view step);

}  // namespace ocop::registry
