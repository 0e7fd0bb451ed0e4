#include "messages/postman.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "messages/deliveries.h"
#include "messages/forms.h"
#include "messages/limits.h"
#include "messages/replies.h"

namespace ocop::messages {
namespace {

using records::Reading;

/// What goes to one address.
struct Content {
  std::string subject, text;
};

Result<Content> content_of(Reading& reading, const Delivery& delivery, bool takes_replies) {
  const auto message = find_message(reading.session(), delivery.message_id);
  if (!message) return Error{Code::not_found, "its message is gone", delivery.id};
  Forms forms = forms_of(reading.session(), *message, "");
  if (delivery.way == Way::sms) {
    const bool asks = takes_replies && !delivery.reply_code.empty();
    return Content{"", forms[Form::sms] + (asks ? "\n" + reply_line(delivery.reply_code) : "")};
  }
  return Content{forms[Form::email_subject], forms[Form::email]};
}

}  // namespace

struct Postman::State {
  records::RecordStore& records;
  PostOptions options;
  const Clock& clock;
  std::mutex mutex = {};
  std::condition_variable_any waiting = {};
  std::jthread thread = {};  ///< last, so that it ends first

  Result<void> store(const Delivery& delivery) {
    return records.write("system", [&](records::Writing& writing) -> Result<void> {
      update_delivery(writing.session(), delivery);
      return ok();
    });
  }

  Result<void> attempt(const Delivery& delivery, const Content& content,
                       const std::stop_token& stop) {
    const auto is_over = [&] { return stop.stop_requested(); };
    if (delivery.way == Way::sms) {
      return send_text(options, {delivery.id, delivery.address, content.text}, is_over);
    }
    return send_mail(options,
                     {.id = delivery.id,
                      .from = options.from,
                      .to = delivery.address,
                      .subject = content.subject,
                      .plain = content.text,
                      .html = email_html(content.subject, content.text),
                      .at = clock.now()},
                     is_over);
  }

  Result<void> deliver(Delivery delivery, const std::stop_token& stop) {
    TRY(const Content content, records.read([&](Reading& reading) {
      return content_of(reading, delivery, options.takes_replies);
    }));
    delivery.fate = Fate::sending;
    ++delivery.attempts;
    TRY_VOID(store(delivery));
    const auto sent = attempt(delivery, content, stop);
    delivery.done_at = clock.now();
    delivery.fault = sent ? "" : sent.error().detail;
    const auto next = next_attempt(delivery.attempts, clock.now());
    if (sent) {
      delivery.fate = Fate::sent;
    } else if (sent.error().code == Code::deadline_exceeded) {
      delivery.fate = Fate::unclear;
    } else if (sent.error().code == Code::invalid_argument || !next) {
      delivery.fate = Fate::refused;
    } else {
      delivery.fate = Fate::waiting;
      delivery.next_at = *next;
    }
    return store(delivery);
  }

  Result<void> work_off(Way way, const std::stop_token& stop) {
    const Timestamp now = clock.now();
    TRY(const auto due, records.read([&](Reading& reading) -> Result<std::vector<Delivery>> {
      return deliveries_due(reading.session(), way, now,
                            {now.micros - limits::delivery_days_max * micros_per_day});
    }));
    for (const Delivery& each : due) {
      if (stop.stop_requested()) break;
      TRY_VOID(deliver(each, stop));
    }
    return ok();
  }

  void tell(const Result<void>& done) {
    if (!done) log::error("mail: {}", to_string(done.error()));
  }

  void run(const std::stop_token& stop) {
    tell(records.write("system", [](records::Writing& writing) -> Result<void> {
      give_up_unclear(writing.session());
      return ok();
    }));
    while (!stop.stop_requested()) {
      if (!options.smtp.empty()) tell(work_off(Way::email, stop));
      if (!options.text_gateway.empty()) tell(work_off(Way::sms, stop));
      std::unique_lock lock(mutex);
      waiting.wait_for(lock, stop, limits::post_interval, [] { return false; });
    }
  }
};

Postman::Postman(records::RecordStore& records, PostOptions options, const Clock& clock)
    : state_(new State{records, std::move(options), clock}) {
  state_->thread =
      std::jthread([&state = *state_](const std::stop_token& stop) { state.run(stop); });
}

Postman::~Postman() = default;

}  // namespace ocop::messages
