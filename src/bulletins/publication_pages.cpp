#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include "base/text.h"
#include "bulletins/catalogue_paper.h"
#include "bulletins/limits.h"
#include "bulletins/product_papers.h"
#include "bulletins/publication.h"
#include "pages/error_pages.h"
#include "portal/addresses.h"
#include "portal/product_card.h"
#include "portal/public_page.h"

namespace ocop::bulletins {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Key;
using pages::Locale;
using pages::text;
using portal::Shelf;
using portal::ShelfProduct;

std::string home(Locale locale) { return std::string(text(locale, "page.publications"_key)); }

std::string asked(const Request& request, std::string_view name) {
  return request.query_value(name).value_or("");
}

print::Finish finish_of(const Request& request) {
  return asked(request, "bleed") == "1" ? print::Finish::bleed : print::Finish::trimmed;
}

/// Which products the catalogue holds.
struct Narrowing {
  std::string ward, group;
  int stars = 0;

  bool takes(const Shelf& shelf, const ShelfProduct& entry) const {
    const bool is_of_ward = ward.empty() || (entry.ward != portal::not_listed &&
                                             shelf.wards()[entry.ward].word == ward);
    const bool is_of_group =
        group.empty() || portal::word_of(portal::all_groups[entry.group]) == group;
    return is_of_ward && is_of_group && entry.stars_in_force >= stars;
  }
};

Narrowing narrowing_of(const Request& request) {
  const std::string stars = asked(request, "stars");
  const bool is_stars = stars.size() == 1 && stars >= "1" && stars <= "5";
  return {asked(request, "ward"), asked(request, "group"), is_stars ? stars.front() - '0' : 0};
}

std::string words_of(const Shelf& shelf, const Narrowing& narrowing, Locale locale) {
  std::string words;
  const auto add = [&](std::string_view part) {
    words += (words.empty() ? "" : " · ") + std::string(part);
  };
  const auto ward = std::ranges::find(shelf.wards(), narrowing.ward, &portal::ShelfPlace::word);
  if (ward != shelf.wards().end()) add(text(locale, "product.ward"_key, {ward->name}));
  if (const auto group = portal::group_from(narrowing.group)) {
    add(text(locale, portal::name_of(*group)));
  }
  if (narrowing.stars > 0) {
    add(text(locale, "bulletins.from_stars"_key, {std::to_string(narrowing.stars)}));
  }
  return words;
}

std::optional<PaperSize> size_from(std::string_view word) {
  if (word == "a3") return PaperSize::a3;
  if (word == "a4") return PaperSize::a4;
  if (word == "a5") return PaperSize::a5;
  if (word == "folded") return PaperSize::folded;
  return std::nullopt;
}

using Drawing = Result<std::string> (*)(const ToldProduct&, PaperSize, Locale, const PaperGround&,
                                        print::Finish);

/// A paper about one product: its place in addresses, the sizes it comes in.
struct ProductPaper {
  std::string_view word;
  Key name;
  Drawing draw;
  std::array<PaperSize, 2> sizes;
  std::array<std::string_view, 2> size_words;
  std::array<Key, 2> size_names;
};

constexpr std::array product_papers{
    ProductPaper{"poster",
                 "bulletins.what_poster"_key,
                 poster_pdf,
                 {PaperSize::a3, PaperSize::a4},
                 {"a3", "a4"},
                 {"bulletins.format_a3"_key, "bulletins.format_a4"_key}},
    ProductPaper{"leaflet",
                 "bulletins.what_leaflet"_key,
                 leaflet_pdf,
                 {PaperSize::a5, PaperSize::folded},
                 {"a5", "folded"},
                 {"bulletins.format_a5"_key, "bulletins.format_folded"_key}},
    ProductPaper{"notice",
                 "bulletins.what_notice"_key,
                 product_notice_pdf,
                 {PaperSize::a4, PaperSize::a3},
                 {"a4", "a3"},
                 {"bulletins.format_a4"_key, "bulletins.format_a3"_key}}};

/// What a paper is made of: the shelf of the day and the stories.
struct Basis {
  std::shared_ptr<const Shelf> shelf;
  std::shared_ptr<const stories::Moment> stories;
};

class PublicationPages {
 public:
  explicit PublicationPages(const Publication& publication)
      : publication_(publication), shelf_(publication.sources.catalogue) {}

  Response page(const Request& request, Locale locale) const;
  Result<Response> catalogue(const Request& request, Locale locale) const;
  Result<Response> paper(const Request& request, Locale locale, const ProductPaper& paper) const;

 private:
  Date today() const { return date_of(publication_.clock.now()); }
  /// The same one as long as shelf and stories are the same.
  std::shared_ptr<const Basis> basis() const;
  PaperGround ground() const {
    // The day alone: whoever asks twice on a day gets the same bytes.
    return {publication_.sources.pictures, publication_.base_url(), start_of(today())};
  }
  void fill_choices(Dictionary& page, const Shelf& shelf, const Narrowing& narrowing,
                    Locale locale) const;
  /// `finish`: whom the papers are for.
  void fill_found(Dictionary& page, const Shelf& shelf, const std::string& words, Locale locale,
                  print::Finish finish) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Basis> last_;
};

void fill_option(Dictionary& at, std::string_view value, std::string_view name,
                 std::string_view chosen) {
  Dictionary& option = at.add("OPTION");
  option.set("VALUE", value);
  option.set("NAME", name);
  if (value == chosen) option.show("CHOSEN");
}

void PublicationPages::fill_choices(Dictionary& page, const Shelf& shelf,
                                    const Narrowing& narrowing, Locale locale) const {
  Dictionary& wards = page.add("WARDS");
  for (const auto& ward : shelf.wards()) fill_option(wards, ward.word, ward.name, narrowing.ward);
  Dictionary& groups = page.add("GROUPS");
  for (const auto group : portal::all_groups) {
    fill_option(groups, portal::word_of(group), text(locale, portal::name_of(group)),
                narrowing.group);
  }
  Dictionary& stars = page.add("STARS");
  for (const char* count : {"3", "4", "5"}) {
    fill_option(stars, count, text(locale, "bulletins.from_stars"_key, {count}),
                std::to_string(narrowing.stars));
  }
}

void PublicationPages::fill_found(Dictionary& page, const Shelf& shelf, const std::string& words,
                                  Locale locale, print::Finish finish) const {
  const bool for_house = finish == print::Finish::bleed;
  if (for_house) page.show("HOUSE");
  const std::string folded = fold(words);
  const auto parts = split(folded, ' ');
  std::size_t count = 0;
  Dictionary* list = nullptr;
  for (const std::size_t at : shelf.order(portal::Order::name, locale)) {
    const ShelfProduct& entry = shelf.products()[at];
    const bool has_all = std::ranges::all_of(
        parts, [&](std::string_view part) { return entry.folded.find(part) != std::string::npos; });
    if (!has_all || ++count > limits::publications_found_max) continue;
    if (list == nullptr) list = &page.add("FOUND");
    Dictionary& row = list->add("PRODUCT");
    row.set("NAME", portal::name_in(locale, *entry.product));
    row.set("HREF", portal::product_path(locale, *entry.product));
    row.set("MAKER", entry.maker == nullptr ? "" : entry.maker->name);
    for (const ProductPaper& paper : product_papers) {
      for (std::size_t i = 0; i < paper.sizes.size(); ++i) {
        Dictionary& link = row.add("PAPER");
        link.set("HREF", home(locale) + "/" + std::string(paper.word) + ".pdf?product=" +
                             entry.product->code + "&size=" + std::string(paper.size_words[i]) +
                             (for_house ? "&bleed=1" : ""));
        link.set("LABEL", text(locale, "bulletins.paper_link"_key,
                               {text(locale, paper.name), text(locale, paper.size_names[i])}));
      }
    }
  }
  if (list == nullptr) page.show("NOT_FOUND");
  if (count > limits::publications_found_max) page.show("MORE");
}

Response PublicationPages::page(const Request& request, Locale locale) const {
  portal::PublicPage on(shelf_, request, locale, today(), publication_.base_url(),
                        "AT_PUBLICATIONS");
  on.frame(on.words("page.publications_name"_key), on.words("bulletins.publications_lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  const std::string words = on.asked("q");
  on.page.set("WORDS", words);
  on.page.set("CATALOGUE", home(locale) + "/catalogue.pdf");
  fill_choices(on.page, *on.visit().shelf, narrowing_of(request), locale);
  fill_found(on.page, *on.visit().shelf, words, locale, finish_of(request));
  return on.respond("publications.html");
}

std::string_view word_of(print::Finish finish) {
  return finish == print::Finish::bleed ? " bleed" : "";
}

std::shared_ptr<const Basis> PublicationPages::basis() const {
  auto shelf = shelf_.get(today());
  auto stories = publication_.sources.stories.moment();
  const std::lock_guard lock(mutex_);
  if (!last_ || last_->shelf != shelf || last_->stories != stories) {
    last_ = std::make_shared<const Basis>(Basis{std::move(shelf), std::move(stories)});
  }
  return last_;
}

Result<Response> PublicationPages::catalogue(const Request& request, Locale locale) const {
  const auto made_of = basis();
  const Shelf& shelf = *made_of->shelf;
  const Narrowing narrowing = narrowing_of(request);
  std::vector<const ShelfProduct*> chosen;
  for (const std::size_t at : shelf.order(portal::Order::name, locale)) {
    const ShelfProduct& entry = shelf.products()[at];
    if (narrowing.takes(shelf, entry)) chosen.push_back(&entry);
  }
  if (chosen.size() > limits::catalogue_products_max) {
    return Error{Code::payload_too_large,
                 "more products than one catalogue holds; choose a ward or a group", ""};
  }
  const print::Finish finish = finish_of(request);
  const PaperGround base = ground();
  const std::string narrowed = words_of(shelf, narrowing, locale);
  TRY(const auto paper,
      publication_.workshop->get(
          "catalogue " + std::string(pages::code_of(locale)) + std::string(word_of(finish)) + " " +
              narrowing.ward + " " + narrowing.group + " " + std::to_string(narrowing.stars) + " " +
              base.base_url,
          made_of, [&] {
            CataloguePaper made{.narrowed = narrowed,
                                .products = {},
                                .day = shelf.day(),
                                .is_demonstration = portal::is_demonstration(shelf.catalogue())};
            for (const ShelfProduct* each : chosen) {
              made.products.push_back(tell(shelf, *each, *made_of->stories, locale));
            }
            return catalogue_pdf(made, locale, base, finish);
          }));
  return paper_response(*paper, "san-pham-ocop.pdf");
}

Result<Response> PublicationPages::paper(const Request& request, Locale locale,
                                         const ProductPaper& kind) const {
  const auto made_of = basis();
  const Shelf& shelf = *made_of->shelf;
  const auto* product = shelf.catalogue().product_by_code(asked(request, "product"));
  const ShelfProduct* entry = product == nullptr ? nullptr : shelf.find(*product);
  const auto size = size_from(asked(request, "size")).value_or(kind.sizes.front());
  const auto at = std::ranges::find(kind.sizes, size);
  if (entry == nullptr || at == kind.sizes.end()) {
    return Error{Code::not_found, "there is no such paper", ""};
  }
  const auto size_word = kind.size_words[static_cast<std::size_t>(at - kind.sizes.begin())];
  const print::Finish finish = finish_of(request);
  const PaperGround base = ground();
  TRY(const auto paper, publication_.workshop->get(
                            std::string(kind.word) + " " + std::string(pages::code_of(locale)) +
                                std::string(word_of(finish)) + " " + product->code + " " +
                                std::string(size_word) + " " + base.base_url,
                            made_of, [&] {
                              const auto told = tell(shelf, *entry, *made_of->stories, locale);
                              return kind.draw(told, size, locale, base, finish);
                            }));
  return paper_response(*paper, std::string(kind.word) + "-" + portal::slug_of(product->name_vi) +
                                    "-" + std::string(size_word) + ".pdf");
}

}  // namespace

void add_publication_routes(http::Router& router, const Publication& publication) {
  const auto pages = std::make_shared<const PublicationPages>(publication);
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const auto add = [&](std::string_view rest, auto handler) {
      router.add({.methods = {http::Method::get},
                  .pattern = home(locale) + std::string(rest),
                  .handler = [locale, handler = std::move(handler)](const Request& request) {
                    return pages::page_or_reason(handler(request), locale, request.path);
                  }});
    };
    add("", [pages, locale](const Request& request) -> Result<Response> {
      return pages->page(request, locale);
    });
    add("/catalogue.pdf",
        [pages, locale](const Request& request) { return pages->catalogue(request, locale); });
    for (const ProductPaper& paper : product_papers) {
      add("/" + std::string(paper.word) + ".pdf", [pages, locale, &paper](const Request& request) {
        return pages->paper(request, locale, paper);
      });
    }
  }
}

}  // namespace ocop::bulletins
