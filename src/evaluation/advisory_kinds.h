#pragma once

#include <string_view>

#include "records/kind.h"

/// The registers of the advisory team: who looks into which dossier, what was seen at places.
namespace ocop::evaluation {

/// What is looked at on the place, as fields of a visit: the four contents of the ward's check,
/// then what a paper cannot show.
inline constexpr std::string_view visit_checks[] = {"local_material", "local_labour", "idea_origin",
                                                    "local_identity", "production",   "labelling",
                                                    "environment",    "books"};

/// Adds them; the registers of dossiers and councils come before. A dossier that comes before a
/// council with an advisory team is given to that team.
void add_advisory_kinds(records::Kinds& kinds);

}  // namespace ocop::evaluation
