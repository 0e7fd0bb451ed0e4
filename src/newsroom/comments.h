#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/sealing_key.h"
#include "base/ticker.h"
#include "newsroom/comment_code.h"
#include "newsroom/comment_store.h"
#include "newsroom/comment_text.h"
#include "records/record_store.h"
#include "scans/rate_limit.h"

namespace ocop::newsroom {

struct Article;

/// What readers write below articles, from the form to the page. Safe to use from several threads.
class Comments {
 public:
  /// `key_file` seals telephone numbers (accounts/sealing_key.h). Erases those that are too old,
  /// now and every hour.
  static Result<std::unique_ptr<Comments>> open(records::RecordStore& store,
                                                const std::filesystem::path& key_file,
                                                Random& random);

  using List = std::shared_ptr<const std::vector<ShownComment>>;
  /// Below one article; never null. When they cannot be read: none, and a line in the log.
  List shown(const std::string& article_id);
  /// Comments may have changed: who asks next reads them.
  void wake() { ++version_; }
  std::uint64_t version() const { return version_; }

  CommentCodes& codes() { return codes_; }

  /// Whether this address may try now: to have a code checked, to be given a picture or a sound.
  bool may_try(std::string_view address);
  bool may_look(std::string_view address);

  enum class Sent : std::uint8_t { kept, too_many, gone };
  struct Answer {
    Sent sent = Sent::kept;
    std::string receipt;  ///< for the page of the comment; only its writer has it
  };
  /// Keeps a comment without faults; it waits for an officer. `too_many`: from this block of
  /// addresses, to this article, or by everybody; `gone`: what it answers is not shown any more, or
  /// is itself an answer. Then nothing was kept.
  Result<Answer> send(const Article& article, const CommentText& text, std::string_view address);

  /// What the writer sees of it.
  struct Own {
    records::Record comment;
    bool has_phone = false;
  };
  Result<Own> find_own(std::string_view receipt);
  Result<void> erase_own_phone(std::string_view receipt);
  /// Takes the comment away from the public and erases the telephone number.
  Result<void> withdraw(std::string_view receipt);

  /// A reader finds a shown comment improper: officers are told, it stays until they decide.
  /// False when this block of addresses reports too much.
  Result<bool> report_abuse(const Article& article, const std::string& comment_id,
                            std::string_view address);

  /// For an officer, who has to answer by telephone; leaves an audit entry. Empty: none.
  Result<std::string> read_phone(const records::Acting& acting, const std::string& comment_id);
  Result<void> erase_phone_of(const records::Acting& acting, const std::string& comment_id);

 private:
  Comments(records::RecordStore& store, accounts::SealingKey key, Random& random);
  void erase_old_phones();
  Result<std::vector<ShownComment>> read_shown(const std::string& article_id);

  records::RecordStore& store_;
  const accounts::SealingKey key_;
  Random& random_;
  CommentCodes codes_;
  scans::RateLimit tries_, looks_, by_address_, by_article_, by_everybody_, abuse_;
  std::atomic<std::uint64_t> version_ = 1;
  std::mutex mutex_;
  std::uint64_t cached_version_ = 0;
  std::map<std::string, List, std::less<>> cached_;
  std::unique_ptr<Ticker> ticker_;
};

}  // namespace ocop::newsroom
