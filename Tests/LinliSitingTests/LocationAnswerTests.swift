import LinliLP
import LinliSiting
import Testing

@Suite("What a search for facilities found")
struct LocationAnswerTests {
  @Test("the gap is relative to the objective, and unknown without objective or bound")
  func gap() throws {
    let answer = LocationAnswer(choice: [1], objective: 200, bound: 190, termination: .limit(.time))
    #expect(abs(try #require(answer.gap) - 0.05) < 1e-9)
    #expect(LocationAnswer<[Int]>(choice: nil, objective: nil, bound: 3, termination: .infeasible).gap == nil)
    #expect(LocationAnswer(choice: [1], objective: 3, bound: nil, termination: .limit(.time)).gap == nil)
  }
}
