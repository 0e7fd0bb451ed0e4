#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "http/router.h"
#include "media/media_store.h"
#include "office/frame.h"
#include "office/panel.h"
#include "office/visitor.h"
#include "records/record_store.h"

namespace ocop::office {

/// What waits for somebody: shown on the home page, late ones first.
struct WorkItem {
  std::string title;  ///< "Kiểm tra giấy tờ: Trà ướp sen"
  std::string detail = {};
  std::string href;
  Tone tone = Tone::plain;
  std::string chip = {};         ///< a word of state; what `due` says goes before it
  std::optional<Date> due = {};  ///< the last day; past: the item is late
};

/// A number on the home page, with what it counts.
struct Figure {
  std::string label;
  std::string value;  ///< formatted
};

/// A button of the home page.
struct QuickAct {
  std::string path;  ///< "/office/subjects/new"
  pages::Key label;
  std::string_view icon;
  Needs needs;
};

/// A block on the page of a record. Nothing: no block for this visitor or this row. Ask
/// `visitor.rights` for what the block is about.
using PanelSource = std::function<Result<std::optional<Panel>>(const Visitor&, records::Reading&,
                                                               const records::Record&)>;
/// Further acts on a row, beside changing and putting aside.
using ActionSource = std::function<std::vector<Action>(const Visitor&, const records::Record&)>;

/// Whether a field stands in this visitor's form. What does not keeps its value; that nobody sends
/// it all the same is for the guard of the kind.
using FieldFilter = std::function<bool(const Visitor&, const records::Field&)>;

/// What the page of a row offers; that nothing else happens is for the guard of the kind.
struct Offers {
  bool changing = true;
  bool adding_parts = true;
  bool setting_aside = true;
};
using OffersOf = std::function<Result<Offers>(records::Reading&, const records::Record&)>;

/// The pages of a register: list, form, row, history, import, export, under its path.
struct RegisterPage {
  const records::Kind* kind;
  std::string_view icon = "file";
  std::optional<pages::Key> group =
      {};  ///< nothing: a part of another register, not in the navigation
  std::vector<PanelSource> panels = {};
  std::vector<ActionSource> actions = {};
  OffersOf offers = {};       ///< nothing: all, to everybody who enters rows
  FieldFilter may_fill = {};  ///< nothing: everybody who enters rows fills all fields
};

/// Administrative units for forms and for names. The register of units sets it at start.
struct UnitName {
  std::string code;
  std::string name;  ///< "Phường Hoàn Kiếm"
};
struct Units {
  /// The name of a unit of today or of the past; the code itself when there is none.
  std::function<std::string(std::string_view code)> name = [](std::string_view code) {
    return std::string(code);
  };
  /// The units of that day, in the Vietnamese order.
  std::function<std::vector<UnitName>(Date day)> all = [](Date) { return std::vector<UnitName>(); };
};

/// What the office stands on. All of it outlives the office.
struct Ground {
  records::RecordStore& records;
  VisitorSource visitor;
  std::function<bool()> is_demonstration = [] { return false; };
  Units units = {};
  media::MediaStore* files = nullptr;  ///< null: forms take no files
};

using PageHandler = std::function<http::Response(const Visitor&, const http::Request&)>;

/// The back office: one shell for all capabilities. Filled at start by each of them, then only
/// read; safe to ask from several threads.
///
///     Office office({records, sessions.visitor_source()});
///     office.add_register({.kind = &kinds.get("subject"), .icon = "users",
///                          .group = "office.group.registers"_key});
///     office.add_page(http::Method::get, "/office/funnel", Needs{Object::outreach},
///                     [&](const Visitor& visitor, const http::Request& request) {
///                       pages::Dictionary page;
///                       …
///                       return office.respond(visitor, request, "funnel.html", page, {"…"});
///                     });
///     office.add_routes(router);
class Office {
 public:
  explicit Office(Ground ground);
  ~Office();

  void add_section(Section section);
  void add_register(RegisterPage page);
  void add_quick_act(QuickAct act);
  void add_work(std::function<Result<std::vector<WorkItem>>(const Visitor&)> source);
  void add_figures(std::function<Result<std::vector<Figure>>(const Visitor&)> source);

  /// A page in both languages, `pattern` as in the router: "/office/subjects/{id}/convert". Nobody
  /// signed in: to the sign-in page; not allowed: "not found". A POST without the form token is
  /// refused before the handler runs. `needs` of nothing: everybody who is signed in.
  void add_page(http::Method method, std::string pattern, std::optional<Needs> needs,
                PageHandler handler,
                http::RouteLimits limits = {.body_bytes_max = limits::office_form_bytes_max});

  /// A page for people who are not signed in; the handler does its own checks.
  void add_open_page(http::Method method, std::string pattern,
                     std::function<http::Response(const http::Request&, pages::Locale)> handler);

  /// The page of a template, in the frame. Fills TITLE, FORM_TOKEN and all of the frame.
  http::Response respond(const Visitor& visitor, const http::Request& request,
                         std::string_view template_name, pages::Dictionary& page,
                         const Heading& heading, int status = 200) const;
  /// A page of nothing but panels.
  http::Response respond(const Visitor& visitor, const http::Request& request,
                         const Heading& heading, const std::vector<Panel>& panels) const;
  /// The page for what is not there, or not for this visitor.
  http::Response not_found(const Visitor& visitor, const http::Request& request) const;
  /// The page for any error: `not_found` as above, what was refused with its reason, else "our
  /// mistake" and a line in the log.
  http::Response failed(const Visitor& visitor, const http::Request& request,
                        const Error& error) const;
  /// After a POST: to `path` ("/office/…", without the language), where the message is shown once.
  /// With `undo`, a path to POST to, the message has a button that takes the act back.
  http::Response done(const Visitor& visitor, const http::Request& request, std::string_view path,
                      pages::Key message, const std::vector<std::string>& arguments = {},
                      std::string_view undo = {}) const;

  /// The address of a row's page in the visitor's language; empty when the kind has no pages.
  std::string href(const Visitor& visitor, const records::Record& row) const;
  /// The address of a page in the visitor's language.
  static std::string href(const Visitor& visitor, std::string_view path);

  /// The same for what did not come about: the message says why and what to do.
  http::Response not_done(const Visitor& visitor, const http::Request& request,
                          std::string_view path, pages::Key message,
                          const std::vector<std::string>& arguments = {}) const;

  /// After an act of a room, which gives why it did not come about: `done`, `not_done` or `failed`.
  http::Response acted(const Visitor& visitor, const http::Request& request, std::string_view path,
                       const Result<std::optional<records::Reason>>& refusal,
                       pages::Key done_message,
                       const std::vector<std::string>& arguments = {}) const;

  /// How a kind is shown; null when it was not added.
  const RegisterPage* register_of(const records::Kind& kind) const;
  const Ground& ground() const;

  /// The routes of everything that was added. Then nothing may be added any more.
  void add_routes(http::Router& router);

  struct State;  ///< office_state.h, for the pages of this room

 private:
  std::unique_ptr<State> state_;
};

/// Where who is not signed in is led; "?return=/office/…" says where to go on.
inline constexpr std::string_view sign_in_path = "/office/sign-in";
/// Takes a POST with the form token.
inline constexpr std::string_view sign_out_path = "/office/sign-out";
/// The visitor's own page: password, second factor, sessions.
inline constexpr std::string_view account_path = "/office/account";

}  // namespace ocop::office
