#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pages/dictionary.h"

namespace ocop::office {

/// The four tones of the visual language. Colour never speaks alone: a tone comes with words.
enum class Tone : std::uint8_t { plain, good, caution, stop };

std::string_view name_of(Tone tone);  ///< "plain", as `data-tone`

struct Link {
  std::string label;
  std::string href = {};  ///< empty: words only
};

struct Alert {
  Tone tone = Tone::plain;
  std::string text;
  Link link = {};  ///< where to mend it
};

struct Fact {
  std::string term;
  std::string value;      ///< empty: the fact is missing, and named as missing
  std::string href = {};  ///< of the value
};

/// One line of a list: a whole line is one link.
struct Row {
  std::string title;
  std::string detail = {};
  std::string href = {};
  Tone tone = Tone::plain;
  std::string chip = {};  ///< a word of state
};

/// How an act is set off.
enum class Step : std::uint8_t {
  open,     ///< a link to a page
  post,     ///< a button that acts at once; for what can be undone
  confirm,  ///< a button behind a disclosure that says what it binds to (`warning`)
};

struct Action {
  std::string label;
  std::string href;
  Step step = Step::open;
  std::string warning = {};  ///< for `confirm`: what happens, and that it cannot be taken back
  std::string note = {};     ///< for `confirm`: label of a text "note" to send along; empty: none
  Tone tone = Tone::plain;   ///< `stop` for what cannot be undone, `good` for the main act
};

/// Part of a panel that stays closed under its heading until somebody opens it.
struct Fold {
  std::string title;
  std::vector<Fact> facts = {};
  std::vector<Row> rows = {};
};

/// A capability's block on the page of a record, or on a page of its own. Everything is plain text.
struct Panel {
  std::string title;
  std::vector<Alert> alerts = {};
  std::vector<Fact> facts = {};
  std::vector<Row> rows = {};
  std::vector<Action> actions = {};
  std::vector<Fold> folds = {};
  std::string empty = {};  ///< said when there is nothing else: "Chưa có giấy tờ nào."

  bool is_empty() const { return alerts.empty() && facts.empty() && rows.empty() && folds.empty(); }
};

/// Fills the section PANEL of a page, for `[[>_panels.html]]`.
void fill_panels(pages::Dictionary& page, const std::vector<Panel>& panels);
/// Fills the section ACTION, for `[[>_actions.html]]`.
void fill_actions(pages::Dictionary& page, const std::vector<Action>& actions);

}  // namespace ocop::office
