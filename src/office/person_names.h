#pragma once

#include <string>
#include <string_view>

#include "records/record_store.h"

namespace ocop::office {

/// What the person is called to whom a login belongs: "Vũ Thanh Hà" for "thanhpho". The login
/// itself when it is nobody's, as the name of a program is.
std::string person_name(records::Reading& reading, std::string_view login);

}  // namespace ocop::office
