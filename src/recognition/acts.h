#pragma once

#include <string>

#include "recognition/candidate.h"

/// What binds about a recognition, each in one transaction with its audit entries: somebody of the
/// city proposes, another person releases. `acting.reach` is that of Act::decide on certificates; a
/// row outside of it is `not_found`.
namespace ocop::recognition {

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// The decision as it was typed; `day` is "18/09/2026" or "2026-09-18".
struct TypedDecision {
  std::string number, day, issuer;
};

/// What came of proposing: the identifier of the act, or faults beside the inputs ("number", "day",
/// "issuer", "cause", "concluded_on", "reason"; an empty name for the whole).
struct Proposed {
  std::string id;
  records::Faults faults;
};

/// Recognition out of the result of a case.
Result<Proposed> propose_grant(records::RecordStore& store, const RecognitionGround& ground,
                               const records::Acting& acting, const std::string& case_id,
                               const TypedDecision& decision);

struct TypedReissue {
  std::string cause, reason;
  TypedDecision decision;
};
/// The certificate was lost, damaged or printed wrong: it is given out again, under its code.
Result<Proposed> propose_reissue(records::RecordStore& store, const records::Acting& acting,
                                 const std::string& certificate_id, const TypedReissue& typed);

struct TypedRevocation {
  std::string cause, concluded_on, reason;
  TypedDecision decision;  ///< number and day may come with the release
};
Result<Proposed> propose_revocation(records::RecordStore& store, const records::Acting& acting,
                                    const std::string& certificate_id,
                                    const TypedRevocation& typed);

/// Carries a proposed act out: makes the certificate with its code, counts the edition, or revokes.
/// `decision`: for a revocation that was proposed without one; else it is as proposed.
Result<records::Faults> release(records::RecordStore& store, const RecognitionGround& ground,
                                const records::Acting& acting, const std::string& act_id,
                                const TypedDecision& decision);

/// Another person refuses a proposal, with a note; who proposed takes it back.
Result<Refusal> refuse(records::RecordStore& store, const records::Acting& acting,
                       const std::string& act_id, const std::string& note);
Result<Refusal> withdraw(records::RecordStore& store, const records::Acting& acting,
                         const std::string& act_id);

}  // namespace ocop::recognition
