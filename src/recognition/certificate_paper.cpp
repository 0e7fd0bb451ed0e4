#include "recognition/certificate_paper.h"

#include "evaluation/paper_words.h"
#include "labels/outline.h"
#include "pages/format.h"
#include "portal/product_stars.h"
#include "print/document.h"

namespace ocop::recognition {
namespace {

constexpr pages::Locale vietnamese = pages::Locale::vietnamese;
constexpr double symbol_millimetres = 36;

std::string words(pages::Key key) { return std::string(pages::text(vietnamese, key)); }
std::string words(pages::Key key, std::initializer_list<std::string_view> arguments) {
  return pages::text(vietnamese, key, arguments);
}

std::vector<std::pair<std::string, std::string>> facts_of(const CertificatePaper& paper) {
  const registry::Certificate& one = paper.certificate;
  std::vector<std::pair<std::string, std::string>> facts{
      {words("recognition.paper_product"_key), paper.product},
      {words("recognition.paper_maker"_key), paper.maker},
      {words("recognition.paper_address"_key), paper.address},
      {words("registry.ocop_code"_key), one.code},
      {words("recognition.paper_decision"_key),
       words("recognition.paper_decision_of"_key,
             {one.number, pages::format_day(one.valid_from), one.issuer})}};
  facts.emplace_back(
      words("recognition.paper_valid"_key),
      one.valid_to ? words("recognition.paper_period"_key,
                           {pages::format_day(one.valid_from), pages::format_day(*one.valid_to)})
                   : pages::format_day(one.valid_from));
  return facts;
}

/// The name of the place in the name of an issuer: "Hà Nội" of "UBND thành phố Hà Nội".
std::string place_of_issuer(std::string_view issuer) {
  for (const std::string_view kind : {"thành phố ", "tỉnh ", "Thành phố ", "Tỉnh "}) {
    const std::size_t at = issuer.find(kind);
    if (at != issuer.npos) return std::string(issuer.substr(at + kind.size()));
  }
  return words("recognition.paper_capital"_key);  // where ministries sign
}

/// Who signs for that issuer, with room for the hand and the seal.
std::vector<std::string> signature(std::string_view issuer) {
  const bool is_committee = issuer.starts_with("UBND") || issuer.starts_with("Ủy ban nhân dân") ||
                            issuer.starts_with("Uỷ ban nhân dân");
  std::vector<std::string> lines;
  if (is_committee) {
    lines = {words("recognition.paper_for_committee"_key), words("recognition.paper_chairman"_key)};
  } else if (issuer.starts_with("Bộ ")) {
    lines = {words("recognition.paper_minister"_key)};
  } else {
    lines = {words("recognition.paper_head"_key)};
  }
  lines.push_back(words("recognition.paper_sign_saying"_key));
  lines.insert(lines.end(), 6, "");
  return lines;
}

/// "★★★☆☆"
std::string star_signs(int stars) {
  std::string signs;
  for (int i = 1; i <= 5; ++i) signs += i <= stars ? "★" : "☆";
  return signs;
}

}  // namespace

Result<std::string> certificate_pdf(const CertificatePaper& paper) {
  const registry::Certificate& one = paper.certificate;
  const Date today = date_of(paper.made_at);
  TRY(const auto symbol, labels::Symbol::encode(paper.address_of_state, {}));
  print::Document page(
      {.title = words("recognition.paper_title"_key) + " " + one.code, .made_at = paper.made_at});
  page.beside({evaluation::in_capitals(one.issuer)},
              {words("programme.paper_nation"_key), words("programme.paper_motto"_key)});
  page.space(8);
  if (!one.holds_on(today)) {
    page.paragraph(portal::stars_validity(vietnamese, one, today), print::Align::centre,
                   print::Face::bold);
  }
  page.heading(words("recognition.paper_title"_key));
  page.heading(star_signs(one.stars.value_or(0)));
  page.paragraph(words("recognition.paper_stars"_key, {std::to_string(one.stars.value_or(0))}),
                 print::Align::centre, print::Face::bold);
  if (paper.edition > 1) {
    page.paragraph(words("recognition.paper_edition"_key, {std::to_string(paper.edition)}),
                   print::Align::centre, print::Face::italic);
  }
  page.space(4);
  page.facts(facts_of(paper));
  page.space(6);
  page.paragraph(evaluation::place_and_day(place_of_issuer(one.issuer), one.valid_from),
                 print::Align::right, print::Face::italic);
  page.beside({""}, signature(one.issuer));
  page.symbol(labels::outline_path(symbol), symbol.side_with_quiet_zone_modules(),
              symbol_millimetres, words("recognition.paper_scan"_key));
  page.paragraph(paper.address_of_state, print::Align::centre, print::Face::small);
  page.paragraph(words("recognition.paper_note"_key), print::Align::left, print::Face::small);
  return page.pdf();
}

}  // namespace ocop::recognition
