#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop check --data DIR`: integrity of everything kept: every event and its ledger leaf, every
/// index entry in both directions, the SQL database. Reads only; status 1 when anything is wrong.
void add_check_command(CLI::App& app, int& status);

}  // namespace ocop::application
