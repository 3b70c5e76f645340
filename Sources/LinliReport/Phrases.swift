public import LinliLP
public import LinliMatching
public import LinliScenario

/// The words and number forms of reports that the command line uses as well.
public enum Phrases {
  /// Why a need is unmet.
  public static func cause(_ cause: UnmetCause) -> BilingualText { Catalogue.cause(cause) }

  /// An amount with as few decimals as needed: `1,708.87`.
  public static func amount(_ value: Double) -> String { NumberStyle.short(value) }

  /// A value with six decimals, where differences are small: `0.877613`.
  public static func precise(_ value: Double) -> String {
    NumberStyle.grouped(value, decimals: abs(value) < 10 ? 6 : 2)
  }

  /// A share as a percentage: `0.31 %`.
  public static func share(_ value: Double) -> String { NumberStyle.percent(value, decimals: 2) }

  /// How a solve ended.
  public static func termination(_ termination: Termination) -> BilingualText {
    Catalogue.termination(termination.word)
  }

  /// A value in few digits: whole as it is, else as ``precise(_:)``.
  public static func level(_ value: Double) -> String { value == value.rounded() ? amount(value) : precise(value) }
}
