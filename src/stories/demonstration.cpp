#include "stories/demonstration.h"

#include "base/embedded_file.h"
#include "records/import.h"
#include "stories/acts.h"

namespace ocop::embedded {
EmbeddedFiles stories_demonstration();
}

namespace ocop::stories {
namespace {

using records::ImportFile;
using records::Record;
using records::RecordStore;

constexpr ImportFile files[] = {{"slogan", "slogans.csv"},
                                {"story", "stories.csv"},
                                {"story_picture", "pictures.csv"},
                                {"story_translation", "translations.csv"}};
constexpr std::string_view first = "CC-SAU", tea = "CC-SEN", near_copy = "CC-MO";
constexpr std::string_view producer = "0900000001", tea_writer = "bientap", officer = "phuong",
                           second_officer = "phuong2";

records::Acting acting(std::string_view person) {
  return {std::string(person), accounts::Reach::all()};
}

Result<std::optional<Record>> find_story(RecordStore& store, std::string_view code) {
  return store.read([&](records::Reading& reading) {
    return reading.find_by_key(store.kinds().get("story"), {std::string(code)});
  });
}

/// An act of the demonstration comes about, or our data are wrong.
Result<void> done(Result<Refusal> refusal) {
  if (!refusal) return refusal.error();
  if (!*refusal) return ok();
  return Error{Code::internal, (*refusal)->in(pages::Locale::english), "data/demo/stories"};
}

Result<void> publish_one(RecordStore& store, std::string_view code, std::string_view writer,
                         Date day) {
  TRY(const auto story, find_story(store, code));
  TRY_VOID(done(submit(store, acting(writer), story->id, day)));
  TRY_VOID(done(review(store, acting(officer), story->id, day)));
  return done(publish(store, acting(second_officer), story->id, day));
}

}  // namespace

Result<void> fill_demonstration(RecordStore& store, Date today) {
  TRY(const auto known, find_story(store, first));
  if (known) return ok();
  TRY_VOID(records::import_embedded(store, files, embedded::stories_demonstration(), officer));
  TRY_VOID(publish_one(store, first, producer, Date{2026, 3, 2}));
  TRY_VOID(publish_one(store, tea, tea_writer, Date{2026, 5, 18}));
  TRY(const auto copy, find_story(store, near_copy));
  return done(submit(store, acting(producer), copy->id, today));
}

}  // namespace ocop::stories
