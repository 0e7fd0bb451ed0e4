#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop backup --data DIR --to DIR2` and `ocop restore --from DIR2 --data DIR [--database URL]`,
/// see backup.h. A server may be running on DIR during a backup.
void add_backup_commands(CLI::App& app, int& status);

}  // namespace ocop::application
