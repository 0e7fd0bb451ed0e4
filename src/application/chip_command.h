#pragma once

namespace CLI {
class App;
}

namespace ocop::application {

/// `ocop chip verify --keys FILE URL...`: says of each address whether a chip of one of the keys in
/// FILE (see chip_key_file.h) wrote it, as one JSON object a line:
/// {"url","valid","error","name","mode","uid","counter","file_data","tamper"}; `file_data` is
/// hexadecimal, `tamper` "closed", "closed_again", "open" or "unknown"; what is not known is null.
/// Of several keys the first that fits counts. Replays are not looked for: that takes a store.
/// `status` is 1 when an address was not valid.
///
/// `ocop chip keys --data DIR --gtin GTIN [--epoch E] [--tamper]`: the keys of the chips on the
/// labels of a product, in the form of such a FILE, for whoever makes the chips ready. Of the key
/// epoch in use when none is named.
void add_chip_command(CLI::App& app, int& status);

}  // namespace ocop::application
