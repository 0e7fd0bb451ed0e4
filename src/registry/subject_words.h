#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/office.h"
#include "registry/member_book.h"
#include "registry/readiness.h"

/// Words and small blocks that the pages of producers share.
namespace ocop::registry {

std::string word(const office::Visitor& visitor, pages::Key key,
                 const std::vector<std::string>& arguments = {});
std::string number(const office::Visitor& visitor, long long count);
std::string money(const office::Visitor& visitor, long long dong);  ///< "1.500.000 đồng"

pages::Key step_label(std::string_view step);  ///< of `ladder()`
pages::Key size_label(Size size);
pages::Key answer_label(Answer answer);
office::Tone tone_of(Answer answer);

/// Members, contributions and the local share on that day.
office::Panel member_figures(const office::Visitor& visitor, const MemberBook& book, Date day);

}  // namespace ocop::registry
