#include "office/panel.h"

namespace ocop::office {
namespace {

std::string_view icon_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "check";
    case Tone::plain:
      return "info";
    default:
      return "alert";
  }
}

void fill_alert(pages::Dictionary& part, const Alert& alert) {
  part.set("TONE", name_of(alert.tone));
  part.set("ICON", icon_of(alert.tone));
  part.set("TEXT", alert.text);
  if (alert.link.href.empty()) return;
  pages::Dictionary& link = part.add("LINK");
  link.set("HREF", alert.link.href);
  link.set("LABEL", alert.link.label);
}

void fill_fact(pages::Dictionary& part, const Fact& fact) {
  part.set("TERM", fact.term);
  part.set("VALUE", fact.value);
  part.set("HREF", fact.href);
  part.show(fact.value.empty() ? "MISSING" : fact.href.empty() ? "PLAIN" : "LINKED");
}

void fill_row(pages::Dictionary& part, const Row& row) {
  part.set("TITLE", row.title);
  part.set("HREF", row.href);
  part.show(row.href.empty() ? "PLAIN" : "LINKED");
  if (!row.detail.empty()) part.set_in("DETAIL", "TEXT", row.detail);
  if (row.chip.empty()) return;
  pages::Dictionary& chip = part.add("CHIP");
  chip.set("TONE", name_of(row.tone));
  chip.set("TEXT", row.chip);
}

void fill_facts(pages::Dictionary& part, const std::vector<Fact>& all) {
  if (all.empty()) return;
  pages::Dictionary& facts = part.add("FACTS");
  for (const Fact& fact : all) fill_fact(facts.add("FACT"), fact);
}

void fill_rows(pages::Dictionary& part, const std::vector<Row>& all) {
  if (all.empty()) return;
  pages::Dictionary& rows = part.add("ROWS");
  for (const Row& row : all) fill_row(rows.add("ROW"), row);
}

std::string_view look_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "main";
    case Tone::stop:
      return "stop";
    default:
      return "plain";
  }
}

}  // namespace

std::string_view name_of(Tone tone) {
  static constexpr std::string_view names[] = {"plain", "good", "caution", "stop"};
  return names[static_cast<std::size_t>(tone)];
}

void fill_actions(pages::Dictionary& page, const std::vector<Action>& actions) {
  std::size_t number = 0;
  for (const Action& action : actions) {
    pages::Dictionary& part = page.add("ACTION");
    part.set("LABEL", action.label);
    part.set("HREF", action.href);
    part.set("LOOK", look_of(action.tone));
    part.set("WARNING", action.warning);
    part.show(action.step == Step::open ? "OPEN" : action.step == Step::post ? "POST" : "CONFIRM");
    if (action.note.empty()) continue;
    pages::Dictionary& note = part.add("NOTE");
    note.set("ID", "note-" + std::to_string(++number));
    note.set("TEXT", action.note);
  }
}

void fill_panels(pages::Dictionary& page, const std::vector<Panel>& panels) {
  std::size_t number = 0;
  for (const Panel& panel : panels) {
    pages::Dictionary& part = page.add("PANEL");
    part.set("ID", "panel-" + std::to_string(++number));
    part.set("TITLE", panel.title);
    for (const Alert& alert : panel.alerts) fill_alert(part.add("ALERT"), alert);
    fill_facts(part, panel.facts);
    fill_rows(part, panel.rows);
    for (const Fold& fold : panel.folds) {
      pages::Dictionary& closed = part.add("FOLD");
      closed.set("TITLE", fold.title);
      fill_facts(closed, fold.facts);
      fill_rows(closed, fold.rows);
    }
    if (panel.is_empty() && !panel.empty.empty()) part.set_in("NOTHING", "TEXT", panel.empty);
    if (!panel.actions.empty()) fill_actions(part.add("ACTIONS"), panel.actions);
  }
}

}  // namespace ocop::office
