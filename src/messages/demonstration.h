#pragma once

#include "media/media_store.h"
#include "messages/acts.h"

namespace ocop::messages {

/// Two messages of the demonstration: a notice to three wards, forwarded in one of them, not yet
/// confirmed nor proven everywhere, and a restricted briefing for party cells. What is there
/// already stays as it is. The accounts of the demonstration and the audiences come before.
Result<void> fill_demonstration(const Ground& ground, media::MediaStore& files, Date today);

}  // namespace ocop::messages
