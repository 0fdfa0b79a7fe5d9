import Corpus
import Testing

@testable import Extract

struct SubjectTallyTests {
  @Test(
    arguments: [
      ("", nil), ("甲", nil), ("甲乙", nil), ("甲乙乙", "乙"), ("甲乙乙甲", "甲"), ("甲乙丙丙乙乙", "乙"),
      ("丙-甲-甲", "甲"),
    ] as [(String, String?)]
  )
  func theFirstOfThoseWithMostFiguresIsThePrincipal(rows: String, expected: String?) {
    var tally = SubjectTally()
    for subject in rows.unicodeScalars.map(String.init) {
      tally.add(
        Statistic(
          span: TextSpan(0, 3),
          quantity: TextSpan(0, 3),
          subject: subject == "-" ? nil : subject,
          indicator: nil,
          rule: "figures"
        )
      )
    }
    #expect(tally.principal?.text == expected)
  }
}
