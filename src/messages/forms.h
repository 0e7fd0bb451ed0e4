#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "messages/messages.h"

/// One text in five forms (requirement R09): web, e-mail, text message, loudspeaker, notice on
/// paper. Each is produced from the text of the message and can be edited.
namespace ocop::messages {

enum class Form : std::uint8_t { web, email_subject, email, sms, speech, notice };

std::string_view name_of(Form form);  ///< "email_subject"
pages::Key label_of(Form form);
pages::Key hint_of(Form form);
inline constexpr Form all_forms[] = {Form::web, Form::email_subject, Form::email,
                                     Form::sms, Form::speech,        Form::notice};

using Forms = std::map<Form, std::string>;

/// The forms as they follow from the text. `address`: of the public page, empty when there is none.
/// Pure.
Forms produced(const Message& message, std::string_view address);

/// The e-mail as HTML: paragraphs, and addresses as links. Nothing of the text is markup. Pure.
std::string email_html(std::string_view title, std::string_view text);

/// What is stored of a message, and the text it was produced from ("" when nothing is stored).
struct StoredForms {
  Forms forms;
  std::string source;
  std::string sound_id;  ///< the speech as a recording, in the media room; empty: none
};
StoredForms stored_forms(soci::session& session, const std::string& message_id);
void put_forms(soci::session& session, const Message& message, const Forms& forms);
void put_sound(soci::session& session, const std::string& message_id, const std::string& file_id);
void remove_forms(soci::session& session, const std::string& message_id);

/// What forms were produced from: title and text.
std::string source_of(const Message& message);

/// The forms of a message: the stored ones, else those that follow from its text.
Forms forms_of(soci::session& session, const Message& message, std::string_view address);

/// The address of its public page, empty when it has none. `base_url` as the operator gave it.
std::string address_of(std::string_view base_url, const Message& message);

/// The path of the public page of a notice: "/thong-bao/tb-2026-7kq4m9".
std::string public_path(pages::Locale locale, const Message& message);
/// Whether everybody may read it: sent, not restricted, and the portal among its channels.
bool is_public(const Message& message);
/// Whether it will be public once it is sent.
bool is_for_everybody(const Message& message);

}  // namespace ocop::messages
