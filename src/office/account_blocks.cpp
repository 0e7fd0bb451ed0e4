#include "office/account_blocks.h"

#include <algorithm>
#include <array>

namespace ocop::office {
namespace {

using pages::Dictionary;
using pages::Key;
using pages::Locale;

std::string_view icon_of(Tone tone) {
  if (tone == Tone::good) return "check";
  return tone == Tone::plain ? "info" : "alert";
}

void fill_choices(Dictionary& input, const Input& from, const std::string& id) {
  for (const Choice& choice : from.choices) {
    Dictionary& option = input.add("OPTION");
    option.set("VALUE", choice.value);
    option.set("TEXT", choice.label);
    if (choice.chosen) option.show("CHOSEN");
  }
  for (const Choice& choice : from.ticks) {
    Dictionary& tick = input.add("TICK");
    tick.set("TICK_ID", id + "-" + choice.value);
    tick.set("VALUE", choice.value);
    tick.set("TEXT", choice.label);
    if (choice.chosen) tick.show("CHOSEN");
  }
}

void fill_input(Dictionary& form, const AccountForm& of, const Input& from) {
  if (from.type == "hidden") {
    Dictionary& hidden = form.add("HIDDEN");
    hidden.set("NAME", from.name);
    hidden.set("VALUE", from.value);
    return;
  }
  Dictionary& field = form.add("FIELD");
  const bool is_wrong = !of.fault.empty() && of.fault_field == from.name;
  const std::string id = of.key + "-" + from.name;
  field.set("ID", id);
  field.set("NAME", from.name);
  field.set("LABEL", from.label);
  std::string described = from.hint.empty() ? "" : "hint-" + id;
  if (is_wrong) described += (described.empty() ? "error-" : " error-") + id;
  const bool is_select = !from.choices.empty();
  Dictionary& input = field.add(!from.ticks.empty() ? "TICKS" : is_select ? "SELECT" : "LINE");
  const bool is_day = from.type == "day";
  input.set("TYPE", is_day ? "text" : from.type);
  if (is_day) input.show("DAY");
  input.set("VALUE", from.value);
  input.set("AUTOCOMPLETE", from.autocomplete);
  fill_choices(input, from, id);
  if (from.ticks.empty()) field.show("LABELED");
  if (from.optional) field.show("OPTIONAL");
  if (is_wrong) input.show("INVALID");
  if (!described.empty()) input.set_in("DESCRIBED", "IDS", described);
  if (!from.hint.empty()) field.set_in("HINT", "TEXT", from.hint);
  if (is_wrong) field.set_in("ERROR", "TEXT", of.fault);
}

void fill_form(Dictionary& block, const AccountForm& from) {
  Dictionary& form = block.add("FORM");
  form.set("ACTION", from.action);
  form.set("BUTTON", from.button);
  form.add(from.method == "get" ? "GET" : "POST");
  if (from.warning.empty()) {
    form.set_in("AT_ONCE", "TEXT", from.button);
  } else {
    form.set_in("CONFIRM", "TEXT", from.warning);
  }
  if (!from.fault.empty()) {
    const auto is_of = [&](const Input& input) { return input.name == from.fault_field; };
    Dictionary& fault = form.add("FAULT");
    fault.set("TEXT", from.fault);
    if (std::ranges::any_of(from.inputs, is_of)) {
      fault.set_in("OF_FIELD", "HREF", "#" + from.key + "-" + from.fault_field);
    } else {
      fault.show("WHOLE");
    }
  }
  for (const Input& input : from.inputs) fill_input(form, from, input);
}

void fill_item(Dictionary& list, const Item& from) {
  Dictionary& item = list.add("ITEM");
  item.set("TEXT", from.title);
  if (from.href.empty()) {
    item.show("PLAIN");
  } else {
    item.set_in("LINKED", "HREF", from.href);
  }
  if (!from.detail.empty()) item.set_in("DETAIL", "TEXT", from.detail);
  if (!from.chip.empty()) {
    Dictionary& chip = item.add("CHIP");
    chip.set("TONE", name_of(from.tone));
    chip.set("TEXT", from.chip);
  }
  for (const ItemAct& act : from.acts) {
    Dictionary& button = item.add("ACT");
    button.set("HREF", act.href);
    button.set("LABEL", act.label);
    if (act.warning.empty()) {
      button.show("AT_ONCE");
    } else {
      button.set_in("CONFIRM", "WARNING", act.warning);
    }
  }
}

void fill_facts(Dictionary& block, const std::vector<Fact>& facts) {
  if (facts.empty()) return;
  Dictionary& list = block.add("FACTS");
  for (const Fact& from : facts) {
    Dictionary& fact = list.add("FACT");
    fact.set("TERM", from.term);
    if (from.value.empty()) fact.show("MISSING");
    fact.set("VALUE", from.value);
  }
}

void fill_block(Dictionary& page, const Block& from, std::size_t number) {
  Dictionary& block = page.add("BLOCK");
  block.set("ID", "block-" + std::to_string(number));
  if (!from.title.empty()) block.set_in("TITLED", "TEXT", from.title);
  if (!from.saying.empty()) block.set_in("SAYING", "TEXT", from.saying);
  for (const Alert& each : from.alerts) {
    Dictionary& alert = block.add("ALERT");
    alert.set("TONE", name_of(each.tone));
    alert.set("ICON", icon_of(each.tone));
    alert.set("TEXT", each.text);
    if (!each.link.href.empty()) {
      Dictionary& link = alert.add("LINK");
      link.set("HREF", each.link.href);
      link.set("LABEL", each.link.label);
    }
  }
  if (!from.qr.empty()) {
    Dictionary& qr = block.add("QR");
    qr.set("SIDE", std::to_string(from.qr_side));
    qr.set("PATH", from.qr);
  }
  if (!from.codes.empty()) {
    Dictionary& codes = block.add("CODES");
    for (const std::string& code : from.codes) codes.set_in("CODE", "TEXT", code);
  }
  fill_facts(block, from.facts);
  if (!from.items.empty()) {
    Dictionary& list = block.add("ITEMS");
    for (const Item& item : from.items) fill_item(list, item);
  } else if (!from.empty.empty()) {
    block.set_in("NOTHING", "TEXT", from.empty);
  }
  for (const AccountForm& form : from.forms) fill_form(block, form);
  if (from.links.empty()) return;
  Dictionary& links = block.add("LINKS");
  for (const Link& each : from.links) {
    Dictionary& link = links.add("LINK");
    link.set("HREF", each.href);
    link.set("LABEL", each.label);
  }
}

struct FaultKey {
  std::string_view pointer;
  Key key;
};

const std::array<FaultKey, 22>& fault_keys() {
  static const std::array<FaultKey, 22> keys{
      {{"phone", "account.fault.phone"_key},
       {"email", "account.fault.email"_key},
       {"login", "account.fault.login"_key},
       {"name", "account.fault.name"_key},
       {"version", "account.fault.version"_key},
       {"password", "account.fault.password"_key},
       {"password.not_text", "account.fault.password_not_text"_key},
       {"password.too_short", "account.fault.password_too_short"_key},
       {"password.too_long", "account.fault.password_too_long"_key},
       {"password.common", "account.fault.password_common"_key},
       {"password.monotonous", "account.fault.password_monotonous"_key},
       {"password.contains_name", "account.fault.password_contains_name"_key},
       {"code", "account.fault.code"_key},
       {"passkey", "account.fault.passkey"_key},
       {"role", "account.fault.role"_key},
       {"unit", "account.fault.unit"_key},
       {"subject", "account.fault.subject"_key},
       {"valid_from", "account.fault.day"_key},
       {"valid_to", "account.fault.valid_to"_key},
       {"reason", "account.fault.reason"_key},
       {"actor", "account.fault.actor"_key},
       {"note", "account.fault.note"_key}}};
  return keys;
}

}  // namespace

void fill_blocks(Dictionary& page, const std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) fill_block(page, blocks[i], i);
}

std::string fault_text(Locale locale, const Error& error) {
  if (error.code == Code::resource_exhausted && !error.pointer.empty()) {
    return pages::text(locale, "account.fault.wait"_key, {error.pointer});
  }
  if (error.code == Code::already_exists && !error.pointer.empty()) {
    return std::string(pages::text(locale, "account.fault.taken"_key));
  }
  if (error.code == Code::unavailable) {
    return std::string(pages::text(locale, "account.fault.busy"_key));
  }
  for (const FaultKey& each : fault_keys()) {
    if (each.pointer == error.pointer) return std::string(pages::text(locale, each.key));
  }
  return std::string(pages::text(locale, "account.fault.other"_key));
}

std::string fault_field(const Error& error) {
  return error.pointer.substr(0, error.pointer.find('.'));
}

}  // namespace ocop::office
