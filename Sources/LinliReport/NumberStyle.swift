/// How numbers are written for people and for files. The same in Chinese and English.
enum NumberStyle {
  /// A whole number, without separators.
  static func count(_ value: Int) -> String { String(value) }

  /// With thousands separators and a fixed number of decimals: `1,708.87`.
  static func grouped(_ value: Double, decimals: Int = 0) -> String {
    // A number too large for digits, or none at all, is shown as it is.
    guard isShownByDigits(value, decimals: decimals) else { return String(value) }
    let fixed = fixed(abs(value), decimals: decimals)
    let parts = fixed.split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    for (offset, digit) in parts[0].reversed().enumerated() {
      if offset > 0 && offset % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    let text = String(whole.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
    let isZero = !fixed.contains { $0 != "0" && $0 != "." }
    return value < 0 && !isZero ? "-" + text : text
  }

  /// As few decimals as needed, at most two: `5`, `6.1`, `0.25`.
  static func short(_ value: Double) -> String {
    var text = grouped(value, decimals: 2)
    guard text.contains(".") && isShownByDigits(value, decimals: 2) else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// A share as a percentage: `87.8 %`, and `100 %` only for all of it.
  static func percent(_ share: Double, decimals: Int = 1) -> String {
    guard isShownByDigits(share * 100, decimals: decimals) else { return String(share * 100) + " %" }
    if share > 1 - 1e-9 { return "100 %" }
    // A share that is not all is not rounded up to all.
    let shown = min((share * 100 * scale(decimals)).rounded(), 100 * scale(decimals) - 1)
    return grouped(shown / scale(decimals), decimals: decimals) + " %"
  }

  /// For files: eleven decimals of a small number, nine of others, so that the solver's last digits do not show and two
  /// neighbouring coverages can still be told apart.
  static func settled(_ value: Double) -> Double {
    let unit = abs(value) < 10 ? 1e11 : 1e9
    let scaled = (value * unit).rounded()
    return abs(scaled) < 9e15 ? scaled / unit : value
  }

  private static func scale(_ decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return scale
  }

  private static func isShownByDigits(_ value: Double, decimals: Int) -> Bool { abs(value) * scale(decimals) < 9e15 }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    let digits = String(Int((value * scale(decimals)).rounded()))
    guard decimals > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
