import Corpus
import Language
import TestSupport
import Testing

/// The compiled table of codes.
struct PlaceCodesTests {
  @Test(arguments: [
    ("广东", "CN-GD"), ("广东省", "CN-GD"), ("巴黎", "FR-75"), ("加利福尼亚", "US-CA"),
  ])
  func knowsPartsOfCountries(_ name: String, _ code: String) throws {
    let codes = try PlaceCodes.standard(TestData.folder).codes(of: name)
    #expect(codes.first { $0.scheme == "iso3166-2" }?.code == code)
  }

  /// Viet Nam has a 太原, Zambia a 西北 and Mauritius a 黑河, in translation.
  @Test(arguments: ["太原", "西宁", "西北", "黑河", "中央"])
  func givesNoPlaceOfChinaACodeFromAbroad(_ name: String) throws {
    #expect(try PlaceCodes.standard(TestData.folder).codes(of: name).isEmpty)
  }
}
