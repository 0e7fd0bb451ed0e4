#pragma once

#include "base/result.h"
#include "programme/period_report.h"
#include "programme/report_sheets.h"

namespace ocop::programme {

/// Who issues a report, and for which plan.
struct PaperHead {
  std::string issuer;  ///< "Phường Hoàn Kiếm"; may be empty
  std::string plan;    ///< "Kế hoạch 153/KH-UBND (06/08/2019)"; empty: of all plans
  Timestamp made_at;
};

/// The report as PDF, in Vietnamese and in the form of an administrative report (Decree
/// 30/2020/NĐ-CP, Annex I): national title, issuer; number and day stand open, since it is a draft
/// until it is signed.
Result<std::string> report_pdf(const PeriodReport& report, const PaperHead& head,
                               const UnitName& unit_name);

}  // namespace ocop::programme
