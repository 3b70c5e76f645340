import Testing

@testable import LinliScenario

struct SpokenClockTests {
  @Test(
    "times as people say them are read",
    arguments: [
      ("8点", 480), ("8点半", 510), ("8点30分", 510), ("8点05", 485), ("8时", 480), ("8时30分", 510), ("8点一刻", 495),
      ("8点三刻", 525), ("8点整", 480), ("上午8点", 480), ("早上8点半", 510), ("上午9:00", 540), ("下午2点半", 870), ("下午2:30", 870),
      ("晚上7点", 1140), ("晚7:30", 1170), ("晚上19点", 1140), ("中午12点", 720), ("中午1点", 780), ("凌晨3点", 180), ("14点", 840),
      ("2pm", 840), ("2:30 PM", 870), ("2 p.m.", 840), ("11am", 660), ("12:30 PM", 750), ("12:30 AM", 30),
      ("14h30", 870),
      ("14h", 840), ("2h30", 150), ("1430", 870), ("0830", 510), ("８点半", 510), ("下午14点", 840),
    ])
  func read(text: String, minute: Int) {
    #expect(KeyReading.cell(text, as: .time(isEnd: false)) == .integer(minute))
    #expect(KeyReading.cell(text, as: .time(isEnd: true)) == .integer(minute))
  }

  @Test(
    "ends on the next day",
    arguments: [("次日6点", 1800), ("第二天上午8点半", 1950), ("24点", 1440), ("2400", 1440), ("晚上12点", 1440)])
  func ends(text: String, minute: Int) {
    #expect(KeyReading.cell(text, as: .time(isEnd: true)) == .integer(minute))
    #expect(KeyReading.cellRefusal(of: text, as: .time(isEnd: false)) != nil)
  }

  @Test(
    "an hour that may be before dawn or of the afternoon is refused with both",
    arguments: [("2点", ["02:00", "14:00"]), ("5点半", ["05:30", "17:30"]), ("3时", ["03:00", "15:00"])])
  func twoReadings(text: String, readings: [String]) {
    let refusal = KeyReading.cellRefusal(of: text, as: .time(isEnd: false))
    #expect(refusal?.problem == .ambiguous(readings: readings))
  }

  @Test(
    "what contradicts itself or is no time stays refused",
    arguments: ["上午14点", "下午9点", "上午12点", "25点", "8点60", "14h5", "13am", "8点半点", "九点", "1460", "20261", "凌晨9点", "晚上2点"])
  func refused(text: String) {
    #expect(KeyReading.cellRefusal(of: text, as: .time(isEnd: false))?.problem == .notATime)
  }

  @Test("every minute of the day is read back from each form", arguments: 0..<24)
  func roundTrip(hour: Int) {
    for minute in 0..<60 {
      let digits = minute < 10 ? "0\(minute)" : "\(minute)"
      let time = CellValue.integer(hour * 60 + minute)
      #expect(KeyReading.cell("\(hour)h\(digits)", as: .time(isEnd: false)) == time)
      #expect(KeyReading.cell((hour < 10 ? "0" : "") + "\(hour)\(digits)", as: .time(isEnd: false)) == time)
      let half = hour % 12 == 0 ? 12 : hour % 12
      #expect(KeyReading.cell("\(half):\(digits) \(hour < 12 ? "AM" : "PM")", as: .time(isEnd: false)) == time)
      if hour == 0 || hour >= 6 {
        #expect(KeyReading.cell("\(hour)点\(minute)分", as: .time(isEnd: false)) == time)
      }
    }
  }
}
