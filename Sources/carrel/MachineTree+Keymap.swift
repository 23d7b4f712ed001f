import Glibc

extension MachineTree {
    /// The keymap of the machine's consoles as it is loaded now: the names of those of its keys that change consoles, restart the machine, stop the screen,
    /// show memory or compose characters, as `dumpkeys` has them. Nil where no console can be asked, because there is none or it is root's.
    var loadedKeys: [String]? {
        let console = open(root + "/dev/tty0", O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard console >= 0 else { return nil }
        defer { close(console) }
        var names: [String] = []
        for table in 0...UInt8.max {
            guard let first = Self.key(0, of: table, on: console) else { return nil }
            if first == Self.noSuchMap { continue }
            for number in 0...UInt8.max {
                guard let name = Self.key(number, of: table, on: console).flatMap(Self.name), !names.contains(name) else { continue }
                names.append(name)
            }
        }
        return names.sorted()
    }

    /// What one key does in one table of the keymap, the table being the modifiers held; nil when the console does not say.
    private static func key(_ number: UInt8, of table: UInt8, on console: Int32) -> UInt16? {
        // `struct kbentry` and the request that fills it in: they stand in linux/keyboard.h, which Swift does not see.
        var entry = (table: table, number: number, value: UInt16(0))
        return ioctl(console, 0x4B46, &entry) == 0 ? entry.value : nil
    }

    /// What stands in for the first key of a table that there is not.
    private static let noSuchMap: UInt16 = 0x027F

    /// The name of what a key does, if it leads out of a kiosk: by its kind in the upper byte and its number in the lower.
    private static func name(_ value: UInt16) -> String? {
        if value >> 8 == 5 { return "Console_\(value & 0xFF + 1)" }
        return value >> 8 == 2 ? special[value & 0xFF] : nil
    }

    private static let special: [UInt16: String] = [
        2: "Show_Registers", 3: "Show_Memory", 4: "Show_State", 6: "Last_Console", 9: "Scroll_Lock", 10: "Scroll_Forward",
        11: "Scroll_Backward", 12: "Boot", 14: "Compose", 15: "SAK", 16: "Decr_Console", 17: "Incr_Console", 18: "KeyboardSignal",
    ]
}
