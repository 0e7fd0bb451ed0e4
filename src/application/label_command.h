#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop label TEXT [--symbol qr|datamatrix] [--format svg|png] [--output FILE]`: the symbol of a
/// Digital Link, to FILE or to standard output. When the command was run, `status` is 0, or 1 after
/// one line on standard error that says why and what to do.
void add_label_command(CLI::App& app, int& status);

}  // namespace ocop::application
