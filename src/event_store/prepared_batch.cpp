#include "event_store/prepared_batch.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "base/coding.h"
#include "event_store/content.h"
#include "event_store/index_terms.h"
#include "event_store/posting.h"
#include "event_store/record.h"

namespace ocop::event_store {
namespace {

IdKey id_key_of(const epcis::Event& event) {
  return id_key(event.event_id, event.error_declaration.has_value());
}

// One term of one event.
struct Mention {
  std::uint64_t digest = 0;
  std::size_t begin = 0;  // into the text of all terms
  std::uint32_t bytes = 0;
  std::uint32_t event = 0;
};

// Brings the mentions of one term together and writes a posting for each term.
class PostingWriter {
 public:
  explicit PostingWriter(PreparedBatch& batch) : batch_(batch) {}

  void add(std::string_view term, std::uint32_t event) {
    mentions_.push_back(
        {term_digest(term), terms_.size(), static_cast<std::uint32_t>(term.size()), event});
    terms_.append(term);
  }

  void write() {
    // By digest, because comparing numbers is many times cheaper than comparing texts that begin
    // alike. Terms with the same digest may then take turns, which only costs a posting more.
    std::ranges::sort(mentions_, [](const Mention& a, const Mention& b) {
      return a.digest != b.digest ? a.digest < b.digest : a.event < b.event;
    });
    for (std::size_t from = 0; from < mentions_.size();) from = write_group(from);
    std::ranges::sort(batch_.postings, {}, [&](const PreparedPosting& posting) {
      return std::string_view(batch_.keys).substr(posting.key_begin, posting.key_bytes);
    });
  }

 private:
  std::string_view term_of(const Mention& mention) const {
    return std::string_view(terms_).substr(mention.begin, mention.bytes);
  }

  std::size_t write_group(std::size_t from) {
    const Mention& first = mentions_[from];
    const std::string_view term = term_of(first);
    PreparedPosting posting;
    posting.first = first.event;
    posting.key_begin = batch_.keys.size();
    append_posting_key(batch_.keys, term, 0);
    posting.key_bytes = batch_.keys.size() - posting.key_begin;
    posting.value_begin = batch_.values.size();
    batch_.events[first.event].terms_digest += first.digest;

    std::uint32_t last = first.event;
    std::size_t at = from + 1;
    for (; at < mentions_.size(); ++at) {
      const Mention& mention = mentions_[at];
      if (mention.digest != first.digest || term_of(mention) != term) break;
      if (mention.event == last) continue;  // named twice in one event
      put_varint(batch_.values, mention.event - last);
      last = mention.event;
      batch_.events[last].terms_digest += first.digest;
    }
    posting.value_bytes = batch_.values.size() - posting.value_begin;
    batch_.postings.push_back(posting);
    return at;
  }

  PreparedBatch& batch_;
  std::string terms_;
  std::vector<Mention> mentions_;
};

void draw_salts(PreparedBatch& batch, Random& random) {
  std::vector<std::byte> salts(batch.events.size() * ledger::salt_bytes);
  random.fill(salts);
  for (std::size_t i = 0; i < batch.events.size(); ++i) {
    std::memcpy(batch.events[i].salt.data(), salts.data() + i * ledger::salt_bytes,
                ledger::salt_bytes);
  }
}

}  // namespace

std::size_t IdKeyHash::operator()(const IdKey& key) const {
  std::size_t hash;
  std::memcpy(&hash, key.data(), sizeof hash);  // already the output of a hash
  return hash;
}

IdKey id_key(std::string_view event_id, bool is_error_declaration) {
  const std::string_view state(is_error_declaration ? "\0001" : "\0000", 2);
  const ledger::Digest digest = ledger::sha256({event_id, state});
  IdKey key;
  std::memcpy(key.data(), digest.data(), key.size());
  return key;
}

Error identifier_taken(std::size_t index, const epcis::Event& event) {
  return {Code::already_exists,
          "the identifier " + event.event_id +
              " belongs to another event; give this one its own eventID, or leave it out",
          "/" + std::to_string(index) + "/eventID"};
}

Result<std::vector<std::uint32_t>> first_of_each_id(std::span<const epcis::SourcedEvent> events) {
  std::vector<std::uint32_t> first(events.size());
  std::unordered_map<IdKey, std::uint32_t, IdKeyHash> seen(events.size());
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    first[i] = seen.try_emplace(id_key_of(events[i].event), i).first->second;
    if (first[i] != i && !same_content(events[first[i]].json, events[i].json)) {
      return identifier_taken(i, events[i].event);
    }
  }
  return first;
}

PreparedBatch prepare(std::span<const epcis::SourcedEvent> events,
                      std::span<const std::uint32_t> places, Random& random) {
  PreparedBatch batch;
  batch.events.resize(places.size());
  draw_salts(batch, random);
  PostingWriter postings(batch);
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const epcis::SourcedEvent& sourced = events[places[i]];
    PreparedEvent& prepared = batch.events[i];
    prepared.place = places[i];
    prepared.id = id_key_of(sourced.event);
    prepared.commitment =
        ledger::event_commitment(std::string_view(prepared.salt.data(), prepared.salt.size()),
                                 sourced.context, sourced.json);
    prepared.body_begin = batch.bodies.size();
    append_body(batch.bodies, sourced);
    prepared.body_bytes = batch.bodies.size() - prepared.body_begin;
    for_each_term(sourced.event, [&](std::string_view term) { postings.add(term, i); });
  }
  postings.write();
  return batch;
}

}  // namespace ocop::event_store
