#include "epcis/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "epcis/uri.h"

namespace ocop::epcis {
namespace {

constexpr auto business_steps = std::to_array<std::string_view>({"accepting",
                                                                 "arriving",
                                                                 "assembling",
                                                                 "collecting",
                                                                 "commissioning",
                                                                 "consigning",
                                                                 "creating_class_instance",
                                                                 "cycle_counting",
                                                                 "decommissioning",
                                                                 "departing",
                                                                 "destroying",
                                                                 "disassembling",
                                                                 "dispensing",
                                                                 "encoding",
                                                                 "entering_exiting",
                                                                 "holding",
                                                                 "inspecting",
                                                                 "installing",
                                                                 "killing",
                                                                 "loading",
                                                                 "other",
                                                                 "packing",
                                                                 "picking",
                                                                 "receiving",
                                                                 "removing",
                                                                 "repackaging",
                                                                 "repairing",
                                                                 "replacing",
                                                                 "reserving",
                                                                 "retail_selling",
                                                                 "sampling",
                                                                 "sensor_reporting",
                                                                 "shipping",
                                                                 "staging_outbound",
                                                                 "stock_taking",
                                                                 "stocking",
                                                                 "storing",
                                                                 "transporting",
                                                                 "unloading",
                                                                 "unpacking",
                                                                 "void_shipping"});
constexpr auto dispositions = std::to_array<std::string_view>({"active",
                                                               "available",
                                                               "completeness_inferred",
                                                               "completeness_verified",
                                                               "conformant",
                                                               "container_closed",
                                                               "container_open",
                                                               "damaged",
                                                               "destroyed",
                                                               "dispensed",
                                                               "disposed",
                                                               "encoded",
                                                               "expired",
                                                               "in_progress",
                                                               "in_transit",
                                                               "inactive",
                                                               "mismatch_class",
                                                               "mismatch_instance",
                                                               "mismatch_quantity",
                                                               "needs_replacement",
                                                               "no_pedigree_match",
                                                               "non_conformant",
                                                               "non_sellable_other",
                                                               "partially_dispensed",
                                                               "recalled",
                                                               "reserved",
                                                               "retail_sold",
                                                               "returned",
                                                               "sellable_accessible",
                                                               "sellable_not_accessible",
                                                               "stolen",
                                                               "unavailable",
                                                               "unknown"});
constexpr auto transaction_types =
    std::to_array<std::string_view>({"bol", "cert", "desadv", "inv", "pedigree", "po", "poc",
                                     "prodorder", "recadv", "rma", "testprd", "testres", "upevt"});
constexpr auto party_types =
    std::to_array<std::string_view>({"location", "owning_party", "possessing_party"});
constexpr auto error_reasons = std::to_array<std::string_view>({"did_not_occur", "incorrect_data"});
constexpr auto components = std::to_array<std::string_view>(
    {"altitude", "axial_distance", "azimuth", "easting", "elevation_angle", "height", "latitude",
     "longitude", "northing", "polar_angle", "spherical_radius", "x", "y", "z"});
constexpr auto measurements = std::to_array<std::string_view>({"AbsoluteHumidity",
                                                               "AbsorbedDose",
                                                               "AbsorbedDoseRate",
                                                               "Acceleration",
                                                               "Altitude",
                                                               "AmountOfSubstance",
                                                               "AmountOfSubstancePerUnitVolume",
                                                               "Angle",
                                                               "AngularAcceleration",
                                                               "AngularMomentum",
                                                               "AngularVelocity",
                                                               "Area",
                                                               "Capacitance",
                                                               "Conductance",
                                                               "Conductivity",
                                                               "Count",
                                                               "Density",
                                                               "Dimensionless",
                                                               "DoseEquivalent",
                                                               "DoseEquivalentRate",
                                                               "DynamicViscosity",
                                                               "ElectricCharge",
                                                               "ElectricCurrent",
                                                               "ElectricCurrentDensity",
                                                               "ElectricFieldStrength",
                                                               "Energy",
                                                               "Exposure",
                                                               "Force",
                                                               "Frequency",
                                                               "Illuminance",
                                                               "Inductance",
                                                               "Irradiance",
                                                               "KinematicViscosity",
                                                               "Length",
                                                               "LinearMomentum",
                                                               "Luminance",
                                                               "LuminousFlux",
                                                               "LuminousIntensity",
                                                               "MagneticFlux",
                                                               "MagneticFluxDensity",
                                                               "MagneticVectorPotential",
                                                               "Mass",
                                                               "MassConcentration",
                                                               "MassFlowRate",
                                                               "MassPerAreaTime",
                                                               "MemoryCapacity",
                                                               "MolalityOfSolute",
                                                               "MolarEnergy",
                                                               "MolarMass",
                                                               "MolarVolume",
                                                               "Power",
                                                               "Pressure",
                                                               "RadiantFlux",
                                                               "RadiantIntensity",
                                                               "Radioactivity",
                                                               "RelativeHumidity",
                                                               "Resistance",
                                                               "Resistivity",
                                                               "SolidAngle",
                                                               "SpecificVolume",
                                                               "Speed",
                                                               "SurfaceDensity",
                                                               "SurfaceTension",
                                                               "Temperature",
                                                               "Time",
                                                               "Torque",
                                                               "Voltage",
                                                               "Volume",
                                                               "VolumeFlowRate",
                                                               "VolumeFraction",
                                                               "VolumetricFlux",
                                                               "Wavenumber"});
constexpr auto alerts = std::to_array<std::string_view>({"ALARM_CONDITION", "ERROR_CONDITION"});
struct Definition {
  std::string_view what;                     // for messages
  std::span<const std::string_view> terms;   // sorted
  std::string_view canonical;                // prefix of the canonical URI
  std::span<const std::string_view> others;  // prefixes of the other spellings
  std::string_view example;
};

// The URN of each list (CBV 2.0 section 7.1), and the older and newer homes of the web URIs.
constexpr auto business_step_spellings = std::to_array<std::string_view>(
    {"urn:epcglobal:cbv:bizstep:", "https://ns.gs1.org/cbv/BizStep-",
     "http://ns.gs1.org/cbv/BizStep-"});
constexpr auto disposition_spellings = std::to_array<std::string_view>(
    {"urn:epcglobal:cbv:disp:", "https://ns.gs1.org/cbv/Disp-", "http://ns.gs1.org/cbv/Disp-"});
constexpr auto transaction_type_spellings = std::to_array<std::string_view>(
    {"urn:epcglobal:cbv:btt:", "https://ns.gs1.org/cbv/BTT-", "http://ns.gs1.org/cbv/BTT-"});
constexpr auto party_type_spellings = std::to_array<std::string_view>(
    {"urn:epcglobal:cbv:sdt:", "https://ns.gs1.org/cbv/SDT-", "http://ns.gs1.org/cbv/SDT-"});
constexpr auto error_reason_spellings = std::to_array<std::string_view>(
    {"urn:epcglobal:cbv:er:", "https://ns.gs1.org/cbv/ER-", "http://ns.gs1.org/cbv/ER-"});
constexpr auto component_spellings = std::to_array<std::string_view>(
    {"urn:epcglobal:cbv:comp:", "https://ns.gs1.org/cbv/Comp-", "http://ns.gs1.org/cbv/Comp-"});
constexpr auto web_vocabulary_spellings =
    std::to_array<std::string_view>({"https://gs1.org/voc/", "http://gs1.org/voc/",
                                     "https://www.gs1.org/voc/", "http://www.gs1.org/voc/"});

const Definition& definition(Vocabulary vocabulary) {
  static constexpr std::array<Definition, 8> definitions = {{
      {"business step", business_steps, "https://ref.gs1.org/cbv/BizStep-", business_step_spellings,
       "shipping"},
      {"disposition", dispositions, "https://ref.gs1.org/cbv/Disp-", disposition_spellings,
       "in_transit"},
      {"business transaction type", transaction_types, "https://ref.gs1.org/cbv/BTT-",
       transaction_type_spellings, "po"},
      {"source or destination type", party_types, "https://ref.gs1.org/cbv/SDT-",
       party_type_spellings, "owning_party"},
      {"error reason", error_reasons, "https://ref.gs1.org/cbv/ER-", error_reason_spellings,
       "incorrect_data"},
      {"component", components, "https://ref.gs1.org/cbv/Comp-", component_spellings, "latitude"},
      {"measurement type", measurements, "https://ref.gs1.org/voc/", web_vocabulary_spellings,
       "Temperature"},
      {"sensor alert type", alerts, "https://ref.gs1.org/voc/", web_vocabulary_spellings,
       "ALARM_CONDITION"},
  }};
  return definitions[static_cast<std::size_t>(vocabulary)];
}

bool is_term(const Definition& list, std::string_view text) {
  return std::ranges::binary_search(list.terms, text);
}

Error unknown_term(const Definition& list, std::string_view text) {
  return {Code::invalid_argument,
          fmt::format("\"{}\" is no {} of the Core Business Vocabulary 2.0; write one of its terms "
                      "(for example \"{}\") or the full URI of your own",
                      text.substr(0, 80), list.what, list.example),
          ""};
}

}  // namespace

Result<std::string> parse_term(Vocabulary vocabulary, std::string_view text,
                               const Context& context) {
  const Definition& list = definition(vocabulary);
  if (is_term(list, text)) return std::string(text);
  if (!is_uri(text)) return unknown_term(list, text);
  std::string uri = context.expand(text);
  if (!is_uri(uri)) uri = text;  // a name space that is none
  if (uri.starts_with(list.canonical)) {
    const auto local = std::string_view(uri).substr(list.canonical.size());
    if (is_term(list, local)) return std::string(local);
    return uri;
  }
  for (const auto spelling : list.others) {
    if (!uri.starts_with(spelling)) continue;
    const auto local = std::string_view(uri).substr(spelling.size());
    if (is_term(list, local)) return std::string(local);
    // The schema keeps these names for the terms of the list, but takes any CURIE of "gs1:".
    if (!text.starts_with("gs1:")) return unknown_term(list, text);
    return std::string(list.canonical).append(local);
  }
  if (uri.starts_with("urn:epcglobal:cbv") || uri.starts_with("https://ns.gs1.org/cbv/") ||
      uri.starts_with("http://ns.gs1.org/cbv/")) {
    return unknown_term(list, text);
  }
  return uri;
}

std::string canonical_term(Vocabulary vocabulary, std::string_view term) {
  const Definition& list = definition(vocabulary);
  return is_term(list, term) ? std::string(list.canonical).append(term) : std::string(term);
}

}  // namespace ocop::epcis
