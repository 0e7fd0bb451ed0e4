#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "messages/messages.h"
#include "office/visitor.h"
#include "registry/catalogue.h"

/// Who sees what of a message, and who may do what with it (requirements R07, R08).
///
/// An open message is seen by its author, by who oversees its sender or its recipients (officers,
/// editors, approvers, inspectors, as far as the access table reaches) and by those who stand at a
/// copy. A restricted one is seen by its author, by the one approver it names and by those who
/// stand at a copy: to anybody else it is not there, whatever else that person may do.
namespace ocop::messages {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// One visitor before the units of today.
struct Onlooker {
  const office::Visitor& visitor;
  const registry::UnitTree& tree;
  std::vector<std::string> audiences;  ///< that the visitor reads for
};

struct Sight {
  bool is_author = false;
  bool may_decide = false;     ///< release it or give it back, now
  bool oversees = false;       ///< sees the message though it was not sent to the visitor
  std::vector<Recipient> own;  ///< the copies that the visitor stands at
  std::vector<Recipient>
      seen;  ///< those, what was forwarded from them, and what the visitor oversees

  bool anything() const { return is_author || may_decide || oversees || !own.empty(); }
  const Recipient* own_copy(std::string_view recipient_id) const;  ///< null: stands elsewhere
};

Sight sight_of(const Onlooker& onlooker, const Message& message,
               const std::vector<Recipient>& recipients);

/// What somebody sees by office, not as the reader of a copy: the heads of residential groups and
/// the members of party cells see only what was sent to them.
accounts::Reach oversight(const office::Visitor& visitor);

/// Whether the copy came to the visitor: an officer of the ward that the unit is today, or a reader
/// of the audience.
bool stands_at(const Onlooker& onlooker, const Recipient& recipient);

/// The newest copies that came to the visitor, the newest first.
std::vector<Recipient> copies_at(soci::session& session, const Onlooker& onlooker);

/// The units in whose name the visitor may write: the ward of an officer; the province for the city
/// office and for editors. Empty: the visitor writes no messages.
std::vector<std::string> sender_units(const office::Visitor& visitor,
                                      const registry::UnitTree& tree);

/// The unit that the code meant on that day, as it is called today after all changes; empty when
/// nothing is left of it.
std::string unit_today(const registry::UnitTree& tree, std::string_view code, Date then,
                       Date today);

}  // namespace ocop::messages
