#pragma once

#include "records/kind.h"

/// The registers of the people of a place and of their consents (requirement R66).
namespace ocop::culture {

/// Somebody who is told of at a place, with the consent: who took it, from and until which day.
records::Kind person_kind();
/// A consent that was taken back: the person is shown no more from that moment.
records::Kind withdrawal_kind();

/// A withdrawal takes its person off the pages in the same transaction.
void keep_consents(records::Kinds& kinds);

/// Whether the consent of that row of people holds on that day.
bool has_consent(const records::Record& person, Date day);

}  // namespace ocop::culture
