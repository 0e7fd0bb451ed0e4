#pragma once

#include "office/office.h"
#include "pictures/crops.h"

namespace ocop::pictures {

/// The register, and "/office/picture-library/{id}/crop": where the picture is cut, by a click or
/// by two numbers, with all shapes beside it; the act that withdraws a consent; what ends soon on
/// the home page.
void add_pages(office::Office& office, Crops& crops);

}  // namespace ocop::pictures
