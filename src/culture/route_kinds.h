#pragma once

#include "records/kind.h"

/// The registers of walks (requirement R66).
namespace ocop::culture {

records::Kind route_kind();
/// A stop of a route, with the way from it to the next one as further points.
records::Kind stop_kind();

}  // namespace ocop::culture
