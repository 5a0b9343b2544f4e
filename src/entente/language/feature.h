#pragma once

#include <cstdint>
#include <string_view>

namespace entente::language {

/// A feature of a classifier, known by 32 bits of a hash. Two features with the same bits share their
/// weights, in training as in use; among a million features that happens to one unseen feature in four
/// thousand.
using Feature = std::uint32_t;

/// 64 well-mixed bits of a text; the same on every machine.
constexpr std::uint64_t hash_of(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return h ^ (h >> 32);
}

/// A checksum of many bytes, eight at a time.
constexpr std::uint64_t checksum_of(std::string_view bytes) {
  std::uint64_t sum = bytes.size();
  for (std::size_t i = 0; i < bytes.size();) {
    std::uint64_t word = 0;
    for (int k = 0; k < 8 && i < bytes.size(); ++k, ++i)
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * k);
    sum = (sum ^ word) * 0xd6e8feb86659fd93ULL;
    sum ^= sum >> 32;
  }
  return sum;
}

/// The feature that template number `kind` makes of up to four attributes.
constexpr Feature feature_of(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0,
                             std::uint64_t d = 0) {
  // The four products do not wait for each other: this runs some hundred times per word.
  std::uint64_t h = kind * 0x9e3779b97f4a7c15ULL + a * 0xff51afd7ed558ccdULL;
  h ^= (b * 0xc4ceb9fe1a85ec53ULL) >> 7;
  h += c * 0x2545f4914f6cdd1dULL;
  h ^= (d * 0xd1342543de82ef95ULL) >> 11;
  h ^= h >> 31;
  h *= 0xbf58476d1ce4e5b9ULL;
  return static_cast<Feature>(h >> 32);
}

}  // namespace entente::language
