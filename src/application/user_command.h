#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// People with an account:
///
///     ocop user create --data DIR --login NAME --role ROLE [--unit CODE | --subject CODE]
///                      [--name NAME]
///     ocop user list --data DIR
///     ocop user reset --data DIR --login NAME [--second-factor]
///
/// `create` reads the password from standard input, its first line, and appoints from today on; the
/// first keeper or city officer is made this way, on an empty folder too. `reset` prints a code
/// with which the person chooses a new password, and takes the second factor away when asked to:
/// for whom no other officer can help. All may run beside a server on the same folder.
void add_user_command(CLI::App& app, int& status);

}  // namespace ocop::application
