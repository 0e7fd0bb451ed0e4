#include "messages/matrix_paper.h"

#include "pages/format.h"
#include "print/document.h"

namespace ocop::messages {
namespace {

std::string word(pages::Locale locale, pages::Key key) {
  return std::string(pages::text(locale, key));
}

std::string cell_text(pages::Locale locale, const Cell& cell) {
  if (cell.channels.empty()) return "–";
  return word(locale, cell.is_done() ? "messages.done"_key : "messages.not_done"_key);
}

void add_proofs(print::Document& paper, const Plan& plan, pages::Locale locale) {
  std::vector<std::vector<std::string>> rows;
  for (const MatrixRow& row : plan.matrix.rows) {
    for (const Cell& cell : row.cells) {
      for (const Channel& channel : cell.channels) {
        bool is_proven = false;
        for (const Proof& proof : plan.proofs) {
          if (proof.channel_id != channel.id) continue;
          is_proven = true;
          rows.push_back({row.name, channel.name, proof.place,
                          proof.hour + ", " + pages::format_day(proof.day)});
        }
        if (!is_proven) {
          rows.push_back({row.name, channel.name, word(locale, "messages.no_proof"_key), ""});
        }
      }
    }
  }
  paper.heading(word(locale, "messages.proofs"_key), 2);
  paper.table({{word(locale, "messages.unit"_key), 2},
               {word(locale, "messages.channel"_key), 2},
               {word(locale, "messages.proof_place"_key), 3},
               {word(locale, "messages.proof_when"_key), 1.5}},
              std::move(rows));
}

}  // namespace

Result<std::string> matrix_paper(const Message& message, const Plan& plan, pages::Locale locale,
                                 Timestamp now) {
  const std::string title = word(locale, "messages.matrix"_key);
  print::Document paper({.title = title + " " + message.code,
                         .running_head = message.code + " · " + message.title,
                         .page_words = word(locale, "messages.paper_page"_key),
                         .orientation = print::Orientation::landscape,
                         .made_at = now});
  paper.heading(title);
  paper.paragraph(message.code + " · " + message.title, print::Align::centre, print::Face::bold);
  paper.paragraph(
      pages::text(locale, "messages.matrix_saying"_key,
                  {std::to_string(plan.matrix.done()), std::to_string(plan.matrix.planned())}),
      print::Align::centre);
  std::vector<print::Column> columns{{word(locale, "messages.unit"_key), 2}};
  for (const ChannelKind kind : plan.matrix.kinds) {
    columns.push_back({word(locale, label_of(kind)), 1, print::Align::centre});
  }
  std::vector<std::vector<std::string>> rows;
  for (const MatrixRow& each : plan.matrix.rows) {
    rows.push_back({each.name});
    for (const Cell& cell : each.cells) rows.back().push_back(cell_text(locale, cell));
  }
  paper.table(std::move(columns), std::move(rows));
  add_proofs(paper, plan, locale);
  return paper.pdf();
}

}  // namespace ocop::messages
