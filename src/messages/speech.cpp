#include "messages/speech.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <mutex>

#include "base/characters.h"
#include "base/text.h"
#include "messages/limits.h"

namespace ocop::messages {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr const char* program = "/usr/bin/espeak-ng";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The first byte of a Latin letter, with marks or without; dashes, quotation marks and fixed
/// blanks begin with others.
bool begins_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_plain || (byte >= 0xC3 && byte <= 0xC6) || byte == 0xE1;
}

/// A pipe whose ends close themselves.
struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  bool is_open() const { return ends[0] >= 0; }
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
};

/// In the child, before the program: only calls that may stand between fork and exec.
[[noreturn]] void become(const Pipe& in, const Pipe& out) {
  const rlimit cpu{limits::speech_cpu_seconds_max, limits::speech_cpu_seconds_max};
  const rlimit memory{limits::speech_memory_bytes_max, limits::speech_memory_bytes_max};
  ::setrlimit(RLIMIT_CPU, &cpu);
  ::setrlimit(RLIMIT_AS, &memory);
  ::dup2(in.ends[0], STDIN_FILENO);
  ::dup2(out.ends[1], STDOUT_FILENO);
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing >= 0) ::dup2(nothing, STDERR_FILENO);
  const char* const arguments[] = {"espeak-ng", "-v",      "vi",       "-s",
                                   "150",       "--stdin", "--stdout", nullptr};
  ::execv(program, const_cast<char* const*>(arguments));
  ::_exit(127);
}

/// Writes the text and reads the sound, side by side, until the end, the limit or the deadline.
Result<std::string> exchange(Pipe& in, Pipe& out, std::string_view text) {
  const auto deadline = SteadyClock::now() + limits::speech_time_max;
  std::string sound;
  std::array<char, 65536> block;
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now());
    if (left.count() <= 0) return Error{Code::deadline_exceeded, "reading aloud took too long", ""};
    pollfd wanted[] = {{out.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}};  // -1 is passed over
    if (::poll(wanted, 2, static_cast<int>(left.count())) < 0 && errno != EINTR) {
      return Error{Code::internal, std::strerror(errno), program};
    }
    if (wanted[1].revents != 0) {
      const ssize_t written = ::write(in.ends[1], text.data(), text.size());
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
      const bool is_over = text.empty() || (written < 0 && errno != EAGAIN);
      if (is_over) in.close_end(1);
    }
    if (wanted[0].revents != 0) {
      const ssize_t count = ::read(out.ends[0], block.data(), block.size());
      if (count <= 0) return sound;
      sound.append(block.data(), static_cast<std::size_t>(count));
      if (sound.size() > limits::speech_bytes_max) {
        return Error{Code::payload_too_large, "the recording is too long", ""};
      }
    }
  }
}

/// A stream does not know its length when it begins: the lengths of the header are put right.
void mend_lengths(std::string& wav) {
  constexpr std::size_t header = 44;
  if (wav.size() < header) return;
  const auto put = [&](std::size_t at, std::size_t value) {
    for (std::size_t i = 0; i < 4; ++i) wav[at + i] = static_cast<char>(value >> (8 * i) & 0xFF);
  };
  put(4, wav.size() - 8);
  put(40, wav.size() - header);
}

}  // namespace

std::size_t syllables_in(std::string_view text) {
  std::size_t count = 0;
  std::size_t digits = 0;
  bool in_word = false;
  for (const char c : text) {
    if (is_digit(c)) {
      ++digits;
      in_word = false;
      continue;
    }
    if (digits > 0) count += 2 * digits - 1;
    digits = 0;
    if (!begins_character(c)) continue;
    const bool is_letter = begins_letter(c);
    if (is_letter && !in_word) ++count;
    in_word = is_letter;
  }
  return digits > 0 ? count + 2 * digits - 1 : count;
}

std::size_t seconds_to_read(std::size_t syllables) { return (syllables * 2 + 6) / 7; }

bool can_speak() { return std::filesystem::exists(program); }

Result<std::string> speak(std::string_view text) {
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  if (!can_speak()) return Error{Code::unavailable, "espeak-ng is not installed here", program};
  Pipe in, out;
  if (!in.is_open() || !out.is_open()) {
    return Error{Code::resource_exhausted, "no more files can be opened", program};
  }
  ::fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
  const pid_t child = ::fork();
  if (child < 0) return Error{Code::resource_exhausted, "no more programs can be run", program};
  if (child == 0) become(in, out);
  in.close_end(0);
  out.close_end(1);
  auto sound = exchange(in, out, text);
  if (!sound) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {  // a signal is no end
  }
  if (!sound) return sound;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || sound->size() < 44) {
    return Error{Code::internal, "espeak-ng could not read the text", program};
  }
  mend_lengths(*sound);
  return sound;
}

}  // namespace ocop::messages
