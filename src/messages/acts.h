#pragma once

#include <optional>
#include <string>
#include <vector>

#include "messages/forms.h"
#include "messages/sight.h"
#include "records/record_store.h"

/// What is done to a message: each act in one transaction with its audit entry, which says who did
/// what to which message and not what the message says. A message that the visitor does not see is
/// `not_found`.
namespace ocop::messages {

/// What the acts stand on. All of it outlives them.
struct Ground {
  records::RecordStore& records;
  Catalogues catalogues;
  /// "https://ocop.example", for addresses on paper and in mail.
  std::function<std::string()> base_url = [] { return std::string(); };
};

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// What a form sent.
struct Typed {
  std::string title = {}, body = {}, unit = {}, units = {}, approver = {}, send_on = {};
  std::vector<std::string> kinds = {}, channels = {};
  bool is_restricted = false;
  long long version = 0;  ///< that the form was opened with; 0 for a new message
};

/// What came of storing a draft: the message, or faults beside the inputs.
struct Stored {
  std::optional<Message> message;
  records::Faults faults;
};

/// A new message when `id` is empty, else the author's own draft.
Result<Stored> store_draft(const Ground& ground, const office::Visitor& visitor,
                           const std::string& id, const Typed& typed);
/// The form of a stored draft.
Typed typed_of(const Message& message, const registry::UnitTree& tree);

/// Stores edited forms of the author's own draft; faults of the inputs, named as the forms. No
/// forms: they follow from the text again.
Result<records::Faults> store_forms(const Ground& ground, const office::Visitor& visitor,
                                    const std::string& id, const Forms& forms);

/// The author lays it before another person; its forms are kept as they are now.
Result<Refusal> submit(const Ground& ground, const office::Visitor& visitor, const std::string& id);
/// Another person than the author (four eyes). When its day has come it is sent at once.
Result<Refusal> release(const Ground& ground, const office::Visitor& visitor,
                        const std::string& id);
Result<Refusal> give_back(const Ground& ground, const office::Visitor& visitor,
                          const std::string& id, const std::string& note);
/// Sends what was released for that day or an earlier one, to the units of that day; how many.
Result<std::size_t> send_due(const Ground& ground, Date today);

/// From a copy that the visitor stands at to audiences of the same ward, with a note. A restricted
/// message goes on to party cells only.
Result<Refusal> forward(const Ground& ground, const office::Visitor& visitor, const std::string& id,
                        const std::string& recipient_id,
                        const std::vector<std::string>& audience_ids, const std::string& note);
/// The audiences that a copy may be forwarded to and that have none yet.
Result<std::vector<Audience>> below(records::Reading& reading, const Onlooker& onlooker,
                                    const Message& message, const Recipient& copy);

/// Confirming twice is confirming once.
Result<Refusal> confirm(const Ground& ground, const office::Visitor& visitor, const std::string& id,
                        const std::string& recipient_id);

/// What a form about a proof sent.
struct TypedProof {
  std::string file_id, place, day, hour, note;
};
/// Keeps a proof that a channel made the message known; faults of the inputs when it lacks the
/// file, the place or the time. `not_found` when the channel is not in the plan that the visitor
/// sees, or lies beyond the reach of the visitor.
Result<records::Faults> add_proof(const Ground& ground, const office::Visitor& visitor,
                                  const std::string& id, const std::string& channel_id,
                                  const TypedProof& typed);

/// The plan of a message that was sent, as far as the visitor sees its copies, and its proofs.
struct Plan {
  Matrix matrix;
  std::vector<Proof> proofs;

  const Channel* channel(std::string_view channel_id) const;  ///< null: not in the plan
};
struct Seen;
Result<Plan> plan_of(records::Reading& reading, const Onlooker& onlooker, const Seen& seen);
/// Whether the visitor may prove what that channel did.
bool may_prove(const office::Visitor& visitor, const Channel& channel);

/// A message as the visitor sees it.
struct Seen {
  Message message;
  Sight sight;
};
/// `not_found` when the visitor sees nothing of it.
Result<Seen> see(records::Reading& reading, const Onlooker& onlooker, const std::string& id);
Onlooker onlooker_of(records::Reading& reading, const office::Visitor& visitor,
                     const registry::UnitTree& tree);

/// Whom it would reach on a day; all rows of the register of audiences.
Result<std::vector<Audience>> all_audiences(records::Reading& reading);

/// The code that was typed, as a code or as a name ("Phường Hoàn Kiếm", "quận hoàn kiếm"): of a
/// unit of that day, else of one that has ended. Nothing: none, or more than one.
std::optional<std::string> unit_in(const registry::UnitTree& tree, std::string_view typed,
                                   Date day);

}  // namespace ocop::messages
