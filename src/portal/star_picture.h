#pragma once

#include <string>

#include "registry/product_stars.h"

namespace ocop::portal {

/// The picture that a page of anybody's shows for the stars of a product: gold stars while they are
/// in force, with their number and last day for who cannot see them; else grey words and no star at
/// all. SVG, 40 high, both languages.
std::string star_picture(const registry::ProductStars& stars, Date day);

}  // namespace ocop::portal
