#include "bulletins/composer_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/characters.h"
#include "base/limits.h"
#include "bulletins/acts.h"
#include "bulletins/bulletin_paper.h"
#include "bulletins/bulletin_view.h"
#include "bulletins/limits.h"
#include "office/account_pages.h"
#include "office/cell_text.h"
#include "office/form_fields.h"
#include "pages/format.h"

namespace ocop::bulletins {
namespace {

using accounts::Act;
using accounts::Object;
using http::Method;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Entering;
using records::Reading;
using records::Record;
using records::Values;

/// One request to the composer of an issue.
struct Asked {
  const Office& office;
  const Publication& publication;
  const Visitor& visitor;
  const Request& request;

  std::string id() const { return std::string(request.parameter("id").value_or("")); }
  std::string block() const { return std::string(request.parameter("block").value_or("")); }
  records::RecordStore& store() const { return office.ground().records; }
  std::string href(std::string_view rest) const {
    return Office::href(visitor, office_path(id(), rest));
  }
  Result<Record> bulletin(Reading& reading, Act act) const {
    TRY(auto row, reading.find(reading.kinds().get("bulletin"), id(),
                               visitor.rights.reach(Object::bulletin, act)));
    if (row.removed_at) return Error{Code::not_found, "it was put aside", id()};
    return row;
  }
};

std::vector<office::Link> crumbs(const Asked& asked, const Record& bulletin) {
  return {{words(asked.visitor, "bulletins.bulletins"_key),
           Office::href(asked.visitor, "/office/bulletins")},
          {bulletin["title"], asked.href("")}};
}

void fill_acts(Dictionary& part, const Asked& asked, const std::string& block, std::size_t place,
               std::size_t count) {
  const std::string path = asked.href("/blocks/" + block);
  part.set("EDIT", path + "/edit");
  part.set("TAKE_OUT", path + "/take-out");
  if (place > 1) part.set_in("UP", "HREF", path + "/up");
  if (place < count) part.set_in("DOWN", "HREF", path + "/down");
}

/// What a block shows in one line.
std::string line_of(const Block& block) {
  constexpr std::size_t bytes_max = 160;
  std::string text = !block.title.empty()                   ? block.title
                     : block.words.empty() && block.picture ? block.picture->alt
                                                            : block.words;
  std::ranges::replace(text, '\n', ' ');
  if (text.size() <= bytes_max) return text;
  return std::string(beginning_of(text, bytes_max)) + "…";
}

Result<Response> compose(const Asked& asked) {
  const Basis basis = basis_of(asked.publication.sources);
  return asked.store().read([&](Reading& reading) -> Result<Response> {
    TRY(const Record bulletin, asked.bulletin(reading, Act::see));
    TRY(const Gathered gathered, gather(reading, basis, bulletin, asked.visitor.now));
    TRY(const auto rows, blocks_of(reading, bulletin.id));
    const bool enters = static_cast<bool>(asked.bulletin(reading, Act::enter));
    Dictionary page;
    page.set("ISSUE", asked.href(""));
    page.set("PREVIEW", asked.href("/preview"));
    page.set("PAPER", asked.href("/preview.pdf"));
    page.set("STATE", words(asked.visitor, label_of(state_of(bulletin))));
    if (!bulletin["number"].empty()) page.show("REOPENS");
    if (rows.empty()) page.show("NOTHING");
    Dictionary* list = rows.empty() ? nullptr : &page.add("BLOCKS");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Block& block = gathered.content.blocks[i];
      Dictionary& part = list->add("BLOCK");
      const std::string kind = words(asked.visitor, label_of(block.kind));
      part.set("PLACE", std::to_string(i + 1));
      part.set("KIND", kind);
      part.set("WHAT", line_of(block));
      part.set("CALLED",
               words(asked.visitor, "bulletins.block_called"_key, {std::to_string(i + 1), kind}));
      if (block.picture && block.picture->counts()) part.show("HAS_PICTURE");
      if (enters) fill_acts(part.add("ACTS"), asked, rows[i].id, i + 1, rows.size());
    }
    for (const auto& reason : lacks(gathered)) {
      page.set_in("LACKS", "TEXT", reason.in(asked.visitor.locale));
    }
    if (enters) {
      Dictionary& adding = page.add("ADDING");
      for (const records::Option& option : block_kinds()) {
        Dictionary& link = adding.add("KIND_LINK");
        link.set("LABEL", words(asked.visitor, option.label));
        link.set("HREF", asked.href("/blocks/new?kind=" + std::string(option.value)));
      }
    }
    return asked.office.respond(
        asked.visitor, asked.request, "bulletin_compose.html", page,
        {words(asked.visitor, "bulletins.compose"_key), crumbs(asked, bulletin)});
  });
}

/// The register of blocks with the fields alone that such a block has: for its form.
records::Kind form_kind(const records::Kind& whole, BlockKind kind) {
  records::Kind narrow = whole;
  const auto wanted = fields_of(kind);
  std::erase_if(narrow.fields, [&](const records::Field& field) {
    return std::ranges::find(wanted, field.name) == wanted.end();
  });
  for (records::Field& field : narrow.fields) {
    // What its kind asks for; `check_block` says the same.
    if (field.name != "length") field.uses |= records::use::required;
    const bool is_marked = kind == BlockKind::text;
    if (field.name == "words" && !is_marked) field.hint = "bulletins.words_plain_hint"_key;
  }
  return narrow;
}

std::optional<BlockKind> asked_kind(const std::string& word) {
  const auto kinds = block_kinds();
  const auto at = std::ranges::find(kinds, word, &records::Option::value);
  if (at == kinds.end()) return std::nullopt;
  return static_cast<BlockKind>(at - kinds.begin());
}

/// The form of one block while somebody fills it in.
struct BlockForm {
  BlockKind kind = BlockKind::text;
  std::optional<Record> row;  ///< nothing: a new one
};

Result<BlockForm> block_form(const Asked& asked, Reading& reading) {
  if (asked.block().empty()) {
    const auto kind = asked_kind(asked.request.query_value("kind").value_or(""));
    if (!kind) return Error{Code::not_found, "there is no such block", ""};
    return BlockForm{*kind, std::nullopt};
  }
  TRY(auto row, reading.find(reading.kinds().get("bulletin_block"), asked.block(),
                             asked.visitor.rights.reach(Object::bulletin, Act::enter)));
  if (row.removed_at || row["bulletin_id"] != asked.id()) {
    return Error{Code::not_found, "is no block of the issue", asked.block()};
  }
  return BlockForm{block_kind_of(row), std::move(row)};
}

Result<Response> show_form(const Asked& asked, Reading& reading, const BlockForm& form,
                           Values typed, records::Faults faults) {
  TRY(const Record bulletin, asked.bulletin(reading, Act::enter));
  const auto kind = form_kind(reading.kinds().get("bulletin_block"), form.kind);
  if (form.row) {
    office::CellText cell_text(asked.office.ground().units, reading, asked.visitor.locale);
    TRY(Values stored, office::values_in_form(*form.row, cell_text));
    for (auto& [name, value] : typed) stored[name] = std::move(value);
    typed = std::move(stored);
  }
  Dictionary page;
  const bool is_faulty = !faults.empty();
  TRY_VOID(office::fill_fields(
      page, asked.office, asked.visitor, reading,
      {kind, form.row ? Entering::again : Entering::first, std::move(typed), std::move(faults)}));
  page.set("PATH", asked.request.target);
  page.set("VERSION", form.row ? std::to_string(form.row->version) : "0");
  page.set("BACK", asked.href("/compose"));
  const std::string title = words(asked.visitor, label_of(form.kind));
  auto way = crumbs(asked, bulletin);
  way.push_back({words(asked.visitor, "bulletins.compose"_key), asked.href("/compose")});
  return asked.office.respond(asked.visitor, asked.request, "bulletin_block.html", page,
                              {title, way}, is_faulty ? 422 : 200);
}

Result<Response> edit(const Asked& asked) {
  return asked.store().read([&](Reading& reading) -> Result<Response> {
    TRY(const BlockForm form, block_form(asked, reading));
    return show_form(asked, reading, form, {{"length", "summary"}}, {});
  });
}

Result<records::Outcome> store_block(const Asked& asked, const BlockForm& form, Values typed,
                                     long long version) {
  const auto acting = asked.visitor.acting(Object::bulletin, Act::enter);
  return asked.store().write(
      asked.visitor.login, [&](records::Writing& writing) -> Result<records::Outcome> {
        TRY(const Record bulletin, asked.bulletin(writing, Act::enter));
        const auto& kind = writing.kinds().get("bulletin_block");
        if (form.row) return writing.change(kind, form.row->id, version, typed, acting.reach);
        TRY(const auto blocks, blocks_of(writing, bulletin.id));
        const long long last = blocks.empty() ? 0 : blocks.back().whole("position").value_or(0);
        typed["bulletin_id"] = bulletin["code"];
        typed["kind"] = name_of(form.kind);
        typed["position"] = std::to_string(last + 1);
        return writing.create(kind, typed, acting.reach);
      });
}

Result<Response> take(const Asked& asked) {
  TRY(const auto form,
      asked.store().read([&](Reading& reading) { return block_form(asked, reading); }));
  TRY(const auto data, office::read_form_data(asked.request));
  const auto kind = form_kind(asked.store().kinds().get("bulletin_block"), form.kind);
  records::Faults faults;
  Values typed = office::values_from(asked.office, asked.visitor, kind,
                                     form.row ? Entering::again : Entering::first, data, faults);
  const auto again = [&](records::Faults wrong) {
    return asked.store().read([&](Reading& reading) -> Result<Response> {
      TRY(const BlockForm now, block_form(asked, reading));
      return show_form(asked, reading, now, typed, std::move(wrong));
    });
  };
  if (!faults.empty()) return again(std::move(faults));
  TRY(auto outcome, store_block(asked, form, typed, std::atoll(data.get("row_version").c_str())));
  if (outcome.conflict) return again({{"", {"bulletins.fault_conflict"_key, {}}}});
  if (!outcome.stored()) return again(std::move(outcome.faults));
  return asked.office.done(asked.visitor, asked.request, office_path(asked.id(), "/compose"),
                           form.row ? "bulletins.block_changed"_key : "bulletins.block_added"_key);
}

Result<Response> shift(const Asked& asked, Direction direction) {
  const auto acting = asked.visitor.acting(Object::bulletin, Act::enter);
  TRY_VOID(move(asked.store(), {acting, asked.id()}, asked.block(), direction));
  return asked.office.done(asked.visitor, asked.request, office_path(asked.id(), "/compose"),
                           "bulletins.block_moved"_key);
}
Result<Response> up(const Asked& asked) { return shift(asked, Direction::up); }
Result<Response> down(const Asked& asked) { return shift(asked, Direction::down); }

Result<Response> out(const Asked& asked) {
  const auto acting = asked.visitor.acting(Object::bulletin, Act::enter);
  TRY_VOID(take_out(asked.store(), {acting, asked.id()}, asked.block()));
  return asked.office.done(asked.visitor, asked.request, office_path(asked.id(), "/compose"),
                           "bulletins.block_taken_out"_key, {},
                           "/office/bulletin-blocks/" + asked.block() + "/restore");
}

std::string draft_words() {
  return std::string(pages::text(pages::Locale::vietnamese, "bulletins.draft_words"_key));
}

Result<Response> preview(const Asked& asked) {
  const Basis basis = basis_of(asked.publication.sources);
  return asked.store().read([&](Reading& reading) -> Result<Response> {
    TRY(const Record bulletin, asked.bulletin(reading, Act::see));
    TRY(const Gathered gathered, gather(reading, basis, bulletin, asked.visitor.now));
    Dictionary page;
    fill_content(page, asked.visitor.locale, gathered.content, Readers::office);
    page.set("BACK", asked.href("/compose"));
    page.set("PAPER", asked.href("/preview.pdf"));
    page.set("PLAIN", asked.href("/preview.txt"));
    return asked.office.respond(
        asked.visitor, asked.request, "bulletin_preview.html", page,
        {words(asked.visitor, "bulletins.preview"_key), crumbs(asked, bulletin)});
  });
}

Result<Gathered> gathered_of(const Asked& asked) {
  const Basis basis = basis_of(asked.publication.sources);
  return asked.store().read([&](Reading& reading) -> Result<Gathered> {
    TRY(const Record bulletin, asked.bulletin(reading, Act::see));
    return gather(reading, basis, bulletin, asked.visitor.now);
  });
}

Result<Response> preview_pdf(const Asked& asked) {
  TRY(const Gathered gathered, gathered_of(asked));
  const PaperGround ground{asked.publication.sources.pictures, asked.publication.base_url(),
                           start_of(asked.visitor.today)};
  const Imprint imprint{draft_words(), "", "", ""};
  const std::string name = "draft " + sha256_of(to_json(gathered.content)) + ground.base_url;
  TRY(const auto paper, asked.publication.workshop->get(name, nullptr, [&] {
    return bulletin_pdf(gathered.content, imprint, ground, print::Finish::trimmed);
  }));
  Response response = paper_response(*paper, "ban-nhap.pdf");
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Result<Response> preview_text(const Asked& asked) {
  TRY(const Gathered gathered, gathered_of(asked));
  Response response =
      http::respond(200, "text/plain; charset=utf-8",
                    plain_text(gathered.content, draft_words(), asked.publication.base_url()));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

std::string office_path(std::string_view bulletin_id, std::string_view rest) {
  return fmt::format("/office/bulletins/{}{}", bulletin_id, rest);
}

void add_composer_pages(Office& office, const Publication& publication) {
  const auto add = [&](Method method, std::string_view rest, Act act,
                       Result<Response> (*answer)(const Asked&), http::RouteLimits limits = {}) {
    office.add_page(
        method, office_path("{id}", rest), Needs{Object::bulletin, act},
        [&office, &publication, answer](const Visitor& visitor, const Request& request) {
          auto response = answer({office, publication, visitor, request});
          return response ? std::move(*response)
                          : office.failed(visitor, request, response.error());
        },
        limits);
  };
  const http::RouteLimits posted{.body_bytes_max = limits::office_upload_bytes_max};
  add(Method::get, "/compose", Act::see, compose);
  add(Method::get, "/preview", Act::see, preview);
  add(Method::get, "/preview.pdf", Act::see, preview_pdf);
  add(Method::get, "/preview.txt", Act::see, preview_text);
  add(Method::get, "/blocks/new", Act::enter, edit);
  add(Method::post, "/blocks/new", Act::enter, take, posted);
  add(Method::get, "/blocks/{block}/edit", Act::enter, edit);
  add(Method::post, "/blocks/{block}/edit", Act::enter, take, posted);
  add(Method::post, "/blocks/{block}/up", Act::enter, up);
  add(Method::post, "/blocks/{block}/down", Act::enter, down);
  add(Method::post, "/blocks/{block}/take-out", Act::enter, out);
}

}  // namespace ocop::bulletins
