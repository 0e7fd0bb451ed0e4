#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "bulletins/bulletin_kinds.h"

/// What an issue tells, on its own: nothing in it is looked up any more. This is what an edition
/// freezes, and what pages, texts and papers are made of. Pure.
namespace ocop::bulletins {

/// A picture with what R19 asks for.
struct Picture {
  std::string address;  ///< "/media/bulletins/01K0…", "/media/demo/….svg"
  std::string alt;
  std::string rights;  ///< whose it is; may be empty for the picture of a product
  std::string sha256;  ///< of its bytes; empty when they could not be read

  bool counts() const { return !address.empty() && !alt.empty() && !rights.empty(); }
};

struct Block {
  BlockKind kind = BlockKind::text;
  std::string title;    ///< of an article, a story, a product
  std::string words;    ///< text and body: in the markup of the newsroom
  std::string lead;     ///< of an article or a story
  std::string source;   ///< who says a quote; who makes a product
  std::string detail;   ///< pack of a product
  std::string path_vi;  ///< where the whole of it stands; empty without one
  std::string path_en;
  std::string link = {};  ///< what its QR Code holds behind the host: "/01/09521234000013"
  int stars = 0;          ///< of a product, in force on the day of the issue
  std::optional<Picture> picture = {};
};

struct Content {
  std::string series_code, series, series_en, issuer, contact, unit_code;
  std::string title, lead, lead_en, no_slogan;
  Date issued_on;
  bool is_demonstration = false;
  std::vector<Block> blocks;

  bool has_slogan() const;
  /// Every picture, in order.
  std::vector<const Picture*> pictures() const;
};

/// One JSON text for one content, the same whenever it is written, since its SHA-256 names it.
std::string to_json(const Content& content);
Content content_from(std::string_view json);   ///< of a text that `to_json` gave
std::string sha256_of(std::string_view json);  ///< hexadecimal

/// The issue as a text for a screen without pictures, a mail, a reader. `number`: "Số 3", or what
/// stands for it in a draft.
std::string plain_text(const Content& content, std::string_view number, std::string_view base_url);

}  // namespace ocop::bulletins
