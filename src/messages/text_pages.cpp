#include <fmt/format.h>

#include "labels/symbol.h"
#include "messages/limits.h"
#include "messages/message_view.h"
#include "messages/office_pages.h"
#include "messages/speech.h"
#include "messages/text_message.h"
#include "office/account_pages.h"
#include "office/download.h"
#include "office/form_data.h"
#include "pages/format.h"
#include "print/notice.h"

namespace ocop::messages {
namespace {

using accounts::Act;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Faults;
using records::Reading;

std::string id_of(const Request& request) { return request.parameter("id").value_or(""); }

/// What a form of the text costs: parts of a text message, seconds of a loudspeaker.
void fill_measure(Dictionary& part, const Visitor& visitor, Form form, const std::string& text) {
  if (form == Form::sms) {
    const TextParts as_is = text_parts(text), bare = text_parts(without_marks(text));
    Dictionary& measure = part.add("MEASURE");
    measure.set("TONE", as_is.parts <= 1 ? "good" : "caution");
    measure.set("TEXT", words(visitor, "messages.sms_measure"_key,
                              {std::to_string(as_is.letters), std::to_string(as_is.parts),
                               std::to_string(bare.letters), std::to_string(bare.parts)}));
  }
  if (form == Form::speech) {
    const std::size_t syllables = syllables_in(text), seconds = seconds_to_read(syllables);
    const bool is_long = seconds > limits::speech_seconds_max;
    Dictionary& measure = part.add("MEASURE");
    measure.set("TONE", is_long ? "stop" : "good");
    measure.set(
        "TEXT",
        words(visitor, is_long ? "messages.speech_too_long"_key : "messages.speech_measure"_key,
              {std::to_string(syllables), std::to_string((syllables + 3) / 4),
               std::to_string(seconds)}));
  }
}

void fill_form(Dictionary& page, const Visitor& visitor, Form form, const std::string& text,
               const Faults& faults) {
  Dictionary& part = page.add("FORM");
  part.set("NAME", name_of(form));
  part.set("LABEL", words(visitor, label_of(form)));
  part.set("HINT", words(visitor, hint_of(form)));
  part.set("VALUE", text);
  part.show(form == Form::email_subject ? "LINE" : "AREA");
  fill_paragraphs(part, text);
  fill_measure(part, visitor, form, text);
  for (const records::Fault& fault : faults) {
    if (fault.field != name_of(form)) continue;
    part.show("INVALID");
    part.set_in("ERROR", "WORDS", fault.reason.in(visitor.locale));
  }
}

void fill_sound(Dictionary& page, const Visitor& visitor, const Message& message,
                const StoredForms& stored, bool may_read_aloud) {
  const std::string path = Office::href(visitor, message_path(message.id, "/sound"));
  if (!stored.sound_id.empty()) page.set_in("SOUND", "HREF", path);
  if (!can_speak()) return page.show("CANNOT_SPEAK");
  if (may_read_aloud) page.set_in("READ_ALOUD", "HREF", path);
}

/// `typed`: what was refused, with its faults.
Result<Response> forms_page(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request, const Forms& typed, const Faults& faults) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    const Message& message = seen.message;
    const StoredForms stored = stored_forms(reading.session(), message.id);
    Forms forms = forms_of(reading.session(), message, address_of(ground.base_url(), message));
    for (const auto& [form, text] : typed) forms[form] = text;
    const bool may_edit = seen.sight.is_author && message.state == State::draft;
    Dictionary page;
    page.show(may_edit ? "EDITED" : "READ");
    page.set("ACTION", Office::href(visitor, message_path(message.id, "/forms")));
    page.set("NOTICE", Office::href(visitor, message_path(message.id, "/notice.pdf")));
    page.set("EMAIL_HTML", Office::href(visitor, message_path(message.id, "/email.html")));
    if (may_edit && !stored.source.empty() && stored.source != source_of(message)) {
      page.show("STALE");
    }
    Dictionary& list = page.add(may_edit ? "EDIT" : "SHOW");
    for (const Form form : all_forms) fill_form(list, visitor, form, forms[form], faults);
    fill_sound(page, visitor, message, stored, seen.sight.is_author || !seen.sight.own.empty());
    Response response =
        office.respond(visitor, request, "message_forms.html", page,
                       {words(visitor, "messages.forms_title"_key, {message.title}),
                        {{words(visitor, "messages.name"_key), Office::href(visitor, root_path)},
                         {message.title, Office::href(visitor, message_path(message.id))}}},
                       faults.empty() ? 200 : 422);
    response.headers.set(
        "Content-Security-Policy",
        std::string(response.headers.get("Content-Security-Policy")) + "; media-src 'self'");
    return response;
  });
}

Result<Response> take_forms(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  TRY(const auto form, office::read_form_data(request));
  Forms forms;
  if (form.get("do") != "produce") {
    for (const Form each : all_forms) forms[each] = form.get(name_of(each));
  }
  TRY(const Faults faults, store_forms(ground, visitor, id_of(request), forms));
  if (!faults.empty()) return forms_page(office, ground, visitor, request, forms, faults);
  return office.done(visitor, request, message_path(id_of(request), "/forms"),
                     forms.empty() ? "messages.forms_produced"_key : "messages.forms_stored"_key);
}

/// What stands on the board: the notice with the day, the number and the way to the page.
Result<print::Notice> notice_of(const Ground& ground, const Onlooker& onlooker,
                                const Message& message, const Forms& forms) {
  const auto* unit = onlooker.tree.latest(message.unit_code);
  const std::string address = address_of(ground.base_url(), message);
  const auto word = [](pages::Key key) {
    return std::string(pages::text(pages::Locale::vietnamese, key));
  };
  print::Notice notice{
      .issuer = unit == nullptr ? "" : full_name(*unit),
      .title = message.title,
      .paragraphs = paragraphs_of(forms.at(Form::notice)),
      .foot = message.code + "\n" + pages::format_day(message.sent_on.value_or(message.send_on)),
      .symbol_words = address.empty() ? "" : word("messages.notice_symbol"_key),
      .made_at = onlooker.visitor.now};
  if (address.empty()) return notice;
  TRY(const auto symbol, labels::Symbol::encode(address, {}));
  const int quiet = symbol.quiet_zone_modules(), side = symbol.side_with_quiet_zone_modules();
  notice.symbol_side = side;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      notice.symbol.push_back(symbol.is_dark(row - quiet, column - quiet));
    }
  }
  return notice;
}

Result<Response> notice_page(const Ground& ground, const Visitor& visitor, const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    const Forms forms = forms_of(reading.session(), seen.message, "");
    TRY(const auto notice, notice_of(ground, onlooker, seen.message, forms));
    TRY(std::string bytes, print::notice_pdf(notice));
    return office::download("thong-bao-" + seen.message.code + ".pdf", "application/pdf",
                            std::move(bytes));
  });
}

/// The mail as its readers get it, without anything of the office around it.
Result<Response> email_page(const Ground& ground, const Visitor& visitor, const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    Forms forms =
        forms_of(reading.session(), seen.message, address_of(ground.base_url(), seen.message));
    return office::download("thu-" + seen.message.code + ".html", "text/html; charset=utf-8",
                            email_html(forms[Form::email_subject], forms[Form::email]));
  });
}

/// The speech becomes a file; reading takes seconds, so that no transaction is open meanwhile.
Result<Response> read_aloud(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  const std::string id = id_of(request), back = message_path(id, "/forms");
  TRY(const std::string text,
      look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<std::string> {
        TRY(const Seen seen, see(reading, onlooker, id));
        if (!seen.sight.is_author && seen.sight.own.empty()) {
          return Error{Code::not_found, "is not for the visitor to read aloud", id};
        }
        Forms forms =
            forms_of(reading.session(), seen.message, address_of(ground.base_url(), seen.message));
        return forms[Form::speech];
      }));
  const auto sound = speak(text);
  if (!sound) return office.not_done(visitor, request, back, "messages.cannot_speak"_key);
  TRY(const auto file,
      office.ground().files->put({.bytes = *sound, .name = "loa.wav", .made_by = visitor.login}));
  TRY_VOID(ground.records.write(visitor.login, [&](records::Writing& writing) -> Result<void> {
    put_sound(writing.session(), id, file.id);
    writing.audit("message.read_aloud", "message " + id, "", "{}");
    return ok();
  }));
  return office.done(visitor, request, back, "messages.read_aloud_done"_key);
}

Result<Response> sound_file(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    const StoredForms stored = stored_forms(reading.session(), seen.message.id);
    if (stored.sound_id.empty()) return Error{Code::not_found, "there is no recording", ""};
    TRY(const auto file, office.ground().files->find(stored.sound_id));
    TRY(std::string bytes, office.ground().files->read(file));
    return http::respond(200, media::content_type_of(file.type), std::move(bytes));
  });
}

}  // namespace

Result<Faults> store_forms(const Ground& ground, const Visitor& visitor, const std::string& id,
                           const Forms& forms) {
  const auto catalogue = ground.catalogues();
  return ground.records.write(visitor.login, [&](records::Writing& writing) -> Result<Faults> {
    const Onlooker onlooker = onlooker_of(writing, visitor, catalogue->unit_tree());
    TRY(const Seen seen, see(writing, onlooker, id));
    if (!seen.sight.is_author) return Error{Code::not_found, "is not yours", id};
    if (seen.message.state != State::draft) {
      return Faults{{std::string(name_of(Form::web)), {"messages.fault_state"_key, {}}}};
    }
    Faults faults;
    for (const auto& [form, text] : forms) {
      const bool fits = text.size() <= limits::message_body_bytes_max;
      if (!text.empty() && fits) continue;
      faults.push_back({std::string(name_of(form)),
                        {fits ? "messages.fault_empty"_key : "messages.fault_long"_key, {}}});
    }
    if (!faults.empty()) return faults;
    remove_forms(writing.session(), id);
    if (!forms.empty()) put_forms(writing.session(), seen.message, forms);
    writing.audit("message.forms", "message " + seen.message.code, "", "{}");
    return Faults{};
  });
}

void add_text_pages(Office& office, const Ground& ground) {
  add_page(office, http::Method::get, message_path("{id}", "/forms"), Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return forms_page(office, ground, visitor, request, {}, {});
           });
  add_page(office, http::Method::post, message_path("{id}", "/forms"), Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return take_forms(office, ground, visitor, request);
           });
  add_page(office, http::Method::get, message_path("{id}", "/notice.pdf"), Act::see,
           [ground](const Visitor& visitor, const Request& request) {
             return notice_page(ground, visitor, request);
           });
  add_page(office, http::Method::get, message_path("{id}", "/email.html"), Act::see,
           [ground](const Visitor& visitor, const Request& request) {
             return email_page(ground, visitor, request);
           });
  add_page(office, http::Method::post, message_path("{id}", "/sound"), Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return read_aloud(office, ground, visitor, request);
           });
  add_page(office, http::Method::get, message_path("{id}", "/sound"), Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return sound_file(office, ground, visitor, request);
           });
}

}  // namespace ocop::messages
