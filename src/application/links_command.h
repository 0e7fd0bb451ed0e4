#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// Links of released articles to other hosts, the only command that asks them:
///
///     ocop links check --data DIR [--seconds N] [--most N] [--private-networks]
///
/// One line for each address that did not answer well: state, detail, address, article. May run
/// beside a server on the same folder.
void add_links_command(CLI::App& app, int& status);

}  // namespace ocop::application
