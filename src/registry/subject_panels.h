#pragma once

#include <memory>

#include "office/office.h"
#include "registry/legal_rules.h"

namespace ocop::registry {

/// The blocks on the page of a producer: readiness for each step, size, members, posts, findings,
/// forms. `rules` are kept by the blocks.
std::vector<office::PanelSource> subject_panels(std::shared_ptr<const LegalRules> rules);

/// "Convert", on the page of a producer.
std::vector<office::Action> subject_actions(const office::Visitor& visitor,
                                            const records::Record& subject);

}  // namespace ocop::registry
