#include <array>

#include "accounts/rights.h"

namespace ocop::accounts {
namespace {

struct Row {
  Role role;
  Object object;
  Extent see, enter, decide;
};

constexpr Extent none = Extent::none, own = Extent::own, unit = Extent::unit, all = Extent::all;

// The access table. What stands in no row is denied. "E" is section E of the requirements, "26" the
// decree 26/2026. Columns: see, enter, decide.
constexpr Row rows[] = {
    // The city office keeps all content, recognises, supervises and revokes (E; 26, art. 9). It may
    // appoint, since it sets up councils; it is shown the audit, since it answers for the acts.
    {Role::city_office, Object::account, all, all, all},
    {Role::city_office, Object::appointment, all, all, all},
    {Role::city_office, Object::audit, all, none, none},
    {Role::city_office, Object::unit, all, all, all},
    {Role::city_office, Object::audience, all, all, all},
    {Role::city_office, Object::subject, all, all, all},
    {Role::city_office, Object::member_book, all, all, all},
    {Role::city_office, Object::premises, all, all, all},
    {Role::city_office, Object::product, all, all, all},
    {Role::city_office, Object::document, all, all, all},
    {Role::city_office, Object::certificate, all, all, all},
    {Role::city_office, Object::declaration, all, all, all},
    {Role::city_office, Object::outreach, all, all, all},
    {Role::city_office, Object::idea, all, all, all},
    {Role::city_office, Object::programme, all, all, all},
    {Role::city_office, Object::task, all, all, all},
    {Role::city_office, Object::target, all, all, all},
    {Role::city_office, Object::code_order, all, all, all},
    {Role::city_office, Object::consumer_report, all, all, all},
    {Role::city_office, Object::shortlist, all, all, all},
    {Role::city_office, Object::shortlist_vote, all, all, none},
    {Role::city_office, Object::dossier, all, all, all},
    {Role::city_office, Object::council, all, all, all},
    {Role::city_office, Object::article, all, all, all},
    {Role::city_office, Object::comment, all, all, all},
    {Role::city_office, Object::site_visit, all, all, all},
    {Role::city_office, Object::criteria, all, all, all},
    {Role::city_office, Object::library, all, all, all},
    {Role::city_office, Object::message, all, all, all},
    {Role::city_office, Object::bulletin, all, all, all},
    {Role::city_office, Object::story, all, all, all},
    {Role::city_office, Object::picture, all, all, all},
    {Role::city_office, Object::campaign, all, all, all},
    {Role::city_office, Object::culture, all, all, all},

    // The ward receives, checks and guides, in its own unit; it does not score (26, step 2). It
    // helps a household back into its account. A certificate it enters is decided by the city.
    {Role::ward_officer, Object::account, unit, unit, unit},
    {Role::ward_officer, Object::appointment, unit, none, none},
    {Role::ward_officer, Object::unit, all, none, none},
    {Role::ward_officer, Object::audience, unit, unit, none},
    {Role::ward_officer, Object::subject, unit, unit, unit},
    {Role::ward_officer, Object::member_book, unit, none, none},
    {Role::ward_officer, Object::premises, unit, unit, unit},
    {Role::ward_officer, Object::product, unit, unit, unit},
    {Role::ward_officer, Object::document, unit, unit, unit},
    {Role::ward_officer, Object::certificate, unit, unit, none},
    {Role::ward_officer, Object::declaration, unit, unit, none},
    {Role::ward_officer, Object::outreach, unit, unit, unit},
    {Role::ward_officer, Object::idea, unit, unit, unit},
    {Role::ward_officer, Object::programme, all, none, none},
    {Role::ward_officer, Object::task, unit, unit, unit},
    {Role::ward_officer, Object::target, unit, none, none},
    {Role::ward_officer, Object::code_order, unit, none, none},
    {Role::ward_officer, Object::consumer_report, unit, unit, none},
    {Role::ward_officer, Object::shortlist, unit, unit, unit},
    {Role::ward_officer, Object::shortlist_vote, all, all, none},
    {Role::ward_officer, Object::dossier, unit, unit, unit},
    {Role::ward_officer, Object::article, unit, unit, none},
    {Role::ward_officer, Object::comment, unit, unit, none},
    {Role::ward_officer, Object::site_visit, unit, none, none},
    {Role::ward_officer, Object::criteria, all, none, none},
    {Role::ward_officer, Object::library, all, none, none},
    {Role::ward_officer, Object::message, unit, unit, unit},
    {Role::ward_officer, Object::bulletin, unit, unit, none},
    {Role::ward_officer, Object::story, unit, unit, unit},
    {Role::ward_officer, Object::picture, all, unit, none},
    {Role::ward_officer, Object::campaign, unit, unit, none},
    {Role::ward_officer, Object::culture, unit, unit, none},

    // The head of a residential group passes on notices and proves that they hang (E).
    {Role::group_head, Object::audience, unit, none, none},
    {Role::group_head, Object::task, unit, unit, none},
    {Role::group_head, Object::shortlist_vote, all, all, none},
    {Role::group_head, Object::message, unit, unit, none},

    // Party cells get briefings, nothing of the registers (E).
    {Role::party_member, Object::audience, unit, none, none},
    {Role::party_member, Object::message, unit, unit, none},

    // A producer keeps its own data (E), lets others act for it and connects its programs.
    {Role::subject_owner, Object::appointment, own, own, none},
    {Role::subject_owner, Object::token, own, own, none},
    {Role::subject_owner, Object::subject, own, own, none},
    {Role::subject_owner, Object::member_book, own, own, none},
    {Role::subject_owner, Object::premises, own, own, none},
    {Role::subject_owner, Object::product, own, own, none},
    {Role::subject_owner, Object::document, own, own, none},
    {Role::subject_owner, Object::certificate, own, none, none},
    {Role::subject_owner, Object::idea, own, own, none},
    {Role::subject_owner, Object::code_order, own, own, none},
    {Role::subject_owner, Object::dossier, own, own, none},
    {Role::subject_owner, Object::story, own, own, none},

    // A delegate is its owner's hand, within `Appointment::only`; it delegates to nobody and makes
    // no tokens.
    {Role::delegate, Object::subject, own, own, none},
    {Role::delegate, Object::member_book, own, own, none},
    {Role::delegate, Object::premises, own, own, none},
    {Role::delegate, Object::product, own, own, none},
    {Role::delegate, Object::document, own, own, none},
    {Role::delegate, Object::certificate, own, none, none},
    {Role::delegate, Object::idea, own, own, none},
    {Role::delegate, Object::code_order, own, own, none},
    {Role::delegate, Object::dossier, own, own, none},
    {Role::delegate, Object::story, own, own, none},

    // An adviser sees the cases assigned (E), without the book of members and money.
    {Role::adviser, Object::subject, own, none, none},
    {Role::adviser, Object::premises, own, none, none},
    {Role::adviser, Object::product, own, none, none},
    {Role::adviser, Object::document, own, none, none},
    {Role::adviser, Object::certificate, own, none, none},
    {Role::adviser, Object::idea, own, none, none},
    {Role::adviser, Object::dossier, own, none, none},
    {Role::adviser, Object::story, own, none, none},

    // A council member and a secretary see only the files of their council (E): no register opens
    // to them; "all" is narrowed by the pages to the councils and rounds that name the person.
    {Role::council_member, Object::shortlist_vote, all, all, none},
    {Role::council_member, Object::score_sheet, all, all, none},
    {Role::secretary, Object::score_sheet, all, none, none},
    {Role::secretary, Object::site_visit, all, none, none},

    // The advisory team visits for a council (26); "all" is narrowed by the pages to the visits
    // that
    // name the person.
    {Role::advisory_team, Object::site_visit, all, all, none},

    // A laboratory posts its results for the producers that asked it.
    {Role::laboratory, Object::document, own, own, none},

    // Market surveillance reads everything and changes nothing (E).
    {Role::inspector, Object::unit, all, none, none},
    {Role::inspector, Object::audience, all, none, none},
    {Role::inspector, Object::subject, all, none, none},
    {Role::inspector, Object::member_book, all, none, none},
    {Role::inspector, Object::premises, all, none, none},
    {Role::inspector, Object::product, all, none, none},
    {Role::inspector, Object::document, all, none, none},
    {Role::inspector, Object::certificate, all, none, none},
    {Role::inspector, Object::declaration, all, none, none},
    {Role::inspector, Object::outreach, all, none, none},
    {Role::inspector, Object::idea, all, none, none},
    {Role::inspector, Object::programme, all, none, none},
    {Role::inspector, Object::task, all, none, none},
    {Role::inspector, Object::target, all, none, none},
    {Role::inspector, Object::code_order, all, none, none},
    {Role::inspector, Object::consumer_report, all, none, none},
    {Role::inspector, Object::shortlist, all, none, none},
    {Role::inspector, Object::dossier, all, none, none},
    {Role::inspector, Object::council, all, none, none},
    {Role::inspector, Object::article, all, none, none},
    {Role::inspector, Object::site_visit, all, none, none},
    {Role::inspector, Object::criteria, all, none, none},
    {Role::inspector, Object::library, all, none, none},
    {Role::inspector, Object::message, all, none, none},
    {Role::inspector, Object::bulletin, all, none, none},
    {Role::inspector, Object::story, all, none, none},
    {Role::inspector, Object::picture, all, none, none},
    {Role::inspector, Object::campaign, all, none, none},
    {Role::inspector, Object::culture, all, none, none},

    // A printer takes the files of the orders that name it (its page shows no others), and can do
    // nothing to a code: it never makes one active (section D, 7).
    {Role::printer, Object::print_file, all, all, none},

    // Who writes for the portal reads what the portal tells of; what one wrote another releases
    // (E).
    // Buyers: no row.
    {Role::editor, Object::subject, all, none, none},
    {Role::editor, Object::product, all, none, none},
    {Role::editor, Object::programme, all, none, none},
    {Role::editor, Object::article, all, all, none},
    {Role::editor, Object::comment, all, all, none},
    {Role::editor, Object::library, all, all, none},
    {Role::editor, Object::message, all, all, none},
    {Role::editor, Object::bulletin, all, all, none},
    {Role::editor, Object::story, all, all, none},
    {Role::editor, Object::picture, all, all, none},
    {Role::editor, Object::campaign, all, all, none},
    {Role::editor, Object::culture, all, all, none},
    {Role::approver, Object::subject, all, none, none},
    {Role::approver, Object::product, all, none, none},
    {Role::approver, Object::programme, all, none, none},
    {Role::approver, Object::article, all, none, all},
    {Role::approver, Object::comment, all, none, all},
    {Role::approver, Object::library, all, none, all},
    {Role::approver, Object::message, all, none, all},
    {Role::approver, Object::bulletin, all, none, all},
    {Role::approver, Object::story, all, none, all},
    {Role::approver, Object::picture, all, none, all},
    {Role::approver, Object::campaign, all, none, all},
    {Role::approver, Object::culture, all, none, all},

    // The keeper of the system has no content rights (E). Nobody enters audit entries by hand.
    {Role::keeper, Object::account, all, all, all},
    {Role::keeper, Object::appointment, all, all, all},
    {Role::keeper, Object::token, all, all, all},
    {Role::keeper, Object::audit, all, none, none},
};

constexpr std::size_t role_count = static_cast<std::size_t>(Role::advisory_team) + 1;
constexpr std::size_t object_count = static_cast<std::size_t>(Object::culture) + 1;

using Cells = std::array<std::array<std::array<Extent, 3>, object_count>, role_count>;

constexpr Cells spread() {
  Cells cells{};  // Extent::none is zero
  for (const Row& row : rows) {
    cells[static_cast<std::size_t>(row.role)][static_cast<std::size_t>(row.object)] = {
        row.see, row.enter, row.decide};
  }
  return cells;
}

constexpr Cells cells = spread();

}  // namespace

Extent extent_of(Role role, Object object, Act act) {
  return cells[static_cast<std::size_t>(role)][static_cast<std::size_t>(object)]
              [static_cast<std::size_t>(act)];
}

}  // namespace ocop::accounts
