#pragma once

namespace ocop::application {

/// From here on the heap takes its memory from the system in huge pages of 2 MB, where the system
/// has transparent ones to give ("madvise" or "always"; elsewhere nothing changes). A server that
/// looks at pieces at random misses the address cache of the processor less: 5 to 9 % less time for
/// a look. To be called once, before there are threads.
void take_huge_pages();

}  // namespace ocop::application
