#include "newsroom/acts.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "base/text.h"
#include "newsroom/article_kind.h"
#include "newsroom/markup.h"
#include "newsroom/releases.h"
#include "newsroom/wall_time.h"
#include "records/written_text.h"

namespace ocop::newsroom {
namespace {

using records::Acting;
using records::Reason;
using records::Record;
using records::RecordStore;
using records::Writing;

Refusal refused(pages::Key key, std::vector<std::string> arguments = {}) {
  return Reason{key, std::move(arguments)};
}

Result<Record> find_article(Writing& writing, const Acting& acting, const std::string& id) {
  TRY(auto row, writing.find(writing.kinds().get("article"), id, acting.reach));
  if (row.removed_at) return Error{Code::not_found, "it was put aside", id};
  return row;
}

Result<Release> release(Writing& writing, Record article, Timestamp published_at) {
  Release made =
      release_of(writing.session(), article, published_at, writing.now(), writing.person());
  put_release(writing.session(), made);
  article["state"] = name_of(State::released);
  article["writers"] = "";
  article["approved_by"] = writing.person();
  article["published_on"] = wall_text(made.published_at);
  TRY_VOID(writing.put(article));
  writing.audit("article.release", fmt::format("article {}", article.id), "",
                boost::json::serialize(boost::json::object{
                    {"version", made.version}, {"published_on", article["published_on"]}}));
  return made;
}

/// Every picture of the text is one of the article, and says what it shows and whose it is.
Result<Refusal> why_not_pictures(Writing& writing, const Record& article) {
  const auto pictures = pictures_of(article["body"]);
  if (pictures.empty()) return Refusal();
  TRY(const auto own,
      writing.where(writing.kinds().get("article_picture"), "article_id", article.id));
  for (const BodyPicture& picture : pictures) {
    if (trim(picture.alt).empty()) return refused("news.fault_body_no_alt"_key, {picture.address});
    if (trim(picture.rights).empty()) {
      return refused("news.fault_body_no_rights"_key, {picture.address});
    }
    const std::string id = picture.file_id();
    const bool is_own = std::ranges::any_of(
        own, [&](const Record& each) { return !each.removed_at && each["picture"] == id; });
    if (!id.empty() && !is_own) {
      return refused("news.fault_body_strange_picture"_key, {picture.address});
    }
  }
  return Refusal();
}

template <class Work>
Result<Refusal> act(RecordStore& store, const Acting& acting, const std::string& id, Work&& work) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record article, find_article(writing, acting, id));
    return work(writing, std::move(article));
  });
}

}  // namespace

Refusal why_not_submit(const Record& article, Timestamp now) {
  if (state_of(article) != State::draft) return refused("news.fault_state"_key);
  if (article["lead"].empty()) return refused("news.fault_no_lead"_key);
  if (article["body"].empty()) return refused("news.fault_no_body"_key);
  const auto moment = parse_wall(article["release_on"]);
  const bool is_first = article["published_on"].empty();
  if (is_first && moment && *moment < now) return refused("news.fault_past"_key);
  return std::nullopt;
}

Refusal why_not_approve(const Record& article, const std::string& person) {
  if (state_of(article) != State::review) return refused("news.fault_state"_key);
  if (records::has_part(article, person)) return refused("news.fault_own"_key);
  return std::nullopt;
}

Result<Refusal> submit(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, [](Writing& writing, Record article) -> Result<Refusal> {
    if (auto refusal = why_not_submit(article, writing.now())) return refusal;
    TRY(auto pictures, why_not_pictures(writing, article));
    if (pictures) return pictures;
    article["state"] = name_of(State::review);
    article["submitted_by"] = writing.person();
    TRY_VOID(writing.put(article));
    return Refusal();
  });
}

Result<Refusal> approve(RecordStore& store, const Acting& acting, const std::string& id) {
  return act(store, acting, id, [](Writing& writing, Record article) -> Result<Refusal> {
    if (auto refusal = why_not_approve(article, writing.person())) return refusal;
    const auto moment = parse_wall(article["release_on"]);
    const Timestamp at = moment ? std::max(*moment, writing.now()) : writing.now();
    TRY_VOID(release(writing, std::move(article), at));
    return Refusal();
  });
}

Result<Refusal> send_back(RecordStore& store, const Acting& acting, const std::string& id,
                          const std::string& note) {
  return act(store, acting, id, [&](Writing& writing, Record article) -> Result<Refusal> {
    if (state_of(article) != State::review) return refused("news.fault_state"_key);
    if (trim(note).empty()) return refused("news.fault_no_note"_key);
    article["state"] = name_of(State::draft);
    TRY_VOID(writing.put(article));
    writing.audit("article.send_back", fmt::format("article {}", article.id), "",
                  boost::json::serialize(boost::json::object{{"note", trim(note)}}));
    return Refusal();
  });
}

Result<void> release_at(RecordStore& store, const std::string& person, const std::string& id,
                        Timestamp published_at) {
  const auto done = act(store, {person, accounts::Reach::all()}, id,
                        [&](Writing& writing, Record article) -> Result<Refusal> {
                          TRY_VOID(release(writing, std::move(article), published_at));
                          return Refusal();
                        });
  return done ? ok() : Result<void>(done.error());
}

void follow_removal(records::Kinds& kinds) {
  kinds.follow("article", [](Writing& writing, const Record& article) -> Result<void> {
    const auto releases = releases_of(writing.session(), article.id);
    if (releases.empty()) return ok();
    const Release& last = releases.front();
    if (last.is_withdrawn == article.removed_at.has_value()) return ok();
    Release next = last;
    next.version += 1;
    next.released_at = writing.now();
    next.approved_by = writing.person();
    next.is_withdrawn = article.removed_at.has_value();
    put_release(writing.session(), next);
    return ok();
  });
}

}  // namespace ocop::newsroom
