import Surface
import Topics

extension Theme {
    /// What a person calls it.
    var name: Message {
        switch self {
        case .default: .themeDefault
        case .light: .themeLight
        case .highContrast: .themeHighContrast
        case .mono: .themeMono
        }
    }
}
