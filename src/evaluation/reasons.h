#pragma once

#include <string>
#include <vector>

#include "criteria/score.h"
#include "pages/locale.h"

/// Why a product has the stars it has, in words.
namespace ocop::evaluation {

/// "98 điểm, 3 sao: …": the result in one sentence, with the first thing that bars more.
std::string summary(pages::Locale locale, const criteria::CriteriaSet& set,
                    const criteria::Outcome& outcome);

/// Sentences: the band, each minimum that was missed with the star it bars (the nearest star
/// first), what knocked the product out, and that below three stars nothing is recognised.
std::vector<std::string> reasons(pages::Locale locale, const criteria::CriteriaSet& set,
                                 const criteria::Outcome& outcome);

const std::string& in(pages::Locale locale, const criteria::Label& label);

/// "2,5" or "2.5"
std::string points_text(pages::Locale locale, criteria::Points points);
std::string points_text(pages::Locale locale, const criteria::Fraction& points);

}  // namespace ocop::evaluation
