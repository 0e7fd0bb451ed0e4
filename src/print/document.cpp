#include "print/document.h"

#include "print/renderer.h"

namespace ocop::print {

void Document::heading(std::string text, int level) {
  blocks_.emplace_back(Heading{std::move(text), level});
}

void Document::paragraph(std::string text, Align align, Face face) {
  blocks_.emplace_back(Paragraph{std::move(text), align, face});
}

void Document::beside(std::vector<std::string> left, std::vector<std::string> right) {
  blocks_.emplace_back(Beside{std::move(left), std::move(right)});
}

void Document::facts(std::vector<std::pair<std::string, std::string>> facts) {
  blocks_.emplace_back(Facts{std::move(facts)});
}

void Document::table(std::vector<Column> columns, std::vector<std::vector<std::string>> rows) {
  blocks_.emplace_back(Table{std::move(columns), std::move(rows)});
}

void Document::symbol(std::string outline, int side_modules, double millimetres,
                      std::string caption) {
  blocks_.emplace_back(Symbol{std::move(outline), side_modules, millimetres, std::move(caption)});
}

void Document::space(double millimetres) { blocks_.emplace_back(Space{millimetres}); }

void Document::sheet(Sheet sheet) { blocks_.emplace_back(std::move(sheet)); }

Result<int> Document::page_count() const {
  Renderer counting(settings_, 0);
  TRY_VOID(counting.draw(blocks_));
  return counting.pages();
}

// The first run only counts, so that every page can say how many there are.
Result<std::string> Document::pdf() const {
  Renderer counting(settings_, 0);
  TRY_VOID(counting.draw(blocks_));
  Renderer renderer(settings_, counting.pages());
  TRY_VOID(renderer.draw(blocks_));
  return renderer.finish();
}

}  // namespace ocop::print
