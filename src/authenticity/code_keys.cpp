#include "authenticity/code_keys.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/text.h"
#include "crypto/hmac.h"
#include "crypto/secret_file.h"

namespace ocop::authenticity {
namespace {

crypto::Block serial_key(const crypto::Key256& master, std::uint64_t gtin, char epoch) {
  const auto whole = crypto::derived_key(master, "serial|" + gtin_text(gtin) + "|" + epoch);
  crypto::Block key;
  std::copy_n(whole.begin(), key.size(), key.begin());
  return key;
}

Error no_key_file(const std::filesystem::path& file) {
  return {Code::data_loss, "the file of the code keys is damaged; bring it back from a backup",
          file.string()};
}

}  // namespace

// Making a codec costs as much as using it many times, and using one takes less than a
// microsecond, so a few locks over a few shelves are enough for all threads.
struct CodeKeys::Shelf {
  static constexpr std::size_t sections = 16;
  struct Section {
    std::mutex mutex;
    std::map<std::pair<std::uint64_t, char>, SerialCodec> codecs;
  };
  std::array<Section, sections> all;
};

CodeKeys::CodeKeys(std::vector<Epoch> epochs)
    : epochs_(std::move(epochs)), shelf_(std::make_shared<Shelf>()) {}

CodeKeys::Epoch CodeKeys::fresh(char symbol, Random& random) {
  Epoch epoch{symbol, {}};
  random.fill(std::as_writable_bytes(std::span(epoch.master)));
  return epoch;
}

std::string CodeKeys::written(const std::vector<Epoch>& epochs) {
  std::string text;
  for (const Epoch& epoch : epochs) {
    text += epoch.symbol;
    text += " " + crypto::hex(epoch.master) + "\n";
  }
  return text;
}

Result<std::vector<CodeKeys::Epoch>> CodeKeys::read(const std::filesystem::path& file) {
  TRY(const std::string text, crypto::read_secret_file(file));
  std::vector<Epoch> epochs;
  for (const auto line : split(text, '\n')) {
    if (line.empty()) continue;
    const auto key = line.size() > 2 ? crypto::from_hex(line.substr(2)) : std::nullopt;
    const bool is_next = epochs.size() < serial_alphabet.size() &&
                         line.front() == serial_alphabet[epochs.size()] && line[1] == ' ';
    if (!key || key->size() != crypto::Key256{}.size() || !is_next) return no_key_file(file);
    Epoch epoch{line.front(), {}};
    std::ranges::copy(*key, epoch.master.begin());
    epochs.push_back(epoch);
  }
  if (epochs.empty()) return no_key_file(file);
  return epochs;
}

Result<std::shared_ptr<const CodeKeys>> CodeKeys::open(const std::filesystem::path& file,
                                                       Random& random) {
  if (!std::filesystem::exists(file)) {
    TRY_VOID(crypto::make_secret_file(file, written({fresh(serial_alphabet.front(), random)})));
  }
  TRY(auto epochs, read(file));
  return std::shared_ptr<const CodeKeys>(new CodeKeys(std::move(epochs)));
}

Result<char> CodeKeys::rotate(const std::filesystem::path& file, Random& random) {
  TRY(auto epochs, read(file));
  if (epochs.size() == serial_alphabet.size()) {
    return Error{Code::resource_exhausted, "all 32 key epochs are used", file.string()};
  }
  epochs.push_back(fresh(serial_alphabet[epochs.size()], random));
  TRY_VOID(crypto::replace_secret_file(file, written(epochs)));
  return epochs.back().symbol;
}

const crypto::Key256* CodeKeys::master(char symbol) const {
  const auto found = std::ranges::find(epochs_, symbol, &Epoch::symbol);
  return found == epochs_.end() ? nullptr : &found->master;
}

SerialCodec CodeKeys::serial_codec(std::uint64_t gtin, char epoch) const {
  return {serial_key(*master(epoch), gtin, epoch), gtin, epoch};
}

crypto::Key256 CodeKeys::key_for(std::string_view purpose) const {
  return crypto::derived_key(epochs_.front().master, purpose);
}

crypto::Key256 CodeKeys::key_for(std::string_view purpose, char epoch) const {
  return crypto::derived_key(*master(epoch), purpose);
}

std::optional<CodeNumber> CodeKeys::open_serial(std::uint64_t gtin, std::string_view serial) const {
  if (!has_serial_form(serial)) return std::nullopt;
  const bool is_known = has_epoch(serial.front());
  const char epoch = is_known ? serial.front() : epochs_.front().symbol;
  std::string read(serial);
  read.front() = epoch;
  auto& section = shelf_->all[gtin % Shelf::sections];
  const std::lock_guard lock(section.mutex);
  if (section.codecs.size() >= limits::serial_codecs_kept_max / Shelf::sections) {
    section.codecs.clear();
  }
  auto found = section.codecs.find({gtin, epoch});
  if (found == section.codecs.end()) {
    found = section.codecs.emplace(std::pair(gtin, epoch), serial_codec(gtin, epoch)).first;
  }
  const auto index = found->second.open(read);
  if (!index || !is_known) return std::nullopt;
  return CodeNumber{gtin, epoch, *index};
}

}  // namespace ocop::authenticity
