#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop serial issue --data DIR --gtin G --count N`: an order of N codes for a product of the
/// register, numbered at once; one JSON object a line, {"piece","serial","digital_link"}.
/// `ocop serial open --data DIR URI...`: what each code is,
/// {"input","valid","gtin","epoch","index", "state","lot"} or {"input","valid":false,"error"}.
/// `ocop serial rotate --data DIR`: starts the next key epoch.
void add_serial_commands(CLI::App& app, int& status);

}  // namespace ocop::application
