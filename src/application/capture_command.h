#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop capture --data DIR FILE...`: captures EPCIS files through the same code as the HTTP
/// endpoint, and through the endpoint itself when a server holds the folder. An event whose
/// identifier is already taken by another event is named and left out, the rest of its file is
/// captured; a file with any other fault is refused whole, and the status is 1.
void add_capture_command(CLI::App& app, int& status);

}  // namespace ocop::application
