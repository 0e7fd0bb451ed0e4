#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "records/kind.h"
#include "records/record_store.h"

/// The registers of product stories and of slogans (requirements R18, R19). Tables:
/// migrations/0001.
namespace ocop::stories {

enum class State : std::uint8_t {
  draft,
  submitted,  ///< waits for a ward officer or an editor
  reviewed,   ///< waits for another person to publish it
  published,  ///< as it stands here; a change makes it a draft again, the version stays public
};
std::string_view name_of(State state);
pages::Key label_of(State state);
State state_of(const records::Record& story);

/// One of a product. Any change of what it tells, of its pictures or of its translations makes it a
/// draft again, so that what is published is what was reviewed.
records::Kind story_kind();
/// A picture needs words for who does not see it, whose it is, and the consent of who is shown.
records::Kind story_picture_kind();
/// Before the identifier of an uploaded picture of a published story: "/story-pictures/01K0…".
inline constexpr std::string_view picture_root = "/story-pictures/";
/// The story in another language, checked by a person who is named.
records::Kind story_translation_kind();
/// Short enough for every place it may stand in; shown from its first to its last day. Four eyes.
/// Of the object `library`, since producers enter stories, and no slogans.
records::Kind slogan_kind();

/// Makes the story of a changed picture or translation a draft again, and takes down the version of
/// one that is put aside. After the kinds were added.
void keep_reviewed_stories(records::Kinds& kinds);

/// The six sections of a story, in their order: the names of their fields and what they are called.
struct Section {
  std::string_view field;
  pages::Key label;
};
const std::vector<Section>& sections();

/// What the languages of translations are called: "Tiếng Anh".
pages::Key label_of_language(std::string_view code);

/// Whether the slogan stands on that day.
bool is_shown(const records::Record& slogan, Date day);

}  // namespace ocop::stories
