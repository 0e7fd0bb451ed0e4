#pragma once

#include <string>
#include <vector>

#include "shortlist/round.h"

/// The words of a result: each product's reason, put together from its votes.
namespace ocop::shortlist {

/// "Xếp thứ 2 trên 4 sản phẩm với 8,35/10 điểm …": why the product is on the list, or is not.
std::string reason_of(pages::Locale locale, const Round& round, const std::vector<Standing>& all,
                      const Standing& standing);

/// "Chất lượng 9, Câu chuyện 8": the points of one vote.
std::string points_text(pages::Locale locale, const Round& round, const Vote& vote);

/// "8,35" in Vietnamese, "8.35" in English.
std::string score_text(pages::Locale locale, const Mean& mean);

/// What a criterion and a round are called in that language, else in Vietnamese.
const std::string& title_in(pages::Locale locale, const records::Record& row);

/// "Ô mai sấu gừng (Hộp 250 g)": the product of a candidate, whatever became of it since.
Result<std::string> product_name(records::Reading& reading, pages::Locale locale,
                                 const records::Record& candidate);

}  // namespace ocop::shortlist
