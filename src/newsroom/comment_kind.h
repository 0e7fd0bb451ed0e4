#pragma once

#include "records/kind.h"

namespace ocop::newsroom {

enum class CommentState : std::uint8_t {
  waiting,
  shown,
  refused,
  hidden,
  withdrawn,  ///< by its writer: nobody shows it again
};
CommentState comment_state_of(const records::Record& comment);
std::string_view name_of(CommentState state);
pages::Key label_of(CommentState state);

/// What readers write below articles. Their words are theirs: nobody changes them, officers decide
/// whether they are shown (comment_acts.h). Telephone numbers are not in it (comment_store.h).
records::Kind comment_kind();

/// Who writes as a reader.
inline constexpr std::string_view reader_actor = "public";

}  // namespace ocop::newsroom
