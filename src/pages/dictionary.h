#pragma once

// ctemplate 2.4 calls strlen without including it, so that this line stays in front.
#include <cstring>
//
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_string.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace ocop::pages {

/// The values of one page or of one section of it.
///
///     Dictionary page;
///     page.set("TITLE", "Ô mai sấu gừng");
///     for (const auto& step : steps) page.add("STEP").set("WHAT", step.name);
///     page.show("DEMONSTRATION");
///
/// A section that is neither added nor shown is left out; a value that is not set in a section is
/// that of the page around it, else empty. All bytes live in one arena of the page, which is what
/// makes it several times as fast as ctemplate's own dictionary. For one thread; made for one
/// rendering.
class Dictionary final : public ctemplate::TemplateDictionaryInterface {
 public:
  Dictionary();
  ~Dictionary() override = default;

  /// `name` is a literal; `value` is copied. The last one set counts.
  void set(std::string_view name, std::string_view value);
  /// The section once, with the values of its surroundings.
  void show(std::string_view section);
  /// The section once more, with values of its own.
  Dictionary& add(std::string_view section);
  /// The section once more, with this one value.
  void set_in(std::string_view section, std::string_view name, std::string_view value) {
    add(section).set(name, value);
  }

  Dictionary(const Dictionary* parent, std::pmr::memory_resource* arena);  // for `add`

 private:
  struct Name {
    explicit Name(std::string_view text);
    bool operator==(const Name& other) const { return hash == other.hash && text == other.text; }
    std::uint64_t hash;
    std::string_view text;
  };
  struct Value {
    Name name;
    std::string_view text;
  };
  struct Section {
    Section(Name section_name, std::pmr::memory_resource* arena)
        : name(section_name), parts(arena) {}
    Name name;
    std::pmr::vector<const Dictionary*> parts;  ///< empty: shown with the values around it
  };
  class Parts;

  Section& section(std::string_view name);
  const Section* find_section(const ctemplate::TemplateString& name) const;

  // What ctemplate asks while it expands.
  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& variable) const override;
  bool IsHiddenSection(const ctemplate::TemplateString& name) const override;
  bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override;
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& name) const override;
  void DumpToString(std::string* out, int level) const override;
  // Templates include each other at load, not through the dictionary.
  bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override {
    return "";
  }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString&) const override;

  std::pmr::monotonic_buffer_resource own_arena_;  ///< used by the outermost dictionary only
  std::pmr::memory_resource* arena_;
  const Dictionary* parent_ = nullptr;
  std::pmr::vector<Value> values_;
  std::pmr::vector<Section> sections_;
};

}  // namespace ocop::pages
