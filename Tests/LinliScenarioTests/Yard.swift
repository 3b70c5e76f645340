import LinliDomain
import LinliRostering
import LinliScenario

extension Street {
  /// A courtyard of three people and a roster of two weeks that uses every column of the roster's tables.
  static func yard() -> Street {
    var yard = Street()
    yard["scenario.yaml"] = """
      schemaVersion: 1
      horizon: {start: 2026-06-01, end: 2026-06-28}
      questions: [roster]
      priorities:
        roster: [unfilled, {name: calm, sum: {wishes: 2, travel: 1}}]
      roster:
        horizon: {start: 2026-06-01, end: 2026-06-14}
        limits: {max_per_day: 2, rest_hours: "10:30", max_by_type: {N: 4}}
        ageBands:
          minor: {from: "08:00", to: "20:00", maxHoursPerDay: 3, needsAdult: true}
        travelMetresPerMinute: 80
        visitorsPerHousehold: 2
        fairnessLookBackDays: 28

      """
    yard["communities.csv"] = "id,zh,x,y\nC1,东院,0,0\nC2,西院,300,0\n"
    yard["groups.csv"] = "id,zh,max_week,free_days,free_window\n学校,中学,2,2,\n邻居,,,1,10\n"
    yard["shift_types.csv"] = """
      id,zh,en,from,to,night,forbidden_next
      A,上午,morning,8:30,11:30,,
      E,晚上,evening,18:30,21:30,0,A
      N,夜里,night,22:00,6:00,1,A|E

      """
    yard["volunteers.csv"] = """
      id,zh,en,group,home,communities,qualifications,languages,age_band,trainee,week,max_week,max_hours
      V1,柳青,Liu Qing,邻居,C1,C1,guide|first-aid:2026-06-10|drive:2026-06-03..2026-06-05,zh|en,,,A../A.E/…/.../..N/A/,3,20:30
      V2,谷雨,Gu Yu,学校,,*,,,minor,1,,,
      V3,石磊,Shi Lei,,C2,,drive:2026-07-01..,,,,A../.../.../.../.../.../...,,7.5

      """
    yard["availability.csv"] = """
      volunteer,days,from,to,kind,type,shift,weight
      V2|V3,sat|sun,9:00,24:00,available,,,
      V2,1..3|2026-06-05,,,可排,E,,
      *,2026-06-08..2026-06-09,,12:00,unavailable,,,
      V1,2026-06-12,,,leave,,,
      V1,*,,,wish_for,A,,3
      V3,周一|2026-06-01|2026-06-02,22:00,次日6:00,wish_against,,T1-2026-06-02,

      """
    yard["shifts.csv"] = """
      id,zh,en,service,type,days,except,from,to,community,x,y,heads,min,max,price,min_price,over_price,skills,requires,languages,household,team,unpopular
      T1,引导,guiding,desk,A,mon..wed,2026-06-09,,,C1,,,2,1,3,4,5,6,guide:1|first-aid:1:7,check,zh,H1,1,1
      T2,,,,N,2026-06-05,,21:00,,,10,20,1,,*,,,,,,,,,

      """
    yard["pairs.csv"] = "a,b,rule,times\nV2,V1,mentor,\nV1,V3,at_most,2\nV2,V3,together,\nV3,V1,apart,\n"
    yard["history.csv"] = """
      volunteer,date,type,from,to,unpopular
      V1,2026-05-30,N,,,1
      V3,2026-05-29,,9:00,10:00,

      """
    yard["pins.csv"] = "volunteer,shift,kind\nV1,T1-2026-06-01,fixed\nV3,T2,已公布\nV2,T1-2026-06-10,forbidden\n"
    return yard
  }
}

extension RosterData {
  /// What ``Street/yard()`` says, put together by hand.
  static func yard() -> RosterData {
    var data = RosterData(horizon: Horizon(start: date("2026-06-01"), end: date("2026-06-14")) ?? anyHorizon)
    data.communities = [
      Community(
        id: CommunityID("C1"), name: LocalizedName(chinese: "东院"), location: Point(x: 0, y: 0)),
      Community(
        id: CommunityID("C2"), name: LocalizedName(chinese: "西院"), location: Point(x: 300, y: 0)),
    ]
    data.limits.shiftsPerDay = 2
    data.limits.restMinutes = 630
    data.limits.shiftsByType = [ShiftTypeID("N"): 4]
    data.ageBands = [
      AgeBand(
        name: "minor", window: TimeWindow(startMinute: 480, endMinute: 1200), maximumMinutesPerDay: 180,
        needsAdult: true)
    ]
    data.groupLimits["学校"] = LineLimits()
    data.groupLimits["学校"]?.shiftsPerWeek.maximum = 2
    data.groupLimits["学校"]?.freeDays = FreeDays(count: 2, windowDays: 7)
    data.groupLimits["邻居"] = LineLimits()
    data.groupLimits["邻居"]?.freeDays = FreeDays(count: 1, windowDays: 10)
    data.shiftTypes = [
      ShiftType(id: ShiftTypeID("A"), name: LocalizedName(chinese: "上午", english: "morning")),
      ShiftType(
        id: ShiftTypeID("E"), name: LocalizedName(chinese: "晚上", english: "evening"),
        forbiddenSuccessors: [ShiftTypeID("A")]),
      ShiftType(
        id: ShiftTypeID("N"), name: LocalizedName(chinese: "夜里", english: "night"),
        forbiddenSuccessors: [ShiftTypeID("A"), ShiftTypeID("E")], isNight: true),
    ]
    data.options.levels = [
      RosterLevel(.unfilled),
      RosterLevel(name: "calm", parts: [.init(.wishes, weight: 2), .init(.travel, weight: 1)]),
    ]
    data.options.travelMetresPerMinute = 80
    data.options.visitorsPerHousehold = 2
    data.options.fairnessLookBackDays = 28
    addYardPeople(to: &data)
    addYardAvailability(to: &data)
    addYardShifts(to: &data)
    return data
  }

  private static func addYardPeople(to data: inout RosterData) {
    var first = Volunteer(
      id: VolunteerID("V1"), name: LocalizedName(chinese: "柳青", english: "Liu Qing"),
      communities: [CommunityID("C1")],
      qualifications: [
        HeldQualification("guide"), HeldQualification("first-aid", validUntil: date("2026-06-10")),
        HeldQualification("drive", validFrom: date("2026-06-03"), validUntil: date("2026-06-05")),
      ])
    first.group = "邻居"
    first.home = CommunityID("C1")
    first.languages = ["zh", "en"]
    first.limits.shiftsPerWeek.maximum = 3
    first.limits.minutesPerHorizon.maximum = 1230
    var second = Volunteer(id: VolunteerID("V2"), name: LocalizedName(chinese: "谷雨", english: "Gu Yu"))
    second.group = "学校"
    second.ageBand = "minor"
    second.isTrainee = true
    var third = Volunteer(
      id: VolunteerID("V3"), name: LocalizedName(chinese: "石磊", english: "Shi Lei"),
      qualifications: [HeldQualification("drive", validFrom: date("2026-07-01"))])
    third.home = CommunityID("C2")
    third.limits.minutesPerHorizon.maximum = 450
    data.volunteers = [first, second, third]
    data.pairs = [
      PairRule(VolunteerID("V2"), VolunteerID("V1"), .mentor),
      PairRule(VolunteerID("V1"), VolunteerID("V3"), .atMostTogether(2)),
      PairRule(VolunteerID("V2"), VolunteerID("V3"), .together),
      PairRule(VolunteerID("V3"), VolunteerID("V1"), .apart),
    ]
  }

  private static func addYardAvailability(to data: inout RosterData) {
    let (one, two, three) = (VolunteerID("V1"), VolunteerID("V2"), VolunteerID("V3"))
    let morning = TimeWindow(startMinute: 510, endMinute: 690)
    let evening = TimeWindow(startMinute: 1110, endMinute: 1290)
    let night = TimeWindow(startMinute: 1320, endMinute: 1800)
    let weekend = TimeWindow(startMinute: 540, endMinute: 1440)
    let noon = TimeWindow(startMinute: 0, endMinute: 720)
    let june = { (day: Int) in date("2026-06-" + (day < 10 ? "0\(day)" : "\(day)")) }
    data.availability = [
      AvailabilityEntry(volunteer: one, days: .weekly([.monday, .tuesday, .saturday]), window: morning),
      AvailabilityEntry(volunteer: one, days: .weekly([.tuesday]), window: evening),
      AvailabilityEntry(volunteer: one, days: .weekly([.friday]), window: night),
      AvailabilityEntry(volunteer: three, days: .weekly([.monday]), window: morning),
      AvailabilityEntry(volunteer: two, days: .weekly([.saturday, .sunday]), window: weekend),
      AvailabilityEntry(volunteer: three, days: .weekly([.saturday, .sunday]), window: weekend),
      AvailabilityEntry(volunteer: two, days: .weekly([.monday, .tuesday, .wednesday]), window: evening),
      AvailabilityEntry(volunteer: two, days: .dates(june(5), june(5)), window: evening),
    ]
    for volunteer in [one, two, three] {
      data.availability.append(
        AvailabilityEntry(volunteer: volunteer, days: .dates(june(8), june(9)), window: noon, kind: .unavailable))
    }
    data.availability.append(AvailabilityEntry(volunteer: one, days: .dates(june(12), june(12)), kind: .leave))
    let against = { (days: DaySelection) in
      Wish(volunteer: three, days: days, shift: ShiftID("T1-2026-06-02"), window: night, isFor: false)
    }
    data.wishes = [
      Wish(
        volunteer: one, days: .weekly(Weekday.allCases), type: ShiftTypeID("A"), isFor: true, weight: 3),
      // The first of June is a Monday and not counted twice.
      against(.weekly([.monday])), against(.dates(june(2), june(2))),
    ]
    data.history = [
      WorkedShift(
        volunteer: one, date: date("2026-05-30"), window: night, type: ShiftTypeID("N"), isUnpopular: true),
      WorkedShift(
        volunteer: three, date: date("2026-05-29"), window: TimeWindow(startMinute: 540, endMinute: 600)),
    ]
    data.pins = [
      Pin(volunteer: one, shift: ShiftID("T1-2026-06-01"), kind: .fixed),
      Pin(volunteer: three, shift: ShiftID("T2"), kind: .published),
      Pin(volunteer: two, shift: ShiftID("T1-2026-06-10"), kind: .forbidden),
    ]
  }

  private static func addYardShifts(to data: inout RosterData) {
    for day in ["01", "02", "03", "08", "10"] {
      var shift = Shift(
        id: ShiftID("T1-2026-06-\(day)"), service: "desk", type: ShiftTypeID("A"), date: date("2026-06-\(day)"),
        window: TimeWindow(startMinute: 510, endMinute: 690), community: CommunityID("C1"),
        heads: HeadCount(
          minimum: 1, desired: 2, maximum: 3, understaffingPrice: 4, minimumPrice: 5, overstaffingPrice: 6),
        skills: [SkillDemand("guide", count: 1), SkillDemand("first-aid", count: 1, missingPrice: 7)])
      shift.name = LocalizedName(chinese: "引导", english: "guiding")
      shift.requiredQualifications = ["check"]
      shift.languages = ["zh"]
      shift.household = "H1"
      shift.isAllOrNothing = true
      shift.isUnpopular = true
      data.shifts.append(shift)
    }
    var last = Shift(
      id: ShiftID("T2"), type: ShiftTypeID("N"), date: date("2026-06-05"),
      window: TimeWindow(startMinute: 1260, endMinute: 1800), heads: HeadCount(desired: 1, maximum: nil))
    last.place = Point(x: 10, y: 20)
    data.shifts.append(last)
  }

  private static var anyHorizon: Horizon { preconditionFailure("no horizon") }

  private static func date(_ iso: String) -> CalendarDate {
    guard let date = CalendarDate(iso: iso) else { preconditionFailure("no date \(iso)") }
    return date
  }
}
