#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "bulletins/content.h"
#include "media/media_store.h"
#include "newsroom/news.h"
#include "registry/catalogue.h"
#include "stories/published.h"

/// From the registers to what an issue tells.
namespace ocop::bulletins {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// The bytes of a picture that the site shows, by its address: uploaded ones, and those that came
/// with the program. `not_found` for any other.
using PictureSource = std::function<Result<std::string>(std::string_view address, media::Width)>;

/// What blocks refer to.
struct Sources {
  newsroom::News& news;
  stories::Published& stories;
  Catalogues catalogue;
  PictureSource pictures;
};

/// All of them at one moment. Taken outside of transactions, since a session may be needed for it:
/// whoever waits for a second session while holding one can wait forever.
struct Basis {
  std::shared_ptr<const registry::Catalogue> catalogue;
  std::shared_ptr<const newsroom::NewsMoment> news;
  std::shared_ptr<const stories::Moment> stories;
};
Basis basis_of(const Sources& sources);

/// Before the identifier of an uploaded picture of a bulletin.
inline constexpr std::string_view picture_root = "/media/bulletins/";

struct Gathered {
  Content content;
  /// What cannot be approved: a block whose article, story or slogan the public does not see, a
  /// picture that cannot be read. Each names the block.
  std::vector<records::Reason> faults;
};

/// The issue as it would be frozen now, but for the hashes of its pictures.
Result<Gathered> gather(records::Reading& reading, const Basis& basis,
                        const records::Record& bulletin, Timestamp now);

/// Adds the hashes of the pictures; those that cannot be read become faults. Outside of
/// transactions, as above.
void read_pictures(Gathered& gathered, const Sources& sources);

/// What the issue lacks (requirement R19), and what is wrong with its blocks; each says what to do.
std::vector<records::Reason> lacks(const Gathered& gathered);

/// The identifier of an uploaded picture in an address of ours; empty for any other.
std::string file_in(std::string_view address);

}  // namespace ocop::bulletins
