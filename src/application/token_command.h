#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// Bearer tokens for /epcis:
///
///     ocop token create --data DIR --subject CODE --scope capture,query [--days N]
///     ocop token list --data DIR
///     ocop token revoke --data DIR ID
///
/// `create` prints the token alone on standard output; nobody can print it again. All three may run
/// beside a server on the same folder.
void add_token_command(CLI::App& app, int& status);

}  // namespace ocop::application
