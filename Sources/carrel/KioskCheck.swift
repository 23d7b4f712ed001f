import Surface

/// Looks over a machine for every way out of its kiosk that is not Carrel's to close.
struct KioskCheck {
    let machine: MachineTree
    /// The account of visitors, if there is one.
    let account: MachineAccount?
    /// The consoles a kiosk opens on by itself.
    let consoles: [String]
    /// What sshd does for visitors: mostly, and then for connections from somewhere in particular; nil when there is no sshd.
    let sshd: [[String: String]]?

    /// The account's name, unless another has the kiosk for its login shell.
    static let accountName = "carrel-kiosk"
    private static let unit = "carrel-kiosk@"

    /// Looks at the accounts, units and services of a machine.
    init(_ machine: MachineTree) {
        self.machine = machine
        let accounts = machine.lines("/etc/passwd").compactMap(MachineAccount.init)
        account = accounts.first { Self.isKiosk($0.shell) } ?? accounts.first { $0.name == Self.accountName }
        consoles = machine.wantedUnits.filter { $0.hasPrefix(Self.unit) }.compactMap(Self.instance)
        sshd = machine.sshd(for: account?.name ?? Self.accountName)
    }

    /// The console of a unit that is made from a template; nil for the template itself.
    static func instance(_ unit: String) -> String? {
        guard let at = unit.firstIndex(of: "@"), let dot = unit.lastIndex(of: "."), unit.index(after: at) < dot else { return nil }
        return String(unit[unit.index(after: at)..<dot])
    }

    private static func isKiosk(_ shell: String) -> Bool { shell.split(separator: "/").last == "carrel-kiosk" }

    /// Whether sshd sends visitors to the kiosk.
    var isOverSSH: Bool { sshd?.first.map(Self.leadsToKiosk) ?? false }

    /// Whether what sshd does for a visitor is to open the kiosk.
    static func leadsToKiosk(_ sshd: [String: String]) -> Bool { sshd["forcecommand"].map(isKiosk) ?? false }

    /// Every way out of the system's, in the order of a setting-up.
    var waysOut: [WayOut] {
        var all = opening + accounts
        if !consoles.isEmpty || !isOverSSH { all += keys + logins + boot }
        return all + kernel + remote + surroundings
    }

    private var opening: [WayOut] {
        if !consoles.isEmpty || isOverSSH { return [] }
        return machine.hasUnit("carrel-kiosk@.service")
            ? [WayOut("No console has a kiosk", "Put one on the first console with systemctl enable --now carrel-kiosk@tty1")]
            : [WayOut("The kiosk's service is not installed", "Install carrel-kiosk@.service and enable it on a console")]
    }

    private var accounts: [WayOut] {
        guard let account else {
            return [
                WayOut("Visitors have no account of their own", "Make one with systemd-sysusers carrel-kiosk.conf")
            ]
        }
        let name = Escaper.safe(account.name)
        var all: [WayOut] = []
        if account.user == 0 { all.append(WayOut("The visitors' account \(name) is root's", "Give it a number of its own")) }
        if !Self.isKiosk(account.shell) {
            all.append(WayOut("\(name) gets \(Escaper.safe(account.shell)) at login", "usermod --shell /usr/bin/carrel-kiosk \(name)"))
        } else if !machine.exists(account.shell) {
            all.append(WayOut("\(Escaper.safe(account.shell)) is not there", "ln -s carrel \(Escaper.safe(account.shell))"))
        } else if !machine.lines("/etc/shells").contains(account.shell) {
            all.append(WayOut("\(Escaper.safe(account.shell)) is no shell in /etc/shells", "add-shell \(Escaper.safe(account.shell))"))
        }
        let secret = machine.lines("/etc/shadow").map { $0.split(separator: ":", omittingEmptySubsequences: false) }
            .first { $0.first.map(String.init) == account.name }
        if let secret, secret.count > 1, secret[1].first != "!", secret[1].first != "*" {
            all.append(WayOut("\(name) can log in with a password", "usermod --lock \(name)"))
        }
        let groups = machine.lines("/etc/group").map { $0.split(separator: ":", omittingEmptySubsequences: false) }
            .filter { $0.count > 3 && $0[3].split(separator: ",").contains { $0 == account.name } }
        for group in groups {
            let group = Escaper.safe(String(group[0]))
            all.append(WayOut("\(name) is a member of \(group)", "gpasswd --delete \(name) \(group)"))
        }
        return all
    }

    /// Whether what lies at a path, or a folder it lies in, is the visitors' to change.
    func canBeChanged(_ path: String) -> Bool {
        var place = path
        while true {
            if isOpen(place) { return true }
            guard let slash = place.lastIndex(of: "/"), place != "/" else { return false }
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
    }

    /// Whether visitors can write what lies at a path.
    func isOpen(_ path: String) -> Bool { account.map { machine.canWrite($0, path) } ?? false }
}
