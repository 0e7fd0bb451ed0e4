#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/format.h"
#include "pages/locale.h"
#include "print/document.h"

/// What all papers of this room share: they are Vietnamese, laid out as Decree 30/2020/NĐ-CP asks.
namespace ocop::evaluation {

std::string paper_words(pages::Key key);
std::string paper_words(pages::Key key, const std::vector<std::string>& arguments);

/// "THÀNH PHỐ HÀ NỘI", as the heads of papers have it; and "Hà Nội", where they are signed.
std::string in_capitals(std::string_view text);
std::string place_of(std::string_view unit_name);
/// "phường Hoàn Kiếm" of "Phường Hoàn Kiếm", after other words.
std::string within_sentence(std::string_view unit_name);

/// Who issues a paper, its number, where and when.
struct PaperHead {
  std::string above, issuer;  ///< "UBND THÀNH PHỐ HÀ NỘI", "HỘI ĐỒNG …"; either may be empty
  std::string number;         ///< "Số: …/QĐ-UBND"; empty: none
  std::string place;          ///< "Hà Nội"
  Date day;
};

/// The national heading with the motto, beside the issuer and its number; place and day below.
void add_head(print::Document& paper, const PaperHead& head);
/// Place and day above a signature.
std::string place_and_day(const std::string& place, Date day);

}  // namespace ocop::evaluation
