#pragma once

#include "office/office.h"
#include "outreach/office_pages.h"

/// Blocks on the page of a programme, plan or decision.
namespace ocop::programme {

/// Whether it holds today, and since when; what ended or amended it.
office::PanelSource effect_panel(const office::Office& office);
/// The chain it stands in, from the oldest document on, each with its state of today.
office::PanelSource chain_panel(const office::Office& office);
/// The unit it was made for and its wards, as they were on its day.
office::PanelSource area_panel(outreach::Catalogues catalogues);
/// What its tasks add up to, with the way to the report.
office::PanelSource plan_panel(const office::Office& office);

}  // namespace ocop::programme
