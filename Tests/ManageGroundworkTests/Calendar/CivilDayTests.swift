import ManageGroundwork
import Testing

@Suite("A day of the calendar")
struct CivilDayTests {
  @Test("is counted from 1 January 1970, before and after")
  func counting() {
    for (year, month, day, number) in [
      (1970, 1, 1, 0), (2000, 2, 29, 11_016), (1969, 12, 31, -1), (1, 1, 1, -719_162), (0, 2, 29, -719_469),
    ] {
      let date = CivilDay(year: year, month: month, day: day)
      #expect(date.daysSinceEpoch == number)
      #expect(CivilDay(daysSinceEpoch: number) == date)
    }
  }

  @Test("is one that the calendar has, from the year 1 to 9999")
  func validity() {
    #expect(CivilDay(year: 2024, month: 2, day: 29).isValid && CivilDay(year: 9999, month: 12, day: 31).isValid)
    for (year, month, day) in [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (0, 1, 1), (2024, 1, 0)] {
      #expect(!CivilDay(year: year, month: month, day: day).isValid)
    }
  }
}
