/// A licence by its SPDX identifier, and where it can be read.
struct Licence: Sendable, Hashable {
  let identifier: String

  /// Whether it says anything at all.
  var isKnown: Bool { identifier != "NOASSERTION" && !identifier.isEmpty }

  /// The text for people: Creative Commons' own page, else SPDX's; nil where there is no licence.
  var address: String? {
    guard isKnown else { return nil }
    if identifier == "CC0-1.0" { return "https://creativecommons.org/publicdomain/zero/1.0/" }
    let parts = identifier.split(separator: "-")
    if parts.count >= 3, parts[0] == "CC", let version = parts.last,
      version.utf8.first.map({ (0x30...0x39).contains($0) }) == true
    {
      let terms = parts.dropFirst().dropLast().joined(separator: "-").lowercased()
      return "https://creativecommons.org/licenses/\(terms)/\(version)/"
    }
    return "https://spdx.org/licenses/\(identifier).html"
  }
}
