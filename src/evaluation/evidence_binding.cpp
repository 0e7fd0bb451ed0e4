#include "evaluation/evidence_binding.h"

#include <fmt/format.h>

#include <chrono>
#include <mutex>

#include "evaluation/limits.h"
#include "media/picture.h"
#include "print/page_pictures.h"

namespace ocop::evaluation {
namespace {

using media::FileType;
using media::StoredFile;
using print::Document;
using SteadyClock = std::chrono::steady_clock;

constexpr std::uint32_t picture_width = 1'640;

class Binding {
 public:
  Binding(const DossierPaper& paper, const media::MediaStore& files)
      : paper_(paper), files_(files), end_(SteadyClock::now() + limits::bound_time_max) {}

  std::vector<BoundFile> all() {
    std::vector<BoundFile> bound;
    for (const FrozenPaper& each : paper_.frozen.papers) {
      const std::string_view file = cell(each.cells, "file");
      if (!file.empty()) bound.push_back({each.number, sheets_of(each, file)});
    }
    return bound;
  }

 private:
  std::vector<Document::Sheet> sheets_of(const FrozenPaper& each, std::string_view file) {
    const auto stored = files_.find(file);
    const std::string name = paper_words(
        "evaluation.bind_name"_key, {std::to_string(each.number), evidence_name(paper_, each)});
    if (!stored) return {told(name, "", "", "evaluation.bind_missing"_key)};
    auto pages = pages_of(*stored);
    if (!pages) return {told(name, stored->name, stored->sha256, why(pages.error()))};
    std::vector<Document::Sheet> sheets;
    for (std::string& page : pages->pages) {
      const auto size = media::picture_size(FileType::jpeg, page);
      if (!size) return {told(name, stored->name, stored->sha256, "evaluation.bind_broken"_key)};
      bytes_ += page.size();
      sheets.push_back({head(name, sheets.size() + 1, pages->pages.size()), std::move(page),
                        static_cast<int>(size->width), static_cast<int>(size->height), ""});
    }
    pages_ += sheets.size();
    if (!pages->is_whole) {
      sheets.push_back(told(name, stored->name, stored->sha256, "evaluation.bind_more"_key));
    }
    return sheets;
  }

  Result<print::PagePictures> pages_of(const StoredFile& stored) {
    const std::size_t left = limits::bound_pages_max - std::min(pages_, limits::bound_pages_max);
    if (left == 0 || bytes_ > limits::bound_bytes_max || SteadyClock::now() > end_) {
      return Error{Code::payload_too_large, "the report is full", stored.id};
    }
    TRY(const std::string bytes, files_.read(stored));
    if (stored.type == FileType::pdf) {
      return print::page_pictures(bytes, std::min(left, limits::bound_pages_of_file_max));
    }
    if (!media::is_picture(stored.type)) {
      return Error{Code::unsupported_media_type, "neither a PDF nor a picture", stored.id};
    }
    TRY(const media::Picture picture, media::Picture::decode(stored.type, bytes));
    TRY(const media::Picture narrowed, picture.narrowed(picture_width));
    TRY(std::string jpeg, narrowed.jpeg());
    return print::PagePictures{{std::move(jpeg)}, true};
  }

  static pages::Key why(const Error& error) {
    switch (error.code) {
      case Code::payload_too_large:
        return "evaluation.bind_full"_key;
      case Code::deadline_exceeded:
        return "evaluation.bind_slow"_key;
      case Code::unsupported_media_type:
        return "evaluation.bind_kind"_key;
      case Code::unavailable:
        return "evaluation.bind_unavailable"_key;
      default:
        return "evaluation.bind_broken"_key;
    }
  }

  static std::string head(const std::string& name, std::size_t page, std::size_t count) {
    return paper_words("evaluation.bind_head"_key,
                       {name, std::to_string(page), std::to_string(count)});
  }

  Document::Sheet told(const std::string& name, const std::string& file, const std::string& sha256,
                       pages::Key reason) const {
    std::string words = paper_words(reason);
    if (!file.empty()) words += "\n" + paper_words("evaluation.bind_file"_key, {file});
    if (!sha256.empty()) words += "\n" + paper_words("evaluation.bind_hash"_key, {sha256});
    return {name, "", 0, 0, std::move(words)};
  }

  const DossierPaper& paper_;
  const media::MediaStore& files_;
  SteadyClock::time_point end_;
  std::size_t pages_ = 0, bytes_ = 0;
};

}  // namespace

Result<std::vector<BoundFile>> bind_evidence(const DossierPaper& paper,
                                             const media::MediaStore& files) {
  static std::timed_mutex one_at_a_time;
  const std::unique_lock lock(one_at_a_time, limits::bound_time_max);
  if (!lock.owns_lock()) {
    return Error{Code::unavailable, "other reports are being bound; try again", ""};
  }
  return Binding(paper, files).all();
}

}  // namespace ocop::evaluation
