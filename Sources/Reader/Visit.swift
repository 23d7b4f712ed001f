import Surface
import Topics

/// What a kiosk's desk is about, besides reading: the picture that waits for a visitor, the question whether one is still there, the staff.
public struct Visit: Equatable, Sendable {
    /// What has the screen and the keys.
    public enum Stage: Equatable, Sendable {
        /// Nobody is here yet.
        case attract
        /// The visitor reads: everything goes to the desk.
        case reading
        /// Nobody has pressed a key for long; the visit ends in so many seconds.
        case warning(secondsLeft: Int)
        /// The staff's passcode is being typed.
        case passcode(PasscodeField)
        /// The staff's choices, and the chosen one of ``StaffChoice``.
        case staff(StaffFacts, chosen: Int)
    }

    /// The guard sees none of it.
    public internal(set) var stage = Stage.attract
    /// The number of the picture that waits; each shows another topic in another place of the screen.
    public internal(set) var turn: Int
    /// The topic on the picture; nil until the shelf has told it.
    public internal(set) var shown: TopicHeading?
    /// Whether there is a passcode, and so a door for the staff.
    let hasStaff: Bool
    /// How many of ``staffKeys`` have been pressed in a row.
    var staffKeysPressed = 0

    /// Before anybody came.
    ///
    /// - Parameter turn: The picture to begin with, so that one that is begun anew does not show the same again.
    public init(turn: Int = 0, hasStaff: Bool = false) {
        self.turn = turn
        self.hasStaff = hasStaff
    }

    /// The keys that, one after the other, open the staff's door.
    public static let staffKeys: [Key] = [.function(9), .function(8), .function(9)]
}

/// A passcode while it is typed. It is never shown.
public struct PasscodeField: Equatable, Sendable {
    /// What was typed so far.
    public internal(set) var text = ""
    /// Why the last try did not open the door, if there was one.
    public internal(set) var refusal: Refusal?

    /// Why a passcode did not open the door.
    public enum Refusal: Equatable, Sendable {
        case wrong
        /// Too soon after a wrong one; seconds to wait.
        case tooSoon(Int)
    }
}

/// What the staff are told.
public struct StaffFacts: Equatable, Sendable {
    /// Carrel's own.
    public var version: String
    /// The name of the edition this reader has open.
    public var edition: String
    /// Why a reader fell last, if one did.
    public var lastError: String?

    /// Takes everything as it is given; nothing is checked here.
    public init(version: String, edition: String, lastError: String?) {
        self.version = version
        self.edition = edition
        self.lastError = lastError
    }
}

/// What the staff can do, from top to bottom.
public enum StaffChoice: CaseIterable, Sendable {
    case back, takeEdition, leave

    /// How it is called.
    public var title: Message {
        switch self {
        case .back: .staffBack
        case .takeEdition: .staffTakeEdition
        case .leave: .staffLeave
        }
    }
}

/// What became of a passcode.
public enum PasscodeAnswer: Equatable, Sendable {
    case right(StaffFacts)
    case wrong
    /// It was not looked at: so many seconds are still to wait.
    case tooSoon(Int)
}
