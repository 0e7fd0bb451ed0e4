#pragma once

#include <map>
#include <string>
#include <vector>

#include "office/account_pages.h"

/// How entries of the audit read to people.
namespace ocop::office {

/// One field of an act: "Giá: 45.000 đ → 48.000 đ".
struct AuditChange {
  std::string field, was, is;  ///< readable; empty: there was nothing
};

/// "Vũ Thanh Hà · sửa: Sản phẩm · Trà ướp sen"
struct AuditLine {
  std::string who;
  std::string act;
  std::string sort;    ///< "Sản phẩm"; empty when the act is on the person who acts
  std::string object;  ///< "Trà ướp sen"
  std::string href;    ///< of the object; empty when the visitor has no page of it
  std::vector<AuditChange> changes;
  bool is_closed = false;  ///< the visitor may not see what stands in such rows
};

/// Names of logins and of people; asked for once for a page.
using AuditNames = std::map<std::string, std::string, std::less<>>;
AuditNames names_in(const AccountGround& ground, const std::vector<accounts::AuditEntry>& entries);

/// What an entry says. Rows of registers are told of within the reach of the visitor: who keeps the
/// system sees that a row was changed, by whom and when, and not what stands in it.
Result<AuditLine> audit_line(const Office& office, const AccountGround& ground,
                             const AuditNames& names, const Visitor& visitor,
                             records::Reading& reading, const accounts::AuditEntry& entry);

/// What can be chosen as the sort of act: the registers, then what concerns accounts.
std::vector<Choice> audit_sorts(const Office& office, const Visitor& visitor,
                                std::string_view chosen);

}  // namespace ocop::office
