#include "messages/forms.h"

#include <algorithm>

#include "base/escape.h"
#include "base/text.h"
#include "messages/message_view.h"
#include "messages/replies.h"
#include "messages/text_message.h"

namespace ocop::messages {
namespace {

struct Named {
  std::string_view name;
  pages::Key label, hint;
};

constexpr Named names[] = {
    {"web", "messages.form_web"_key, "messages.form_web_hint"_key},
    {"email_subject", "messages.form_email_subject"_key, "messages.form_email_subject_hint"_key},
    {"email", "messages.form_email"_key, "messages.form_email_hint"_key},
    {"sms", "messages.form_sms"_key, "messages.form_sms_hint"_key},
    {"speech", "messages.form_speech"_key, "messages.form_speech_hint"_key},
    {"notice", "messages.form_notice"_key, "messages.form_notice_hint"_key}};

constexpr std::size_t sms_parts = 1;

std::string word(pages::Key key) {
  return std::string(pages::text(pages::Locale::vietnamese, key));
}

/// Escaped, with its lines as they are.
std::string html_of(std::string_view text) {
  std::string out;
  std::string_view between;
  for (const std::string_view line : split(text, '\n')) {
    out += between;
    out += escape_markup(line);
    between = "<br>\n";
  }
  return out;
}

/// Escaped, with a link for each word that is an address of the web.
std::string linked(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string_view one = text.substr(begin, end - begin);
    const std::string escaped = html_of(one);
    const bool is_address = one.starts_with("https://") || one.starts_with("http://");
    out += is_address ? "<a href=\"" + escaped + "\">" + escaped + "</a>" : escaped;
    if (end < text.size()) out += html_of(text.substr(end, 1));
    begin = end + 1;
  }
  return out;
}

std::string with_line(std::string text, std::string_view line) {
  return line.empty() ? text : text + "\n\n" + std::string(line);
}

}  // namespace

std::string_view name_of(Form form) { return names[static_cast<std::size_t>(form)].name; }
pages::Key label_of(Form form) { return names[static_cast<std::size_t>(form)].label; }
pages::Key hint_of(Form form) { return names[static_cast<std::size_t>(form)].hint; }

std::string source_of(const Message& message) { return message.title + "\n\n" + message.body; }

Forms produced(const Message& message, std::string_view address) {
  Forms forms;
  forms[Form::web] = message.body;
  forms[Form::email_subject] = message.title;
  forms[Form::email] =
      with_line(word("messages.email_greeting"_key) + "\n\n" + message.body, address);
  // The address is never cut: the title gives way.
  const std::string tail = address.empty() ? "" : " " + std::string(address);
  const std::string room = "\n" + reply_line("0000");
  std::string title = without_marks(message.title);
  while (text_parts(title + tail + room).parts > sms_parts &&
         title.find(' ') != std::string::npos) {
    title = title.substr(0, title.rfind(' '));
  }
  forms[Form::sms] = title + tail;
  forms[Form::speech] = word("messages.speech_greeting"_key) + "\n\n" + message.title + ".\n\n" +
                        message.body + "\n\n" + word("messages.speech_end"_key);
  forms[Form::notice] = message.body;
  return forms;
}

std::string email_html(std::string_view title, std::string_view text) {
  std::string out = "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>" +
                    html_of(title) +
                    "</title></head>\n<body style=\"font-family:sans-serif;font-size:17px;"
                    "line-height:1.55;max-width:38em\">\n<h1 style=\"font-size:22px\">" +
                    html_of(title) + "</h1>\n";
  for (const std::string& paragraph : paragraphs_of(text))
    out += "<p>" + linked(paragraph) + "</p>\n";
  return out + "</body></html>\n";
}

Forms forms_of(soci::session& session, const Message& message, std::string_view address) {
  Forms forms = produced(message, address);
  for (auto& [form, text] : stored_forms(session, message.id).forms) forms[form] = text;
  return forms;
}

std::string public_path(pages::Locale locale, const Message& message) {
  return std::string(pages::text(locale, "messages.public_root"_key)) + '/' +
         to_lower_ascii(message.code);
}

std::string address_of(std::string_view base_url, const Message& message) {
  if (!is_for_everybody(message)) return "";
  return std::string(base_url) + public_path(pages::Locale::vietnamese, message);
}

bool is_public(const Message& message) { return message.is_sent() && is_for_everybody(message); }

bool is_for_everybody(const Message& message) {
  return !message.is_restricted &&
         std::ranges::find(message.channels, ChannelKind::portal) != message.channels.end();
}

}  // namespace ocop::messages
