import CQREncode

/// A text as a QR code: a square of dark and light modules that the camera of a telephone reads.
public struct QRCode: Equatable, Sendable {
    /// Modules of a side, without the light border that must stand around.
    public let side: Int
    /// Row by row.
    private let modules: [Bool]

    /// The smallest code that holds a text as UTF-8, with as much correction as its size has room for; nil for an empty text, for one
    /// that no code holds (about 2900 bytes), and where libqrencode is not there.
    public init?(_ text: String) {
        guard var code = QRCode(text, QR_ECLEVEL_L) else { return nil }
        for level in [QR_ECLEVEL_H, QR_ECLEVEL_Q, QR_ECLEVEL_M] {
            if let better = QRCode(text, level), better.side == code.side {
                code = better
                break
            }
        }
        self = code
    }

    private init?(_ text: String, _ level: QRecLevel) {
        let bytes = Array(text.utf8)
        guard let code = cqrencode_encode(Int32(bytes.count), bytes, level) else { return nil }
        defer { cqrencode_free(code) }
        side = Int(code.pointee.width)
        modules = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// Loads libqrencode, which else the first code does: behind the walls of a kiosk nothing can be loaded any more.
    public static func prepare() { _ = cqrencode_load() }

    /// Whether a module is dark. Outside the code everything is light.
    public func isDark(row: Int, column: Int) -> Bool {
        guard (0..<side).contains(row), (0..<side).contains(column) else { return false }
        return modules[row * side + column]
    }

    /// The code in half blocks, for dark ink on a light ground: a line for two rows of modules, a character for a column.
    ///
    /// - Parameter border: light modules on every side; a reader wants four and mostly makes do with two.
    public func lines(border: Int) -> [String] {
        stride(from: -border, to: side + border, by: 2).map { row in
            (-border..<side + border).map { column in
                switch (isDark(row: row, column: column), isDark(row: row + 1, column: column)) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }.joined()
        }
    }
}
