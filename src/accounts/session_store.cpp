#include "accounts/session_store.h"

#include <algorithm>
#include <array>

#include "accounts/appointment_store.h"
#include "accounts/ground.h"
#include "accounts/people_store.h"
#include "accounts/secret.h"
#include "base/limits.h"
#include "base/log.h"

namespace ocop::accounts {
namespace {

constexpr const char* columns = "id, stage, device, created_at, last_seen_at, person_id";

Session session_from(const soci::row& row) {
  return {SessionId(row.get<std::string>(0)),
          row.get<std::string>(1) == "complete" ? Stage::complete : Stage::second_factor,
          row.get<std::string>(2),
          {row.get<long long>(3)},
          {row.get<long long>(4)}};
}

Error not_signed_in() {
  return {Code::unauthenticated, "sign in first; the last session may have ended", ""};
}

bool has_second_factor(soci::session& session, const PersonId& person) {
  long long count = 0;
  session << "select count(*) from totp_secrets where person_id = :id and confirmed_at > 0",
      soci::use(person.text()), soci::into(count);
  if (count > 0) return true;
  session << "select count(*) from passkeys where person_id = :id", soci::use(person.text()),
      soci::into(count);
  return count > 0;
}

struct Word {
  std::string_view mark, name;
};

// The first that fits; Edge and Opera call themselves Chrome too, Chrome calls itself Safari.
constexpr std::array<Word, 7> browsers{{{"Edg", "Edge"},
                                        {"OPR/", "Opera"},
                                        {"coc_coc", "Cốc Cốc"},
                                        {"SamsungBrowser", "Samsung Internet"},
                                        {"Firefox/", "Firefox"},
                                        {"Chrome/", "Chrome"},
                                        {"Safari/", "Safari"}}};
constexpr std::array<Word, 7> systems{{{"Android", "Android"},
                                       {"iPhone", "iPhone"},
                                       {"iPad", "iPad"},
                                       {"Windows", "Windows"},
                                       {"Mac OS X", "macOS"},
                                       {"CrOS", "ChromeOS"},
                                       {"Linux", "Linux"}}};

template <std::size_t count>
std::string_view find_word(const std::array<Word, count>& words, std::string_view text) {
  for (const Word& word : words) {
    if (text.find(word.mark) != std::string_view::npos) return word.name;
  }
  return {};
}

}  // namespace

std::string device_words(std::string_view user_agent) {
  std::string words(find_word(browsers, user_agent));
  const std::string_view system = find_word(systems, user_agent);
  if (!words.empty() && !system.empty()) words += ", ";
  words += system;
  return words;
}

Result<NewSession> SessionStore::begin(const PersonId& person, Stage stage,
                                       std::string_view device) {
  const Timestamp now = ground_.now();
  NewSession begun{new_secret(ground_.random),
                   {SessionId(ground_.new_id()), stage, std::string(device), now, now}};
  return write(ground_, [&](soci::session& session) -> Result<NewSession> {
    const std::string hash = hash_of(begun.secret);
    const std::string stage_name = stage == Stage::complete ? "complete" : "second_factor";
    const auto at = static_cast<long long>(now.micros);
    session << "insert into sessions (id, hash, person_id, stage, device, created_at, "
               "last_seen_at) values (:id, :hash, :person_id, :stage, :device, :created_at, "
               ":last_seen_at)",
        soci::use(begun.session.id.text()), soci::use(hash), soci::use(person.text()),
        soci::use(stage_name), soci::use(begun.session.device), soci::use(at), soci::use(at);
    return begun;
  });
}

Result<SignedIn> SessionStore::load(const std::string& hash) const {
  return read(ground_, [&](soci::session& session) -> Result<SignedIn> {
    const soci::rowset<soci::row> rows =
        (session.prepare << "select " << columns
                         << " from sessions where hash = :hash and ended_at = 0",
         soci::use(hash));
    for (const soci::row& row : rows) {
      SignedIn signed_in;
      signed_in.session = session_from(row);
      TRY(signed_in.person, find_person(session, PersonId(row.get<std::string>(5))));
      if (signed_in.person.disabled_at) return not_signed_in();
      signed_in.appointments = appointments_of(session, signed_in.person.id);
      signed_in.has_second_factor = has_second_factor(session, signed_in.person.id);
      return signed_in;
    }
    return not_signed_in();
  });
}

// Losing a minute of it is no harm, so that a failure only gets a line in the log.
void SessionStore::touch(const Session& seen) const {
  const auto touched = sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, ground_.database.begin(sql::Access::write));
    const auto at = static_cast<long long>(ground_.now().micros);
    transaction.session() << "update sessions set last_seen_at = :at where id = :id", soci::use(at),
        soci::use(seen.id.text());
    return transaction.commit();
  });
  if (!touched) log::warn("the use of a session was not noted: {}", touched.error().detail);
}

Result<SignedIn> SessionStore::check(std::string_view secret) {
  if (!looks_like_secret(secret)) return not_signed_in();
  const Timestamp now = ground_.now();
  const std::string hash = hash_of(secret);
  auto known = ground_.sessions.find(hash, now);
  if (!known) {
    const auto generation = ground_.sessions.generation();
    TRY(known, load(hash));
    if (!is_alive(*known, now)) return not_signed_in();
    if (now.micros - known->session.last_seen_at.micros >= limits::session_touch_ms * 1'000) {
      touch(known->session);
      known->session.last_seen_at = now;
    }
    ground_.sessions.put(hash, *known, generation, now);
  }
  if (!is_alive(*known, now)) return not_signed_in();
  return *known;
}

Result<void> SessionStore::end(const SessionId& id, const PersonId& person,
                               std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    long long count = 0;
    session << "select count(*) from sessions where id = :id and person_id = :person_id",
        soci::use(id.text()), soci::use(person.text()), soci::into(count);
    if (count == 0) return Error{Code::not_found, "there is no such session", ""};
    const auto at = static_cast<long long>(ground_.now().micros);
    session << "update sessions set ended_at = :at where id = :id and ended_at = 0", soci::use(at),
        soci::use(id.text());
    audit(ground_, session, actor, "session.end", object_of(person), "", "");
    return ok();
  });
}

Result<void> SessionStore::end_others(const PersonId& person, const SessionId& kept,
                                      std::string_view actor) {
  return write(ground_, [&](soci::session& session) -> Result<void> {
    end_sessions_of(session, person, ground_.now(), kept.text());
    audit(ground_, session, actor, "session.end_others", object_of(person), "", "");
    return ok();
  });
}

Result<std::vector<Session>> SessionStore::list(const PersonId& person) const {
  return read(ground_, [&](soci::session& session) -> Result<std::vector<Session>> {
    SignedIn signed_in;
    signed_in.appointments = appointments_of(session, person);
    const auto limit = static_cast<long long>(limits::sessions_listed_max);
    const soci::rowset<soci::row> rows =
        (session.prepare << "select " << columns
                         << " from sessions where person_id = :id and ended_at = 0 and "
                            "stage = 'complete' order by last_seen_at desc limit :limit",
         soci::use(person.text()), soci::use(limit));
    std::vector<Session> sessions;
    for (const soci::row& row : rows) {
      signed_in.session = session_from(row);
      if (is_alive(signed_in, ground_.now())) sessions.push_back(signed_in.session);
    }
    return sessions;
  });
}

}  // namespace ocop::accounts
