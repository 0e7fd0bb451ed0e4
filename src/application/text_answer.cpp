#include "application/text_answer.h"

#include <algorithm>
#include <utility>

#include "application/consumer_words.h"
#include "base/text.h"
#include "pages/format.h"

namespace ocop::application {
namespace {

using authenticity::Tone;

constexpr std::size_t gsm7_symbols_max = 160;
constexpr std::size_t ucs2_symbols_max = 70;
constexpr std::size_t ucs2_bytes_max = 3;  // of a symbol in UTF-8: the basic plane

std::size_t symbols_max(TextAlphabet alphabet) {
  return alphabet == TextAlphabet::gsm7 ? gsm7_symbols_max : ucs2_symbols_max;
}

/// Bytes of the UTF-8 character that begins with `first`.
std::size_t width(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t at = 0; at < text.size(); at += all.back().size()) {
    all.push_back(text.substr(at, width(text[at])));
  }
  return all;
}

constexpr std::pair<std::string_view, std::string_view> look_alikes[] = {
    {"\u00A0", " "}, {"–", "-"},   {"—", "-"}, {"‘", "'"}, {"’", "'"}, {"“", "\""},
    {"”", "\""},     {"…", "..."}, {"[", "("}, {"]", ")"}, {"{", "("}, {"}", ")"},
    {"\\", "/"},     {"|", "/"},   {"^", "-"}, {"~", "-"}, {"`", "'"}};

bool is_capital(std::string_view letter) {
  const auto first = static_cast<unsigned char>(letter[0]);
  const auto last = static_cast<unsigned char>(letter[letter.size() - 1]);
  if (first == 0xC3) return last <= 0x9E;                      // À to Þ
  if (letter == "Ư") return true;                              // alone among odd numbers
  return letter.size() > 1 && last % 2 == 0 && letter != "ư";  // Ă ă, Đ đ, Ạ ạ, …
}

std::string in_gsm7(std::string_view character) {
  const auto* like = std::ranges::find(look_alikes, character,
                                       &std::pair<std::string_view, std::string_view>::first);
  if (like != std::end(look_alikes)) return std::string(like->second);
  if (character.size() == 1) return character[0] < ' ' ? " " : std::string(character);
  std::string plain = fold(character);
  if (plain.size() != 1) return "?";
  if (is_capital(character) && plain[0] >= 'a' && plain[0] <= 'z') {
    plain[0] = static_cast<char>(plain[0] - 'a' + 'A');
  }
  return plain;
}

std::string shortened(std::string_view text, std::size_t symbols) {
  std::string out;
  for (const auto character : characters_of(text)) {
    if (symbols-- == 0) break;
    out += character;
  }
  return out;
}

/// "Ô mai sấu gừng, HSD 31/12/2026".
std::string thing(const ConsumerRequest& request, const Scan& scan) {
  std::string name = heading_of(request, scan);
  if (!scan.facts.expires_on) return name;
  return name + ", " +
         pages::text(request.locale, "text.expires"_key,
                     {pages::format_day(*scan.facts.expires_on)});
}

}  // namespace

std::string written_in(TextAlphabet alphabet, std::string_view text) {
  const auto composed = to_nfc(text);
  std::string out;
  if (!composed) return out;
  for (const auto character : characters_of(*composed)) {
    if (alphabet == TextAlphabet::gsm7) {
      out += in_gsm7(character);
    } else {
      out += character.size() > ucs2_bytes_max ? std::string_view("?") : character;
    }
  }
  return out;
}

std::size_t symbols_of(std::string_view text) { return characters_of(text).size(); }

std::string one_message(TextAlphabet alphabet, const std::vector<std::string>& parts) {
  const std::size_t room = symbols_max(alphabet);
  std::string message;
  for (const std::string& part : parts) {
    const std::string written = written_in(alphabet, part);
    if (written.empty()) continue;
    if (message.empty()) {
      message = shortened(written, room);
      continue;
    }
    const bool is_closed = std::string_view(".!?").find(message.back()) != std::string_view::npos;
    const std::string longer = message + (is_closed ? " " : ". ") + written;
    if (symbols_of(longer) <= room) message = longer;
  }
  return message;
}

std::string text_answer(TextAlphabet alphabet, const ConsumerRequest& request, const Scan& scan) {
  const auto& advice = words_of(scan.verdict).advice[0];
  const std::string what_to_do = pages::text(
      request.locale, advice, {std::string(pages::text(request.locale, "contact.phone"_key))});
  const Tone tone = authenticity::tone_of(scan.verdict);
  const std::string answer = answer_of(request, scan), why = saying_of(request, scan);
  const bool is_good = tone == Tone::good;
  return one_message(alphabet, is_good
                                   ? std::vector{answer, thing(request, scan), why, what_to_do}
                                   : std::vector{answer, what_to_do, why, thing(request, scan)});
}

}  // namespace ocop::application
