#pragma once

#include <string>

#include "gs1/element_string.h"

/// Which elements may and must stand together (GS1 General Specifications 4.14). The rules hold for
/// all the symbols on one item taken together, so the elements of a single symbol may lack what
/// another one carries, but never contradict it: hence two questions.
namespace ocop::gs1 {

/// One sentence: two elements exclude each other, an AI comes with two values, or a digital
/// signature (8030) signs a key without serial. Empty when nothing contradicts.
std::string contradiction_among(const Elements& elements);

/// One sentence: an element lacks another that it must stand with. Empty when all are there.
std::string missing_among(const Elements& elements);

}  // namespace ocop::gs1
