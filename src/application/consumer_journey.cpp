#include "application/consumer_journey.h"

#include <algorithm>
#include <optional>
#include <string>

#include "application/consumer_words.h"
#include "base/limits.h"
#include "pages/dictionary.h"
#include "pages/format.h"
#include "pages/page.h"

namespace ocop::application {
namespace {

using event_store::EventFacts;
using event_store::QuantityFact;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using trace::Edge;
using trace::Role;
using trace::Step;

std::string_view place_of(const EventFacts& facts) {
  return facts.read_point.empty() ? facts.business_location : facts.read_point;
}

const QuantityFact* quantity_of(const std::vector<QuantityFact>& list, std::string_view path) {
  const auto at = std::ranges::find(list, path, &QuantityFact::epc_class);
  return at == list.end() || !at->quantity ? nullptr : &*at;
}

/// How much of the step's subject the event is about; empty for a single piece.
std::string amount(Locale locale, const JourneyRow& row) {
  const Step& step = *row.step;
  const EventFacts& facts = step.event.facts;
  const std::string_view subject = step.subject;
  if (const auto* moved = quantity_of(facts.quantities, subject)) {
    return quantity_text(locale, *moved->quantity, moved->unit_of_measure);
  }
  if (const auto* made = quantity_of(facts.output_quantities, subject)) {
    return text(locale, "scan.quantity_out"_key,
                {quantity_text(locale, *made->quantity, made->unit_of_measure)});
  }
  if (const auto* used = quantity_of(facts.input_quantities, subject)) {
    return text(locale, "scan.quantity_used"_key,
                {quantity_text(locale, *used->quantity, used->unit_of_measure)});
  }
  const bool is_lot = subject.find("/10/") != std::string_view::npos;
  if (is_lot && row.pieces > 1) return quantity_text(locale, static_cast<double>(row.pieces), {});
  return {};
}

/// Where it goes: the last place of the destinations, else their last party.
std::string_view destination_of(const EventFacts& facts) {
  std::string_view found;
  for (const auto& destination : facts.destinations) {
    if (destination.type == "location" || found.empty()) found = destination.id;
  }
  return found;
}

/// "Xưởng ô mai Hàng Đường, 148 kg. Ngâm nước vôi trong 6 giờ"
std::string where(const ConsumerRequest& request, const JourneyRow& row, const std::string& note) {
  const Locale locale = request.locale;
  const Step& step = *row.step;
  const EventFacts& facts = step.event.facts;
  std::string out;
  if (step.distance < 0) {
    out =
        text(locale, "scan.ingredient"_key, {thing_name(locale, request.catalogue, step.subject)}) +
        ". ";
  }
  const std::string_view place = place_of(facts);
  std::string name = place.empty() ? std::string(text(locale, "scan.place_missing"_key))
                                   : place_name(locale, request.catalogue, place);
  const std::string_view destination = destination_of(facts);
  if (!destination.empty() && destination != place && facts.business_step == "shipping") {
    name = text(locale, "scan.from_place"_key,
                {name, place_name(locale, request.catalogue, destination)});
  }
  out += name;
  if (const auto much = amount(locale, row); !much.empty()) out += ", " + much;
  if (!note.empty()) out += ". " + note;
  return out;
}

void add_row(Dictionary& journey, const ConsumerRequest& request, const JourneyRow& shown) {
  const Step& step = *shown.step;
  const EventFacts& facts = step.event.facts;
  Dictionary& row = journey.add("STEP");
  if (step.distance < 0) row.show("FROM");
  row.set("ISO", pages::format_machine_time(facts.event_time));
  row.set("WHEN", pages::format_moment(facts.event_time));
  const StepWords words = step_words(request.locale, step.event.json);
  row.set("WHAT", words.name.empty() ? step_name(request.locale, facts) : words.name);
  row.set("WHERE", where(request, shown, words.note));
}

void add_note(Dictionary& journey, std::string_view note) { journey.add("NOTE").set("TEXT", note); }

void add_notes(Dictionary& journey, const ConsumerRequest& request, const Scan& scan,
               const JourneyRows& rows) {
  const Locale locale = request.locale;
  if (rows.ingredients_left_out > 0) {
    add_note(journey, text(locale, "scan.more_of_ingredients"_key,
                           {std::to_string(rows.ingredients_left_out)}));
  }
  const bool has_unnamed_place = std::ranges::any_of(rows.steps, [&](const JourneyRow& row) {
    const std::string_view place = place_of(row.step->event.facts);
    return !place.empty() && !is_named_place(request.catalogue, place);
  });
  if (has_unnamed_place) add_note(journey, text(locale, "scan.places_unknown"_key));
  const auto has = [&](trace::FindingKind kind) {
    return std::ranges::any_of(scan.journey.findings, [&](const trace::Finding& finding) {
      return finding.kind == kind &&
             (kind == trace::FindingKind::cut_at_limit || finding.subject == request.item.path());
    });
  };
  if (has(trace::FindingKind::shipped_not_received)) {
    add_note(journey, text(locale, "scan.not_received"_key));
  }
  if (has(trace::FindingKind::cut_at_limit)) {
    add_note(journey, text(locale, "scan.cut"_key));
  }
}

void add_page_links(Dictionary& journey, const ConsumerRequest& request, const JourneyRows& rows) {
  if (rows.is_first && rows.is_last) return;
  const std::size_t page = (rows.own_from - 1) / limits::journey_rows_max + 1;
  const std::string path = pages::localized(request.locale, request.path) + "?page=";
  Dictionary& links = journey.add("PAGES");
  if (!rows.is_first) {
    links.set_in("BEFORE", "HREF", path + std::to_string(page - 1));
  }
  if (!rows.is_last) {
    links.set_in("AFTER", "HREF", path + std::to_string(page + 1));
  }
}

/// Something that was used, or that came of it.
struct Thing {
  std::string_view path;
  std::string amount;
  std::size_t pieces = 0;  ///< of one product, when they are single pieces
};

std::string_view product_path(std::string_view path) { return path.substr(0, path.find("/21/")); }

/// Single pieces are counted by their product: nobody reads a list of 480 serial numbers.
void add_thing(std::vector<Thing>& things, std::string_view path, std::string amount) {
  const bool is_piece = path.starts_with("/01/") && path.find("/21/") != std::string_view::npos;
  const std::string_view shown = is_piece ? product_path(path) : path;
  const auto known = std::ranges::find(things, shown, &Thing::path);
  if (known == things.end()) {
    things.push_back({shown, std::move(amount), is_piece ? 1U : 0U});
  } else if (is_piece) {
    ++known->pieces;
  }
}

const EventFacts* facts_of(const Scan& scan, event_store::Sequence sequence) {
  const auto at = std::ranges::find(scan.journey.steps, sequence,
                                    [](const Step& step) { return step.event.sequence; });
  return at == scan.journey.steps.end() ? nullptr : &at->event.facts;
}

std::string amount_in(const ConsumerRequest& request, const std::vector<QuantityFact>& list,
                      std::string_view path) {
  const QuantityFact* quantity = quantity_of(list, path);
  return quantity == nullptr
             ? std::string()
             : quantity_text(request.locale, *quantity->quantity, quantity->unit_of_measure);
}

/// Every name under which the thing itself stands in its journey: the piece, and the lot of which a
/// transformation made it.
bool is_itself(const Scan& scan, const ConsumerRequest& request, std::string_view path, Role role) {
  if (path == request.item.path()) return true;
  return std::ranges::any_of(
      scan.own, [&](const Step* step) { return step->role == role && step->subject == path; });
}

void fill_things(Dictionary& body, const char* section, const ConsumerRequest& request,
                 const std::vector<Thing>& things) {
  if (things.empty()) return;
  const Locale locale = request.locale;
  Dictionary& list = body.add(section);
  for (std::size_t i = 0; i < things.size() && i < limits::things_listed_max; ++i) {
    const Thing& thing = things[i];
    std::string name = thing_name(locale, request.catalogue, thing.path);
    std::string much = thing.amount;
    if (thing.pieces > 1) much = quantity_text(locale, static_cast<double>(thing.pieces), {});
    if (!much.empty()) name += ", " + much;
    Dictionary& row = list.add("THING");
    row.set("TEXT", name);
    if (thing.path.starts_with('/')) {
      row.set_in("LINKED", "HREF", pages::localized(locale, thing.path));
    } else {
      row.show("UNLINKED");
    }
  }
  if (things.size() > limits::things_listed_max) {
    list.set_in("MORE", "TEXT",
                text(locale, "scan.more_things"_key,
                     {std::to_string(things.size() - limits::things_listed_max)}));
  }
}

void fill_neighbours(Dictionary& body, const ConsumerRequest& request, const Scan& scan) {
  std::vector<Thing> from;
  std::vector<Thing> into;
  for (const Edge& edge : scan.journey.edges) {
    const EventFacts* facts = facts_of(scan, edge.sequence);
    if (is_itself(scan, request, edge.output, Role::produced)) {
      add_thing(from, edge.input,
                facts == nullptr ? "" : amount_in(request, facts->input_quantities, edge.input));
    } else if (is_itself(scan, request, edge.input, Role::consumed)) {
      add_thing(into, edge.output,
                facts == nullptr ? "" : amount_in(request, facts->output_quantities, edge.output));
    }
  }
  fill_things(body, "MADE_FROM", request, from);
  fill_things(body, "MADE_INTO", request, into);
}

bool is_earlier(const JourneyRow& a, const JourneyRow& b) {
  const auto key = [](const JourneyRow& row) {
    return std::pair(row.step->event.facts.event_time.instant.micros, row.step->event.sequence);
  };
  return key(a) < key(b);
}

/// Whether the same was done at the same moment to other pieces of one lot.
bool is_more_of(const Step& step, const Step& before) {
  const EventFacts &one = step.event.facts, &other = before.event.facts;
  const auto is_of_pieces = [](const EventFacts& facts) {
    return facts.type == epcis::EventType::object && !facts.epcs.empty() &&
           facts.quantities.empty();
  };
  return is_of_pieces(one) && is_of_pieces(other) && step.subject == before.subject &&
         one.event_time.instant == other.event_time.instant && one.action == other.action &&
         one.business_step == other.business_step && place_of(one) == place_of(other);
}

std::vector<JourneyRow> rows_of(const std::vector<const Step*>& steps) {
  std::vector<JourneyRow> rows;
  for (const Step* step : steps) {
    const std::size_t pieces = step->event.facts.epcs.size();
    if (!rows.empty() && is_more_of(*step, *rows.back().step)) {
      rows.back().pieces += pieces;
    } else {
      rows.push_back({step, pieces});
    }
  }
  return rows;
}

}  // namespace

JourneyRows journey_rows(const Scan& scan, std::size_t page) {
  constexpr std::size_t most = limits::journey_rows_max;
  JourneyRows rows;
  const std::vector<JourneyRow> own = rows_of(scan.own);
  rows.own_total = own.size();
  const std::size_t pages = std::max<std::size_t>(1, (rows.own_total + most - 1) / most);
  const std::size_t index = std::clamp<std::size_t>(page, 1, pages) - 1;
  const std::size_t begin = index * most;
  const std::size_t end = std::min(begin + most, rows.own_total);
  rows.own_from = begin + 1;
  rows.own_to = end;
  rows.is_first = index == 0;
  rows.is_last = index + 1 == pages;
  rows.steps.assign(own.begin() + static_cast<std::ptrdiff_t>(begin),
                    own.begin() + static_cast<std::ptrdiff_t>(end));
  if (pages > 1) {
    rows.ingredients_left_out = scan.ingredients.size();
    return rows;
  }
  // The nearest ingredients say most.
  std::vector<JourneyRow> nearest = rows_of(scan.ingredients);
  std::ranges::stable_sort(nearest, std::ranges::greater{},
                           [](const JourneyRow& row) { return row.step->distance; });
  const std::size_t room = std::min(most - rows.steps.size(), nearest.size());
  rows.steps.insert(rows.steps.end(), nearest.begin(),
                    nearest.begin() + static_cast<std::ptrdiff_t>(room));
  rows.ingredients_left_out = nearest.size() - room;
  std::ranges::sort(rows.steps, is_earlier);
  return rows;
}

void fill_journey(Dictionary& body, const ConsumerRequest& request, const Scan& scan) {
  const JourneyRows rows = journey_rows(scan, request.journey_page);
  if (rows.steps.empty()) return;
  const Locale locale = request.locale;
  Dictionary& journey = body.add("JOURNEY");
  journey.set("TITLE", scan.lot.empty() ? std::string(text(locale, "scan.journey"_key))
                                        : text(locale, "scan.journey_of_lot"_key, {scan.lot}));
  if (!rows.is_first || !rows.is_last) {
    journey.set_in("RANGE", "TEXT",
                   text(locale, "scan.steps_range"_key,
                        {std::to_string(rows.own_from), std::to_string(rows.own_to),
                         std::to_string(rows.own_total)}));
  }
  for (const JourneyRow& row : rows.steps) add_row(journey, request, row);
  add_notes(journey, request, scan, rows);
  add_page_links(journey, request, rows);
  fill_neighbours(body, request, scan);
}

}  // namespace ocop::application
