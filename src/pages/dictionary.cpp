#include "pages/dictionary.h"

#include <algorithm>

namespace ocop::pages {
namespace {

/// Of a page with a long journey; more is taken from the heap.
constexpr std::size_t arena_bytes = 32U << 10;

/// The bytes there; of a size that the compiler knows, so that no function is called.
template <class Number>
std::uint64_t bytes_at(const char* text) {
  Number bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

/// The first and the last bytes of a text, which overlap where it is short.
template <class Number>
std::uint64_t ends_of(std::string_view text) {
  return bytes_at<Number>(text.data()) * 31 +
         bytes_at<Number>(text.data() + text.size() - sizeof(Number));
}

}  // namespace

// Enough to tell our names apart at the first look: their length, their first and last bytes.
Dictionary::Name::Name(std::string_view name) : text(name) {
  if (name.size() >= 8) {
    hash = ends_of<std::uint64_t>(name);
  } else if (name.size() >= 4) {
    hash = ends_of<std::uint32_t>(name);
  } else {
    hash = 0;
    for (const char c : name) hash = hash << 8U | static_cast<unsigned char>(c);
  }
  hash += name.size();
}

/// The parts of one section, in order.
class Dictionary::Parts final : public Iterator {
 public:
  explicit Parts(const Section* section) : section_(section) {}
  bool HasNext() const override { return section_ != nullptr && next_ < section_->parts.size(); }
  const TemplateDictionaryInterface& Next() override { return *section_->parts[next_++]; }

 private:
  const Section* section_;
  std::size_t next_ = 0;
};

Dictionary::Dictionary()
    : own_arena_(arena_bytes), arena_(&own_arena_), values_(arena_), sections_(arena_) {
  values_.reserve(32);
  sections_.reserve(32);
}

Dictionary::Dictionary(const Dictionary* parent, std::pmr::memory_resource* arena)
    : own_arena_(std::pmr::null_memory_resource()),
      arena_(arena),
      parent_(parent),
      values_(arena),
      sections_(arena) {
  values_.reserve(4);
}

void Dictionary::set(std::string_view name, std::string_view value) {
  auto* const copy = static_cast<char*>(arena_->allocate(value.size() + 1, 1));
  std::copy(value.begin(), value.end(), copy);
  values_.push_back({Name(name), {copy, value.size()}});
}

Dictionary::Section& Dictionary::section(std::string_view name) {
  const Name wanted(name);
  const auto at = std::ranges::find(sections_, wanted, &Section::name);
  return at == sections_.end() ? sections_.emplace_back(wanted, arena_) : *at;
}

void Dictionary::show(std::string_view name) { section(name); }

Dictionary& Dictionary::add(std::string_view name) {
  // Never destroyed: what it holds lies in the arena and goes with it.
  auto* const place = arena_->allocate(sizeof(Dictionary), alignof(Dictionary));
  auto* const part = new (place) Dictionary(this, arena_);
  section(name).parts.push_back(part);
  return *part;
}

const Dictionary::Section* Dictionary::find_section(const ctemplate::TemplateString& name) const {
  const Name wanted({name.begin(), name.size()});
  for (const Dictionary* at = this; at != nullptr; at = at->parent_) {
    const auto found = std::ranges::find(at->sections_, wanted, &Section::name);
    if (found != at->sections_.end()) return &*found;
  }
  return nullptr;
}

ctemplate::TemplateString Dictionary::GetValue(const ctemplate::TemplateString& variable) const {
  const Name wanted({variable.begin(), variable.size()});
  for (const Dictionary* at = this; at != nullptr; at = at->parent_) {
    // From behind: the last one set counts.
    const auto found = std::find_if(at->values_.rbegin(), at->values_.rend(),
                                    [&](const Value& value) { return value.name == wanted; });
    if (found != at->values_.rend()) return {found->text.data(), found->text.size()};
  }
  return {"", 0};
}

bool Dictionary::IsHiddenSection(const ctemplate::TemplateString& name) const {
  return find_section(name) == nullptr;
}

bool Dictionary::IsUnhiddenSection(const ctemplate::TemplateString& name) const {
  return find_section(name) != nullptr;
}

Dictionary::Iterator* Dictionary::CreateSectionIterator(
    const ctemplate::TemplateString& name) const {
  return new Parts(find_section(name));
}

Dictionary::Iterator* Dictionary::CreateTemplateIterator(const ctemplate::TemplateString&) const {
  return new Parts(nullptr);
}

void Dictionary::DumpToString(std::string* out, int level) const {
  for (const Value& value : values_) {
    out->append(static_cast<std::size_t>(level), ' ').append(value.name.text).append(": ");
    out->append(value.text).append("\n");
  }
  for (const Section& each : sections_) {
    out->append(static_cast<std::size_t>(level), ' ').append(each.name.text).append("\n");
    for (const Dictionary* part : each.parts) part->DumpToString(out, level + 2);
  }
}

}  // namespace ocop::pages
