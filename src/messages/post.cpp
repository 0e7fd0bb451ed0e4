#include <curl/curl.h>

#include <memory>
#include <mutex>

#include <boost/json.hpp>

#include "messages/limits.h"
#include "messages/mail.h"

namespace ocop::messages {
namespace {

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, Free>;
using List = std::unique_ptr<curl_slist, Free>;

/// What goes out, as curl asks for it.
struct Upload {
  std::string_view left;
};

std::size_t read_upload(char* buffer, std::size_t size, std::size_t count, void* from) {
  auto& upload = *static_cast<Upload*>(from);
  const std::size_t taken = upload.left.copy(buffer, size * count);
  upload.left.remove_prefix(taken);
  return taken;
}

std::size_t forget(char*, std::size_t size, std::size_t count, void*) { return size * count; }

int ask_whether_over(void* is_over, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return (*static_cast<const std::function<bool()>*>(is_over))() ? 1 : 0;
}

/// With the limits that every attempt has: no server that hangs holds us.
Handle begin(const std::string& url, std::string_view protocols,
             const std::function<bool()>& is_over) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  Handle curl(curl_easy_init());
  CURL* const c = curl.get();
  const std::string allowed(protocols);
  curl_easy_setopt(c, CURLOPT_URL, url.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, allowed.c_str());
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT,
                   static_cast<long>(limits::post_connect_time_max.count()));
  curl_easy_setopt(c, CURLOPT_TIMEOUT, static_cast<long>(limits::post_time_max.count()));
  curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, ask_whether_over);
  curl_easy_setopt(c, CURLOPT_XFERINFODATA, &is_over);
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, forget);
  return curl;
}

/// Whether everything had gone out before the exchange broke off: the server may have taken it.
enum class Reached : std::uint8_t { in_part, whole };

/// 5xx of SMTP and 4xx of HTTP stay as they are however often one asks; for HTTP "too many" and
/// "too slow" do not.
Result<void> judged(CURL* curl, CURLcode done, Reached reached, bool is_refusal(long)) {
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (done == CURLE_OK && status >= 200 && status < 300) return ok();
  const std::string detail =
      std::string(curl_easy_strerror(done)) + " (" + std::to_string(status) + ")";
  if (status < 400 && reached == Reached::whole) {
    return Error{Code::deadline_exceeded, detail, ""};
  }
  return Error{is_refusal(status) ? Code::invalid_argument : Code::unavailable, detail, ""};
}

}  // namespace

Result<void> send_mail(const PostOptions& options, const Mail& mail,
                       const std::function<bool()>& is_over) {
  const Handle curl = begin(options.smtp, "smtp,smtps", is_over);
  CURL* const c = curl.get();
  const std::string from = "<" + mail.from + ">", to = "<" + mail.to + ">", mime = mime_of(mail);
  const List recipients(curl_slist_append(nullptr, to.c_str()));
  Upload upload{mime};
  curl_easy_setopt(c, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  curl_easy_setopt(c, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(c, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(c, CURLOPT_READFUNCTION, read_upload);
  curl_easy_setopt(c, CURLOPT_READDATA, &upload);
  curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
  const CURLcode done = curl_easy_perform(c);
  return judged(c, done, upload.left.empty() ? Reached::whole : Reached::in_part,
                [](long status) { return status >= 500; });
}

Result<void> send_text(const PostOptions& options, const TextMessage& message,
                       const std::function<bool()>& is_over) {
  const Handle curl = begin(options.text_gateway, "http,https", is_over);
  CURL* const c = curl.get();
  const std::string body = boost::json::serialize(
      boost::json::object{{"id", message.id}, {"to", message.to}, {"text", message.text}});
  const List headers(curl_slist_append(nullptr, "Content-Type: application/json"));
  curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(c, CURLOPT_POSTFIELDS, body.c_str());
  const CURLcode done = curl_easy_perform(c);
  long request_bytes = 0;
  curl_easy_getinfo(c, CURLINFO_REQUEST_SIZE, &request_bytes);
  return judged(c, done, request_bytes > 0 ? Reached::whole : Reached::in_part, [](long status) {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  });
}

}  // namespace ocop::messages
