#include "newsroom/demonstration.h"

#include <charconv>

#include "base/embedded_file.h"
#include "base/text.h"
#include "newsroom/acts.h"
#include "newsroom/article_kind.h"
#include "newsroom/wall_time.h"

namespace ocop::embedded {
EmbeddedFiles newsroom_demonstration();
}

namespace ocop::newsroom {
namespace {

using records::Record;
using records::RecordStore;
using records::Values;

constexpr std::string_view unit_code = "00070", english_ending = ".en.md", ending = ".md";

/// "name: value" lines, a blank line, the body.
struct Manuscript {
  std::string name;  ///< of the file, without its ending
  Values values;

  std::string take(std::string_view field) {
    const auto at = values.find(field);
    if (at == values.end()) return "";
    std::string value = std::move(at->second);
    values.erase(at);
    return value;
  }
};

Manuscript manuscript_of(const EmbeddedFile& file) {
  const bool is_english = file.name.ends_with(english_ending);
  const auto tail = is_english ? english_ending.size() : ending.size();
  Manuscript made{.name = std::string(file.name.substr(0, file.name.size() - tail)), .values = {}};
  const auto body = file.content.find("\n\n");
  for (const std::string_view line : split(file.content.substr(0, body), '\n')) {
    const auto colon = line.find(": ");
    if (colon != line.npos) {
      made.values.emplace(line.substr(0, colon), line.substr(colon + 2));
    }
  }
  made.values["language"] = is_english ? "en" : "vi";
  made.values["unit_code"] = unit_code;
  made.values["body"] = body == file.content.npos ? "" : trim(file.content.substr(body));
  if (is_english) made.name += "-en";
  return made;
}

Error wrong(const std::string& what, const std::string& name) {
  return Error{Code::internal, what, "data/demo/newsroom/" + name};
}

Result<Record> stored(const Result<records::Outcome>& outcome, const std::string& name) {
  if (!outcome) return outcome.error();
  if (outcome->stored()) return *outcome->record;
  const auto& faults = outcome->faults;
  if (faults.empty()) return wrong("was changed by somebody else", name);
  return wrong(faults.front().field + ": " + faults.front().reason.in(pages::Locale::english),
               name);
}

class Filling {
 public:
  Filling(RecordStore& store, const Writers& writers)
      : store_(store), writers_(writers), kind_(store.kinds().get("article")) {}

  Result<void> enter(Manuscript manuscript) {
    TRY(const Timestamp moment, moment_of(manuscript));
    const std::string name = manuscript.name;
    const std::string now_says = manuscript.take("now_says");
    const std::string first_said = manuscript.take("first_said");
    const std::string body = manuscript.values["body"];
    if (!now_says.empty()) manuscript.values["body"] = with_first(body, now_says, first_said);
    TRY_VOID(point(manuscript));
    const bool is_to_come = moment > store_.clock().now();
    if (is_to_come) manuscript.values["release_on"] = wall_text(moment);
    TRY(const Record article, stored(store_.create(kind_, manuscript.values, editor()), name));
    codes_[name] = article["code"];
    TRY_VOID(hand_in(article.id, name));
    if (is_to_come) return done(approve(store_, approver(), article.id), name);
    TRY_VOID(release_at(store_, writers_.approver, article.id, moment));
    return now_says.empty() ? ok() : correct(article.id, body, name);
  }

 private:
  records::Acting editor() const { return {writers_.editor, accounts::Reach::all()}; }
  records::Acting approver() const { return {writers_.approver, accounts::Reach::all()}; }

  static Result<void> done(const Result<Refusal>& refusal, const std::string& name) {
    if (!refusal) return refusal.error();
    if (!*refusal) return ok();
    return wrong((*refusal)->in(pages::Locale::english), name);
  }
  Result<void> hand_in(const std::string& id, const std::string& name) {
    return done(submit(store_, editor(), id), name);
  }

  Result<Timestamp> moment_of(Manuscript& manuscript) const {
    std::string day = manuscript.take("on");
    if (day.empty()) {
      const std::string ago = manuscript.take("days_ago");
      int days = 0;
      std::from_chars(ago.data(), ago.data() + ago.size(), days);
      const Date today = date_of(store_.clock().now());
      day = format_iso(date_from_days(days_from_date(today) - days));
    }
    const auto moment = parse_wall(day + 'T' + manuscript.take("at"));
    if (!moment) return wrong("has no day and hour", manuscript.name);
    return *moment;
  }

  /// What is said by name becomes what the form takes: codes of articles and products.
  Result<void> point(Manuscript& manuscript) const {
    if (const std::string original = manuscript.take("translates"); !original.empty()) {
      const auto at = codes_.find(original);
      if (at == codes_.end()) return wrong("translates nothing", manuscript.name);
      manuscript.values["translates"] = at->second;
    }
    if (const std::string picture = manuscript.take("picture_of_library"); !picture.empty()) {
      manuscript.values["library_picture_id"] = picture;
    }
    if (const std::string gtin = manuscript.take("gtin"); !gtin.empty()) {
      manuscript.values["product_id"] = gtin;
    }
    return ok();
  }

  static std::string with_first(std::string body, const std::string& now,
                                const std::string& first) {
    if (const auto at = body.find(now); at != body.npos) body.replace(at, now.size(), first);
    return body;
  }

  Result<void> correct(const std::string& id, const std::string& body, const std::string& name) {
    TRY(const Record article, store_.find(kind_, id, accounts::Reach::all()));
    TRY_VOID(stored(store_.change(kind_, id, article.version, {{"body", body}}, editor()), name));
    TRY_VOID(hand_in(id, name));
    return done(approve(store_, approver(), id), name);
  }

  RecordStore& store_;
  const Writers& writers_;
  const records::Kind& kind_;
  std::map<std::string, std::string> codes_;  // by the name of the file
};

/// Two who sign the articles of the demonstration, one of them with a second name.
Result<void> add_authors(RecordStore& store, const Writers& writers) {
  const auto& kind = store.kinds().get("author");
  const records::Acting editor{writers.editor, accounts::Reach::all()};
  const std::vector<Values> authors{
      {{"name", "Hoàng Nam"},
       {"role", "editor"},
       {"about", "Theo dõi chương trình OCOP của phường từ kế hoạch đầu tiên."},
       {"about_en", "Follows the OCOP programme of the ward since its first plan."},
       {"login", writers.editor},
       {"unit_code", std::string(unit_code)}},
      {{"name", "Lan Chi"},
       {"pen_names", "Chi Hàng Buồm"},
       {"role", "contributor"},
       {"about", "Viết về nghề ướp trà, mùa sấu và những người còn giữ nghề trong phố cổ."},
       {"about_en", "Writes about scented tea, the season of the green fruit and old crafts."},
       {"unit_code", std::string(unit_code)}}};
  for (const Values& values : authors) {
    TRY_VOID(stored(store.create(kind, values, editor), values.at("name")));
  }
  return ok();
}

}  // namespace

Result<void> fill_demonstration(RecordStore& store, const Writers& writers) {
  const auto& kind = store.kinds().get("article");
  TRY(const auto known, store.list(kind, {.page_rows = 1}, accounts::Reach::all()));
  if (known.count > 0) return ok();
  Filling filling(store, writers);
  std::vector<const EmbeddedFile*> translations;
  for (const EmbeddedFile& file : embedded::newsroom_demonstration()) {
    if (file.name.ends_with(english_ending)) {
      translations.push_back(&file);
    } else {
      TRY_VOID(filling.enter(manuscript_of(file)));
    }
  }
  for (const EmbeddedFile* file : translations) TRY_VOID(filling.enter(manuscript_of(*file)));
  return add_authors(store, writers);
}

}  // namespace ocop::newsroom
