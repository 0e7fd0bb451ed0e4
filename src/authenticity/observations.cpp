#include "authenticity/observations.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string_view>

#include "base/limits.h"

namespace ocop::authenticity {
namespace {

constexpr std::int64_t micros_per_minute = 60 * micros_per_second;
constexpr std::int64_t micros_per_hour = 60 * micros_per_minute;
constexpr std::int64_t late_after_micros = 14 * micros_per_day;
constexpr std::int64_t border_micros = 2 * micros_per_hour;
constexpr std::int64_t fastest_kmh = 800;
constexpr std::int64_t journey_km_min = 50;

struct Device {
  std::uint64_t pseudonym;
  std::int64_t first_seen;
  std::string_view province;
};

void count(std::uint32_t& number) {
  if (number < limits::observation_count_max) ++number;
}

bool is_of_trade(const ScanHistory& history, const Scan& scan) {
  return scan.who != Who::the_public ||
         std::ranges::any_of(history.sources, [&scan](const SourceRecord& source) {
           return source.device == scan.device && source.read >= Observations::trade_reads_min;
         });
}

std::string_view text_of(const std::array<char, 2>& code) {
  return code[0] == 0 ? std::string_view() : std::string_view(code.data(), code.size());
}

bool contains(const std::vector<std::string_view>& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

bool is_expected(const Custody& custody, std::string_view province) {
  return province == custody.home_province ||
         std::ranges::find(custody.expected_provinces, province) !=
             custody.expected_provinces.end();
}

/// The province; outside of Viet Nam the country stands for it.
std::string_view region_of(const Scan& scan) {
  const std::string_view province = text_of(scan.province), country = text_of(scan.country);
  return province.empty() && country != "VN" ? country : province;
}

using Scans = std::vector<const Scan*>;

/// One household, or one machine.
bool is_same_source(const Scan& one, const Scan& other) {
  return one.device == other.device ||
         (one.network_mark != 0 && one.network_mark == other.network_mark);
}

/// The first devices of a network; further ones do not count.
class Networks {
 public:
  bool admits(const Scan& scan) {
    if (scan.network_mark == 0) return true;
    auto network = std::ranges::find(networks_, scan.network_mark, &Network::mark);
    if (network == networks_.end()) {
      network = networks_.insert(network, {scan.network_mark, 0, {}});
    }
    const auto known = std::span(network->devices).first(network->count);
    if (std::ranges::find(known, scan.device) != known.end()) return true;
    if (network->count == network->devices.size()) return false;
    network->devices[network->count++] = scan.device;
    return true;
  }

 private:
  struct Network {
    std::uint8_t mark;
    std::uint8_t count;
    std::array<std::uint64_t, Observations::devices_of_network_max> devices;
  };
  std::vector<Network> networks_;
};

/// The scans that count; those of the trade take no place in their network.
Scans counted_scans(const ScanHistory& history) {
  Scans counted;
  counted.reserve(history.scans.size());
  Networks networks;
  for (const Scan& scan : history.scans) {
    if (is_of_trade(history, scan) || networks.admits(scan)) counted.push_back(&scan);
  }
  return counted;
}

/// Each pseudonym once, in the order in which they came; its province is the first it had.
std::vector<Device> devices_of(const ScanHistory& history, const Scans& scans) {
  std::vector<Device> devices;
  devices.reserve(std::min<std::size_t>(scans.size(), 16));
  for (const Scan* each : scans) {
    const Scan& scan = *each;
    if (is_of_trade(history, scan)) continue;
    const auto same = std::ranges::find(devices, scan.device, &Device::pseudonym);
    if (same == devices.end()) {
      devices.push_back({scan.device, scan.at.micros, region_of(scan)});
    } else if (same->province.empty()) {
      same->province = region_of(scan);
    }
  }
  return devices;
}

void observe_times(Observations& seen, const std::vector<Device>& devices) {
  std::size_t oldest = 0;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    count(seen.devices);
    const std::int64_t at = devices[i].first_seen;
    if (at - devices[0].first_seen >= late_after_micros) count(seen.late_devices);
    while (at - devices[oldest].first_seen > micros_per_hour) ++oldest;
    seen.burst = std::max(seen.burst, static_cast<std::uint32_t>(i - oldest + 1));
  }
  seen.burst = std::min(seen.burst, limits::observation_count_max);
}

void observe_provinces(Observations& seen, const std::vector<Device>& devices,
                       const Custody& custody) {
  const bool is_known = !custody.expected_provinces.empty();
  std::vector<std::string_view> all, further;
  for (const Device& device : devices) {
    if (device.province.empty()) continue;
    count(seen.located);
    if (!contains(all, device.province)) {
      all.push_back(device.province);
      count(seen.provinces);
    }
    if (is_known) {
      count(seen.compared);
      if (is_expected(custody, device.province)) continue;
      count(seen.elsewhere);
    }
    if (!further.empty() && seen.further < Observations::further_max) {
      count(seen.further);
      if (!contains(further, device.province)) count(seen.new_provinces);
    }
    if (!contains(further, device.province)) further.push_back(device.province);
  }
}

void observe_custody(Observations& seen, const std::vector<Device>& devices,
                     const Custody& custody) {
  for (const Device& device : devices) {
    if (custody.is_tracked &&
        (!custody.shipped_at || device.first_seen < custody.shipped_at->micros)) {
      const bool is_home = device.province.empty() || device.province == custody.home_province;
      count(is_home ? seen.early_home : seen.early_elsewhere);
    }
    if (custody.ended_at && device.first_seen >= custody.ended_at->micros + micros_per_hour) {
      count(seen.after_end);
    }
  }
}

void take_journey(Observations& seen, const Scan& from, const Scan& to, std::uint32_t km) {
  const std::int64_t minutes = (to.at.micros - from.at.micros) / micros_per_minute;
  const bool is_first = seen.journey_from.empty() && seen.journey_to.empty() &&
                        seen.journey_km == 0 && seen.journey_minutes == 0;
  if (!is_first && km <= seen.journey_km) return;
  seen.journey_km = km;
  seen.journey_minutes = static_cast<std::uint32_t>(minutes);
  const bool is_abroad = from.country != to.country;
  seen.journey_from = text_of(is_abroad ? from.country : from.province);
  seen.journey_to = text_of(is_abroad ? to.country : to.province);
}

/// Between each scan and the one before it that has the same kind of place: a journey that is
/// impossible at all is impossible in one of its legs. Of a network the first place counts.
void observe_journeys(Observations& seen, const ScanHistory& history, const Scans& scans) {
  const Scan* placed = nullptr;
  const Scan* of_country = nullptr;
  std::vector<std::uint8_t> networks_placed;
  const auto has_told = [&networks_placed](const Scan& scan) {
    return std::ranges::find(networks_placed, scan.network_mark) != networks_placed.end();
  };
  for (const Scan* each : scans) {
    const Scan& scan = *each;
    if (is_of_trade(history, scan)) continue;
    if (scan.position && !has_told(scan)) {
      if (placed != nullptr && placed->device != scan.device) {
        const std::int64_t minutes = (scan.at.micros - placed->at.micros) / micros_per_minute;
        const std::int64_t km = kilometres(*placed->position, *scan.position);
        if (km >= journey_km_min && km * 60 > minutes * fastest_kmh) {
          count(seen.impossible_journeys);
          take_journey(seen, *placed, scan, static_cast<std::uint32_t>(km));
        }
      }
      placed = &scan;
      if (scan.network_mark != 0) networks_placed.push_back(scan.network_mark);
    }
    if (text_of(scan.country).empty()) continue;
    if (of_country != nullptr && !is_same_source(*of_country, scan) &&
        of_country->country != scan.country &&
        scan.at.micros - of_country->at.micros < border_micros) {
      count(seen.border_crossings);
      if (seen.impossible_journeys == 0) take_journey(seen, *of_country, scan, 0);
    }
    of_country = &scan;
  }
}

void observe_second_factor(Observations& seen, const Scans& scans) {
  const Scan* first_use = nullptr;
  for (std::size_t i = 0; i < scans.size(); ++i) {
    const Scan& scan = *scans[i];
    const auto before = std::span(scans).first(i);
    const auto has_done_so = [&scan](const Scan* earlier) {
      return earlier->act == scan.act && is_same_source(*earlier, scan);
    };
    if (scan.act == Act::hidden_first) first_use = &scan;
    if (scan.act == Act::hidden_again && first_use != nullptr && scan.device != first_use->device &&
        std::ranges::none_of(before, has_done_so)) {
      const std::string_view here = region_of(scan), there = region_of(*first_use);
      const bool is_far = !here.empty() && !there.empty() && here != there;
      count(is_far ? seen.hidden_again_far : seen.hidden_again_near);
    }
    if (scan.act != Act::chip_replayed) continue;
    const bool is_reload = std::ranges::any_of(before, [&](const Scan* earlier) {
      return (earlier->counter == scan.counter && earlier->device == scan.device) ||
             has_done_so(earlier);
    });
    if (!is_reload) count(seen.chip_replays);
  }
}

std::uint64_t square_root(std::uint64_t number) {
  std::uint64_t root = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 31; bit != 0; bit >>= 1) {
    if ((root + bit) * (root + bit) <= number) root += bit;
  }
  return root;
}

}  // namespace

LookPlace place_of(const Scan& scan, const Custody& custody) {
  const std::string_view region = region_of(scan);
  if (custody.expected_provinces.empty() || region.empty()) return LookPlace::unknown;
  return is_expected(custody, region) ? LookPlace::expected : LookPlace::elsewhere;
}

std::uint32_t kilometres(Position a, Position b) {
  constexpr std::int64_t metres_per_degree = 111'195;  // mean radius 6,371 km
  const std::int64_t latitude = std::abs(a.latitude_milli - b.latitude_milli);
  std::int64_t longitude = std::abs(a.longitude_milli - b.longitude_milli);
  longitude = std::min<std::int64_t>(longitude, 360'000 - longitude);
  // The cosine of the mean latitude, in thousandths, by the rational formula of Bhaskara I.
  const std::int64_t tenths = (std::int64_t{a.latitude_milli} + b.latitude_milli) / 200;
  const std::int64_t squared = tenths * tenths;
  const std::int64_t cosine = 1000 * (3'240'000 - 4 * squared) / (3'240'000 + squared);
  const std::int64_t north = latitude * metres_per_degree / 1000;
  const std::int64_t east = longitude * metres_per_degree / 1000 * cosine / 1000;
  const auto metres = square_root(static_cast<std::uint64_t>(north * north + east * east));
  return static_cast<std::uint32_t>(metres / 1000);
}

Observations observe(const ScanHistory& history) {
  Observations seen;
  for (std::size_t i = 0; i < history.scans.size(); ++i) count(seen.scans);
  for (const SourceRecord& source : history.sources) {
    if (source.read <= seen.harvest) continue;
    seen.harvest = source.read;
    seen.source_compared = std::min(source.compared, limits::observation_count_max);
    seen.source_elsewhere = std::min(source.elsewhere, seen.source_compared);
  }
  seen.harvest = std::min(seen.harvest, limits::observation_count_max);
  const Scans scans = counted_scans(history);
  const auto devices = devices_of(history, scans);
  observe_times(seen, devices);
  observe_provinces(seen, devices, history.custody);
  observe_custody(seen, devices, history.custody);
  observe_journeys(seen, history, scans);
  observe_second_factor(seen, scans);
  const auto& unknown = history.unknown_serials;
  seen.unknown_serials = std::min(unknown.last_hour, limits::observation_count_max);
  seen.unknown_serials_usual = std::min(unknown.usual_hour, limits::observation_count_max);
  return seen;
}

}  // namespace ocop::authenticity
