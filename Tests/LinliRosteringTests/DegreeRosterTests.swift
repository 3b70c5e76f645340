import LinliDomain
import LinliGLPK
import LinliRostering
import LinliTestSupport
import Testing

@Suite("Rosters whose places are degrees")
struct DegreeRosterTests {
  /// One person, a morning and an afternoon two and a half hours later, so many degrees further north.
  private func answer(degrees: Double, hasDegrees: Bool = true) throws -> RosterAnswer {
    let data = RosterData.days(1) { data in
      data.hasDegrees = hasDegrees
      data.addVolunteer("V1")
      data.addShift("1A") { $0.place = Point(x: 120, y: 30) }
      data.addShift("1P") { $0.place = Point(x: 120, y: 30 + degrees) }
      data.options.travelMetresPerMinute = 100
      data.options.levels = [RosterLevel(.unfilled)]
    }
    let instance = try RosterInstance(data)
    let answer = try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: RosterSolveOptions())
    #expect(RosterAudit(instance, try #require(answer.plan)).isSound)
    return answer
  }

  @Test("nobody is sent further than the pause allows: 150 minutes are 15 km, or 0.1349 degrees north")
  func reach() throws {
    #expect(try answer(degrees: 0.1348).plan?.assignments.count == 2)
    #expect(try answer(degrees: 0.135).plan?.assignments.count == 1)
    #expect(try answer(degrees: 0.135, hasDegrees: false).plan?.assignments.count == 2)
  }

  @Test("the data of a question that is relaxed still hold degrees")
  func kept() throws {
    let data = RosterData.days(1) { data in
      data.hasDegrees = true
      data.addVolunteer("V1")
      data.addShift("1A") { $0.place = Point(x: 120, y: 30) }
    }
    let instance = try RosterInstance(data)
    let (here, there) = (Point(x: 120, y: 30), Point(x: 120, y: 31))
    #expect(abs(instance.metres(from: here, to: there) - 111_195) < 1)
    #expect(abs(try RosterInstance(instance.data).metres(from: here, to: there) - 111_195) < 1)
  }
}
