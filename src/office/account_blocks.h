#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "office/panel.h"
#include "pages/dictionary.h"
#include "pages/locale.h"

/// What the pages about people are put together from, for `_account_blocks.html`. Everything is
/// plain text.
namespace ocop::office {

struct Choice {
  std::string value, label;
  bool chosen = false;
};

struct Input {
  std::string name;
  std::string label;
  std::string type = "text";  ///< of <input>: "password", "tel" …; "day": typed as 18/09/2026
  std::string value = {};
  std::string hint = {};
  std::string autocomplete = "off";
  std::vector<Choice> choices = {};  ///< then it is a <select>
  std::vector<Choice> ticks = {};    ///< then it is a group of boxes
  bool optional = false;
};

/// A form that is posted.
struct AccountForm {
  std::string action;  ///< where to, with the language in front
  std::string button;
  std::vector<Input> inputs = {};
  std::string fault_field =
      {};                  ///< the input that was refused; a name of none: the form as a whole
  std::string fault = {};  ///< why
  std::string method = "post";
  std::string warning = {};  ///< what the button does to others: it then asks once more; empty: not
  std::string key = "f";     ///< tells its inputs from those of another form on the page
};

/// A button of one item.
struct ItemAct {
  std::string label, href;
  std::string warning = {};  ///< what it does to others: it then asks once more; empty: at once
};

struct Item {
  std::string title;
  std::string detail = {};
  std::string href = {};
  Tone tone = Tone::plain;
  std::string chip = {};
  std::vector<ItemAct> acts = {};
};

struct Block {
  std::string title;
  std::string saying = {};
  std::vector<Alert> alerts = {};
  std::vector<std::string> codes = {};  ///< shown large: secrets that are shown once
  std::string qr = {};                  ///< path data of a QR code, with `qr_side` modules
  int qr_side = 0;
  std::vector<Fact> facts = {};
  std::vector<Item> items = {};
  std::string empty = {};
  std::vector<Link> links = {};
  std::vector<AccountForm> forms = {};
};

void fill_blocks(pages::Dictionary& page, const std::vector<Block>& blocks);

/// What a person is told about an error of the accounts room; its pointer says which one.
std::string fault_text(pages::Locale locale, const Error& error);
/// The input that the error is about: "password" for "password.too_short".
std::string fault_field(const Error& error);

}  // namespace ocop::office
