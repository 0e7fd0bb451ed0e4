#include "bulletins/gathering.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "newsroom/article_view.h"
#include "portal/addresses.h"
#include "stories/story_kinds.h"

namespace ocop::bulletins {
namespace {

using pages::Locale;
using records::Reading;
using records::Reason;
using records::Record;

class Gathering {
 public:
  Gathering(Reading& reading, const Basis& basis, Timestamp now)
      : reading_(reading),
        catalogue_(basis.catalogue),
        news_(basis.news),
        stories_(basis.stories),
        now_(now) {}

  Result<Gathered> gather(const Record& bulletin) {
    Content& content = gathered_.content;
    TRY(const auto series,
        reading_.get(reading_.kinds().get("bulletin_series"), bulletin["series_id"]));
    if (!series) return Error{Code::internal, "the issue has no series", bulletin.id};
    content = {.series_code = (*series)["code"],
               .series = (*series)["title"],
               .series_en = (*series)["title_en"],
               .issuer = (*series)["issuer"],
               .contact = (*series)["contact"],
               .unit_code = (*series)["unit_code"],
               .title = bulletin["title"],
               .lead = bulletin["lead"],
               .lead_en = bulletin["lead_en"],
               .no_slogan = bulletin["no_slogan"],
               .issued_on = bulletin.day("issued_on").value_or(Date{}),
               .is_demonstration = bulletin.flag("demonstration"),
               .blocks = {}};
    TRY(const auto rows, blocks_of(reading_, bulletin.id));
    for (const Record& row : rows) {
      ++place_;
      content.blocks.push_back(block(row));
    }
    return std::move(gathered_);
  }

 private:
  Block block(const Record& row) {
    Block made{.kind = block_kind_of(row),
               .title = {},
               .words = row["words"],
               .lead = {},
               .source = row["speaker"],
               .detail = {},
               .path_vi = {},
               .path_en = {}};
    switch (made.kind) {
      case BlockKind::article:
        article(made, row);
        break;
      case BlockKind::story:
        story(made, row);
        break;
      case BlockKind::product:
        product(made, row);
        break;
      case BlockKind::slogan:
        slogan(made, row);
        break;
      case BlockKind::picture:
        made.words.clear();
        picture(made, row);
        break;
      case BlockKind::heading:
      case BlockKind::text:
      case BlockKind::quote:
      case BlockKind::contact:
        break;
    }
    return made;
  }

  void wrong(pages::Key key) { gathered_.faults.push_back({key, {std::to_string(place_)}}); }

  void picture(Block& made, const Record& row) {
    const std::string address =
        row["picture"].empty() ? row["address"] : std::string(picture_root) + row["picture"];
    made.picture = Picture{address, row["alt"], row["rights"], ""};
  }

  void article(Block& made, const Record& row) {
    const newsroom::Article* found = news_->by_id(row["article_id"], now_);
    if (found == nullptr) return wrong("bulletins.wrong_article"_key);
    const newsroom::Article& told = *found;
    made.title = told["title"];
    made.lead = told["lead"];
    made.source = told["byline"];
    if (row["length"] == "whole") made.words = told["body"];
    made.path_vi = made.path_en = newsroom::public_path(told.locale, told["code"]);
    made.link = made.path_vi;
    if (told["picture"].empty()) return;
    made.picture = Picture{std::string(picture_root) + told["picture"], told["picture_alt"],
                           told["picture_rights"], ""};
  }

  void story(Block& made, const Record& row) {
    const auto told = std::ranges::find(
        stories_->stories, row["story_id"],
        [](const stories::Told& each) -> const std::string& { return each.version.story_id; });
    const auto* product = told == stories_->stories.end()
                              ? nullptr
                              : catalogue_->product(registry::ProductId(told->version.product_id));
    if (product == nullptr) return wrong("bulletins.wrong_story"_key);
    made.title = told->content["title"];
    made.lead = told->content["lead"];
    made.source = product->name_vi;
    const auto path = [&](Locale locale) {
      const std::string of_product = portal::product_path(locale, *product);
      return std::string(pages::text(locale, "page.stories"_key)) +
             of_product.substr(of_product.rfind('/'));
    };
    made.path_vi = path(Locale::vietnamese);
    made.path_en = path(Locale::english);
    made.link = made.path_vi;
    if (told->content.pictures.empty()) return;
    const stories::Picture& first = told->content.pictures.front();
    if (!first.address.starts_with('/')) return;  // of another host: papers ask nobody
    const std::string uploaded = file_in(first.address);
    made.picture = Picture{uploaded.empty() ? first.address : std::string(picture_root) + uploaded,
                           first.alt, first.rights, ""};
  }

  void product(Block& made, const Record& row) {
    const auto* product = catalogue_->product(registry::ProductId(row["product_id"]));
    if (product == nullptr) return wrong("bulletins.wrong_product"_key);
    const auto* maker = catalogue_->subject(product->subject);
    made.title = product->name_vi;
    made.lead = product->description_vi;
    made.source = maker == nullptr ? "" : maker->name;
    made.detail = product->pack_vi;
    made.path_vi = portal::product_path(Locale::vietnamese, *product);
    made.path_en = portal::product_path(Locale::english, *product);
    made.link = product->gtin.empty() ? made.path_vi : "/01/" + product->gtin;
    made.stars = stars_of(*product);
    if (product->picture.empty() || !product->picture.starts_with("/media/")) return;
    const std::string uploaded = file_in(product->picture);
    made.picture =
        Picture{uploaded.empty() ? product->picture : std::string(picture_root) + uploaded,
                product->picture_alt_vi, rights_of(*product), ""};
  }

  int stars_of(const registry::Product& product) const {
    for (const auto* paper : catalogue_->certificates_of(product)) {
      const bool is_its_own = paper->kind == "ocop_stars" && paper->product == product.id;
      if (is_its_own && paper->holds_on(date_of(now_))) return paper->stars.value_or(0);
    }
    return 0;
  }

  std::string rights_of(const registry::Product& product) const {
    for (const auto* picture : catalogue_->pictures_of(product)) {
      if (picture->address == product.picture) return picture->rights;
    }
    return {};
  }

  void slogan(Block& made, const Record& row) {
    const records::Record* slogan = stories_->slogan(row["slogan_code"], date_of(now_));
    if (slogan == nullptr) return wrong("bulletins.wrong_slogan"_key);
    made.words = (*slogan)["words"];
    made.lead = (*slogan)["words_en"];
  }

  Reading& reading_;
  std::shared_ptr<const registry::Catalogue> catalogue_;
  std::shared_ptr<const newsroom::NewsMoment> news_;
  std::shared_ptr<const stories::Moment> stories_;
  Timestamp now_;
  std::size_t place_ = 0;
  Gathered gathered_;
};

}  // namespace

std::string file_in(std::string_view address) {
  for (const std::string_view root : {picture_root, std::string_view("/media/news/"),
                                      stories::picture_root, std::string_view("/media/")}) {
    if (!address.starts_with(root)) continue;
    const std::string_view rest = address.substr(root.size());
    return rest.find('/') == rest.npos ? std::string(rest) : std::string();
  }
  return {};
}

Basis basis_of(const Sources& sources) {
  return {sources.catalogue(), sources.news.moment(), sources.stories.moment()};
}

Result<Gathered> gather(Reading& reading, const Basis& basis, const Record& bulletin,
                        Timestamp now) {
  return Gathering(reading, basis, now).gather(bulletin);
}

void read_pictures(Gathered& gathered, const Sources& sources) {
  std::size_t place = 0;
  for (Block& block : gathered.content.blocks) {
    ++place;
    if (!block.picture) continue;
    const auto bytes = sources.pictures(block.picture->address, media::Width::full);
    if (bytes) {
      block.picture->sha256 = sha256_of(*bytes);
    } else {
      gathered.faults.push_back({"bulletins.wrong_picture"_key, {std::to_string(place)}});
    }
  }
}

std::vector<Reason> lacks(const Gathered& gathered) {
  std::vector<Reason> reasons = gathered.faults;
  const Content& content = gathered.content;
  const auto pictures = content.pictures();
  const bool has_picture =
      std::ranges::any_of(pictures, [](const Picture* each) { return each->counts(); });
  if (content.blocks.empty()) reasons.push_back({"bulletins.lacks_blocks"_key, {}});
  if (!has_picture) reasons.push_back({"bulletins.lacks_picture"_key, {}});
  if (!content.has_slogan() && content.no_slogan.empty()) {
    reasons.push_back({"bulletins.lacks_slogan"_key, {}});
  }
  return reasons;
}

}  // namespace ocop::bulletins
