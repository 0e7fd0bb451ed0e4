#pragma once

#include <string_view>

#include "media/media_store.h"
#include "records/record_store.h"

namespace ocop::pictures {

/// The drawn pictures of data/demo/picture_library, entered as `person`, where the library is
/// empty.
Result<void> fill_demonstration(records::RecordStore& store, media::MediaStore& files,
                                std::string_view person);

}  // namespace ocop::pictures
