/// A value of a YAML file. Every scalar is text: `no`, `012` and `1e3` mean what the author wrote.
struct YAMLValue {
    enum Content {
        case text(String)
        /// A plain `~`, or nothing at all.
        case missing
        /// Something not read, because a problem was noted in its place.
        case refused
        case list([YAMLValue])
        case map([YAMLEntry])
    }

    var content: Content
    var place: Place
}

/// A key with its value.
struct YAMLEntry {
    var key: String
    var place: Place
    var value: YAMLValue
}
