#pragma once

#include <span>

#include "records/kind.h"

/// Producers and their parts that tell who they are: legal forms through time, figures by year,
/// members, posts, contacts. Tables: migrations/0001, 0003.
namespace ocop::registry {

records::Kind subject_kind();
/// Figures of a year: revenue, profit or loss, capital, labour.
records::Kind subject_year_kind();
/// Who to call; never public.
records::Kind contact_kind();

/// household, cooperative_group, cooperative, enterprise, farm, tourism.
std::span<const records::Option> legal_forms();
/// The name of a legal form; nothing for another text.
std::optional<pages::Key> legal_form_label(std::string_view form);

}  // namespace ocop::registry
