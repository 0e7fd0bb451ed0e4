#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop serve --data DIR --listen HOST:PORT [--base-url URL] [--demo]`: runs the server until
/// SIGTERM or SIGINT, then finishes what is running and stops.
void add_serve_command(CLI::App& app, int& status);

}  // namespace ocop::application
