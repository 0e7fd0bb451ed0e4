#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop import --data DIR [--kind KIND] FILE...`: fills the registers from CSV files
/// (docs/import.md), all or nothing. Each fault is one line on standard error, "file:line:column:
/// reason", and the status is 1. May run beside a server on the same folder, which then follows.
void add_import_command(CLI::App& app, int& status);

}  // namespace ocop::application
