#include "newsroom/comment_code.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <vector>

#include "base/text.h"
#include "crypto/hmac.h"
#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

using crypto::Byte;
using crypto::Key256;
using crypto::view;

// A token: "p" or "q", 32 hexadecimal digits of chance, ".", the microsecond of its end, ".", a
// tag.
constexpr std::size_t chance_digits = 32, letters_count = 5, digits_count = 6, tag_digits = 32;
constexpr std::string_view letters = "ACDEFHJKMNPRTUVWXY34679";  // none looks like another

struct Parts {
  std::string_view said;  ///< all but the tag
  std::string_view tag;
  std::int64_t ends = 0;
  CodeSort sort = CodeSort::picture;
};

std::optional<Parts> parts_of(std::string_view token) {
  const auto first = token.find('.'), last = token.rfind('.');
  const bool has_form = first == 1 + chance_digits && last != first && last != token.npos &&
                        token.size() - last - 1 == tag_digits &&
                        (token[0] == 'p' || token[0] == 'q');
  if (!has_form) return std::nullopt;
  Parts parts{.said = token.substr(0, last),
              .tag = token.substr(last + 1),
              .sort = token[0] == 'p' ? CodeSort::picture : CodeSort::question};
  const char* end = token.data() + last;
  const auto read = std::from_chars(token.data() + first + 1, end, parts.ends);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return parts;
}

std::string tag_of(const Key256& key, std::string_view said) {
  return crypto::hex(crypto::hmac(key, {view("tag"), view(said)})).substr(0, tag_digits);
}

std::string_view words_in(pages::Locale locale) {
  return locale == pages::Locale::english
             ? "plum,lotus,ginger,lake,tower,silk,silver,paper,bamboo,tea,coffee,rice,bridge,street"
             : "sấu,mơ,sen,gừng,hồ,tháp,lụa,bạc,giấy,tre,trà,cốm,cầu,phố";
}

}  // namespace

CommentCodes::CommentCodes(Random& random) : random_(random) {
  random_.fill(std::as_writable_bytes(std::span(key_)));
}

std::string CommentCodes::new_token(CodeSort sort, Timestamp now) {
  std::string token = (sort == CodeSort::picture ? "p" : "q") +
                      random_hex(random_, chance_digits / 2) + '.' +
                      std::to_string(now.micros + limits::comment_code_micros);
  return token + '.' + tag_of(key_, token);
}

std::optional<CommentCodes::Asked> CommentCodes::asked(std::string_view token,
                                                       Timestamp now) const {
  const auto parts = parts_of(token);
  if (!parts || parts->ends < now.micros) return std::nullopt;
  if (!crypto::equal_in_constant_time(view(tag_of(key_, parts->said)), view(parts->tag))) {
    return std::nullopt;
  }
  Asked asked{.sort = parts->sort, .letters = {}, .digits = {}, .chance = {}};
  const Key256 for_letters = crypto::hmac(key_, {view("letters"), view(parts->said)});
  const Key256 for_digits = crypto::hmac(key_, {view("digits"), view(parts->said)});
  const Key256 for_chance = crypto::hmac(key_, {view("chance"), view(parts->said)});
  for (std::size_t i = 0; i < letters_count; ++i) {
    asked.letters += letters[for_letters[i] % letters.size()];
  }
  for (std::size_t i = 0; i < digits_count; ++i) {
    asked.digits += static_cast<char>('0' + for_digits[i] % 10);
  }
  std::copy_n(for_chance.begin(), asked.chance.size(), asked.chance.begin());
  return asked;
}

bool CommentCodes::spend(std::string_view token, Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (spent_.size() >= limits::comment_codes_remembered_max) {
    std::erase_if(spent_, [&](const auto& each) { return each.second < now.micros; });
    if (spent_.size() >= limits::comment_codes_remembered_max) return false;
  }
  return spent_.emplace(token, now.micros + limits::comment_code_micros).second;
}

CommentCodes::Answer CommentCodes::take(std::string_view token, std::string_view typed,
                                        Timestamp now) {
  const auto asked_for = asked(token, now);
  if (!asked_for || !spend(token, now)) return Answer::spent;
  std::string folded = fold(typed);
  std::erase(folded, ' ');
  if (asked_for->sort == CodeSort::picture) {
    const bool is_right =
        folded == to_lower_ascii(asked_for->letters) || folded == asked_for->digits;
    return is_right ? Answer::right : Answer::wrong;
  }
  const bool is_right = std::ranges::any_of(
      std::array{pages::Locale::vietnamese, pages::Locale::english},
      [&](pages::Locale locale) { return folded == question_of(*asked_for, locale).answer; });
  return is_right ? Answer::right : Answer::wrong;
}

Question question_of(const CommentCodes::Asked& asked, pages::Locale locale) {
  constexpr std::size_t shown = 5;
  static constexpr std::array numbers{"news.first_word"_key, "news.second_word"_key,
                                      "news.third_word"_key, "news.fourth_word"_key,
                                      "news.fifth_word"_key};
  std::vector<std::string_view> words = split(words_in(locale), ',');
  std::string list;
  for (std::size_t i = 0; i < shown; ++i) {  // five by chance to the front
    std::swap(words[i], words[i + asked.chance[i] % (words.size() - i)]);
    list += (i == 0 ? "" : ", ") + std::string(words[i]);
  }
  const std::size_t which = asked.chance[shown] % shown;
  return {pages::text(locale, numbers[which], {list}), fold(words[which])};
}

}  // namespace ocop::newsroom
