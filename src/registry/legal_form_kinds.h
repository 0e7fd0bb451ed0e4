#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "records/kind.h"
#include "registry/legal_rules.h"

/// The legal forms of a subject through time, the conversion from one to the next, and what has to
/// be done again after it. Tables: migrations/0003.
namespace ocop::registry {

/// "Household from … to …": the history of forms. Takes four eyes: criterion 3.1 of OCOP goes by
/// the form on the day of filing.
records::Kind subject_form_kind();

/// A change of the legal form. A four-eyes act: once the second person approves, the subject has
/// its new form, name and papers; its identifier stays, and with it products, GTIN, GLN, lots and
/// certificates. The history gets its row and each rule of data/rules/redo_tasks.json a task.
records::Kind conversion_kind(std::shared_ptr<const LegalRules> rules);

/// Something to be done again after a conversion, with a deadline.
records::Kind redo_task_kind();
std::optional<pages::Key> redo_task_label(std::string_view task);

struct FormHeld {
  std::string form;
  Date from;
  std::optional<Date> to;
};
FormHeld form_held_of(const records::Record& row);

/// The form on that day; before any history, `form_now`.
std::string form_on(const std::vector<FormHeld>& history, const std::string& form_now, Date day);

}  // namespace ocop::registry
