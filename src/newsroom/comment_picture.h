#pragma once

#include <string>

#include "newsroom/comment_code.h"

namespace ocop::newsroom {

/// The letters of a code as a PNG of 220 × 72: outlines of chance faces, turned and bent, with
/// strokes of their own ink across, so that a program finds no place to cut.
std::string picture_of(const CommentCodes::Asked& asked);

/// Its digits, spoken in that language over noise: a WAV of 8 kHz, 16 bit. The digits were spoken
/// by espeak-ng (`sounds/README.md`).
std::string sound_of(const CommentCodes::Asked& asked, pages::Locale locale);

}  // namespace ocop::newsroom
