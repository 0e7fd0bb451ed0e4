#include "base/limits.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/pager.h"
#include "portal/pages.h"
#include "portal/product_card.h"
#include "portal/selection.h"
#include "portal/structured_data.h"

namespace ocop::portal {
namespace {

using pages::Dictionary;
using pages::Key;
using pages::Locale;
using pages::text;

constexpr std::array facet_titles{"facet.group"_key, "facet.stars"_key, "facet.ward"_key,
                                  "facet.street"_key, "facet.price"_key};
constexpr std::array order_names{"sort.stars"_key, "sort.name"_key, "sort.newest"_key};
constexpr std::array order_values{"", "name", "newest"};

std::string number(const Visit& visit, std::size_t count) {
  return pages::format_number(visit.locale, static_cast<double>(count));
}

class ListPage {
 public:
  explicit ListPage(const Visit& visit)
      : visit_(visit),
        selection_(selection_from(visit.request)),
        selected_(select(*visit.shelf, selection_, visit.locale)),
        base_(text(visit.locale, "page.products"_key)) {}

  http::Response respond() {
    fill_head();
    page_.set("DAY", pages::format_day(visit_.shelf->day()));
    page_.set("WORDS", selection_.words);
    fill_form();
    fill_facets();
    fill_chips();
    fill_results();
    return pages::respond(200, visit_.locale, "products.html", page_);
  }

 private:
  std::string address(const Selection& selection) const { return base_ + selection.query(); }

  void fill_head() {
    const std::string title(text(visit_.locale, "products.title"_key));
    const std::vector<Crumb> crumbs{{std::string(text(visit_.locale, "page.home_name"_key)),
                                     std::string(text(visit_.locale, "page.home"_key))},
                                    {title, base_}};
    const bool is_listed = !selection_.is_narrowed() && selection_.order == Order::stars;
    fill_frame(page_, visit_,
               {.title = title,
                .description = text(visit_.locale, "products.description"_key,
                                    {number(visit_, visit_.shelf->products().size())}),
                .path_vi = std::string(text(Locale::vietnamese, "page.products"_key)),
                .path_en = std::string(text(Locale::english, "page.products"_key)),
                .is_listed = is_listed,
                .data = {breadcrumb_list(visit_, crumbs)}},
               "AT_PRODUCTS");
    fill_crumbs(page_, crumbs);
  }

  /// The box of words and the order keep what else is chosen.
  void fill_form() {
    for (const Facet facet : all_facets) {
      if (selection_.of(facet).empty()) continue;
      Dictionary& kept = page_.add("KEPT");
      kept.set("NAME", name_of(facet));
      kept.set("VALUE", selection_.of(facet));
    }
    for (std::size_t i = 0; i < order_names.size(); ++i) {
      Dictionary& option = page_.add("SORT");
      option.set("VALUE", order_values[i]);
      option.set("NAME", text(visit_.locale, order_names[i]));
      if (static_cast<std::size_t>(selection_.order) == i) option.show("CHOSEN");
    }
  }

  void fill_facets() {
    for (std::size_t i = 0; i < all_facets.size(); ++i) {
      const auto& values = selected_.facets[i];
      if (values.empty()) continue;
      Dictionary& facet = page_.add("FACET");
      facet.set("TITLE", text(visit_.locale, facet_titles[i]));
      facet.set("ID", name_of(all_facets[i]));
      for (const FacetValue& value : values) {
        Dictionary& row = facet.add("VALUE");
        row.set("NAME", value.name);
        row.set("COUNT", number(visit_, value.count));
        row.set("HREF", address(selection_.with(all_facets[i], value.is_chosen ? "" : value.word)));
        if (value.is_chosen) row.show("CHOSEN");
      }
    }
    if (const std::size_t chosen = selection_.chosen_count(); chosen > 0) {
      page_.set_in("CHOSEN_COUNT", "COUNT", std::to_string(chosen));
    }
  }

  void add_chip(std::string_view name, const Selection& without) {
    Dictionary& chip = page_.add("CHIP");
    chip.set("NAME", name);
    chip.set("HREF", address(without));
  }

  void fill_chips() {
    if (!selection_.is_narrowed()) return;
    if (!selection_.words.empty()) {
      add_chip(text(visit_.locale, "products.words"_key, {selection_.words}),
               selection_.with_words(""));
    }
    for (std::size_t i = 0; i < all_facets.size(); ++i) {
      const std::string& word = selection_.chosen[i];
      if (word.empty()) continue;
      std::string name = word;
      for (const FacetValue& value : selected_.facets[i]) {
        if (value.is_chosen) name = value.name;
      }
      add_chip(name, selection_.with(all_facets[i], ""));
    }
    page_.set_in("NARROWED", "ALL", base_);
  }

  void fill_results() {
    const auto& positions = selected_.positions;
    const PageOfList rows =
        page_of_list(positions.size(), limits::products_page_rows_max, selection_.page);
    page_.set("FOUND", number(visit_, positions.size()));
    if (positions.empty()) {
      page_.show(selection_.is_narrowed() ? "NONE_FOUND" : "NONE");
      return;
    }
    Dictionary& list = page_.add("PRODUCTS");
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
      fill_card(list, visit_, visit_.shelf->products()[positions[i]]);
    }
    fill_pager(page_, rows, [&](std::size_t at) { return address(selection_.on_page(at)); });
  }

  const Visit& visit_;
  Selection selection_;
  Selected selected_;
  std::string base_;
  Dictionary page_;
};

}  // namespace

http::Response products_page(const Visit& visit) { return ListPage(visit).respond(); }

}  // namespace ocop::portal
