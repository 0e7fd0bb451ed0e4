#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/random.h"
#include "base/time.h"
#include "crypto/bytes.h"
#include "pages/locale.h"

namespace ocop::newsroom {

/// How a reader shows to be a person: by a picture of letters, which is also spoken as digits, or
/// by a question in words.
enum class CodeSort : std::uint8_t { picture, question };

/// The codes of the comment form. A code is known by its token alone, which the form carries:
/// what it asks for follows from the token under a key that lives in memory only, so that asking
/// for codes costs us nothing to remember. A code lasts `limits::comment_code_micros` and is tried
/// once, right or wrong; a restart ends all of them. Safe to use from several threads.
class CommentCodes {
 public:
  explicit CommentCodes(Random& random);

  std::string new_token(CodeSort sort, Timestamp now);

  struct Asked {
    CodeSort sort = CodeSort::picture;
    std::string letters;   ///< of the picture, "K7XRM"
    std::string digits;    ///< of the sound, "402916"
    crypto::Block chance;  ///< for drawing and for the question
  };
  /// What a token asks for; nothing when it is none of ours or too old.
  std::optional<Asked> asked(std::string_view token, Timestamp now) const;

  enum class Answer : std::uint8_t { right, wrong, spent };  ///< spent: used, too old or not ours
  /// Takes the code: it is spent after. Letters count in either case, words without marks.
  Answer take(std::string_view token, std::string_view typed, Timestamp now);

 private:
  bool spend(std::string_view token, Timestamp now);

  Random& random_;
  crypto::Key256 key_{};
  std::mutex mutex_;
  std::unordered_map<std::string, std::int64_t> spent_;  // until when they would be good
};

/// The question of a code, "Chữ thứ ba trong dãy: sấu, mơ, sen, …" and its answer.
struct Question {
  std::string text;
  std::string answer;  ///< folded
};
Question question_of(const CommentCodes::Asked& asked, pages::Locale locale);

}  // namespace ocop::newsroom
