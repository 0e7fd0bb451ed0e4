#pragma once

#include "application/consumer_scan.h"
#include "authenticity/scan_history.h"
#include "registry/catalogue.h"

namespace ocop::application {

/// Where the goods should be by the events: sent from where, to which provinces, since when, and
/// whether they are sold or used up. Provinces are those of registered places; a place that nobody
/// registered tells none.
authenticity::Custody custody_of(const Scan& scan, const registry::Catalogue& catalogue);

}  // namespace ocop::application
