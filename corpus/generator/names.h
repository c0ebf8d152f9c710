// Generated names: people, organisations, places, outlets and topics, each a function of its number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::corpus {

inline constexpr std::uint32_t kPeople = 18'000;
inline constexpr std::uint32_t kOrganisations = 8'000;
inline constexpr std::uint32_t kPlaces = 2'400;
inline constexpr std::uint32_t kOutlets = 50;
inline constexpr std::uint32_t kAuthorsOfOutlet = 12;
inline constexpr std::uint32_t kTopics = 120;

/// Numbers are below the constants above. Names of one kind differ.
std::string person_name(std::uint32_t person);        // "Sanko Belmarud"
std::string organisation_name(std::uint32_t number);  // "Tarmo Belna Institute"
std::string place_name(std::uint32_t place);          // "Rumbox", "Port Rumbox"
std::string outlet_name(std::uint32_t outlet);        // "Dalto Courier"
std::string author_name(std::uint32_t outlet, std::uint32_t author);
std::string topic_name(std::uint32_t topic);         // "zeldan"
std::string_view section_name(std::uint32_t topic);  // the section that reports on it: "business"

}  // namespace dateline::corpus
