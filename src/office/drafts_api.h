#pragma once

#include "office/office.h"

namespace ocop::office {

/// POST "/office/drafts": keeps what stands in a form, named by its field "form_address", for the
/// visitor alone; 204. POST "/office/drafts/discard" forgets it and leads back to the form.
void add_drafts_api(Office& office);

}  // namespace ocop::office
