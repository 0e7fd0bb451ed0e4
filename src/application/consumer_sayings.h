#pragma once

#include <string>

#include "application/consumer_page.h"
#include "application/consumer_scan.h"

/// What a scan says in words, for a page or a text message.
namespace ocop::application {

/// What the thing is called when a heading needs a name.
std::string heading_of(const ConsumerRequest& request, const Scan& scan);

/// The answer in a few words: "Chip trong tem vừa trả lời đúng"; a place or a product answers with
/// its name.
std::string answer_of(const ConsumerRequest& request, const Scan& scan);

/// The one sentence with the facts behind the verdict.
std::string saying_of(const ConsumerRequest& request, const Scan& scan);

}  // namespace ocop::application
