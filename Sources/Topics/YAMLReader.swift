import CYAML

/// Reads YAML by libyaml's events into values that know where they stand.
///
/// What Carrel's files do not use is noted and read as if it were not there: anchors, aliases, tags, merge keys, directives, a
/// second document. Nothing is ever copied by an alias, so a file cannot grow in memory. A key that stands twice keeps its first
/// value.
struct YAMLReader {
    private let ledger: Ledger
    private let depthLimit: Int
    private var index: LineIndex
    private var parser: UnsafeMutablePointer<yaml_parser_t>
    private var isBroken = false
    private var isTooDeep = false

    /// The one document of a whole file, or nil, with a problem noted, when it is not YAML or there is none.
    static func read(_ manuscript: Manuscript, depthLimit: Int, _ ledger: Ledger) -> YAMLValue? {
        let before = ledger.problems.count
        let root = read(manuscript.clean[...], manuscript.index, depthLimit: depthLimit, ledger)
        if root == nil, ledger.problems.count == before { ledger.note(.emptyFile, at: Place(line: 1, column: 1)) }
        return root
    }

    /// The one document of a text, or nil when it is not YAML or there is none.
    ///
    /// - Parameters:
    ///   - clean: What is parsed, from ``Manuscript/clean``.
    ///   - index: Counts places in what the author wrote; as long as `clean`, or longer when `clean` is its beginning.
    ///   - lineOffset: The line of `index` on which `clean` begins, from 0.
    static func read(_ clean: ArraySlice<UInt8>, _ index: LineIndex, lineOffset: Int = 0, depthLimit: Int, _ ledger: Ledger) -> YAMLValue? {
        if let offset = tooManyBrackets(clean) {
            var index = index
            let start = index.starts[min(lineOffset, index.starts.count - 1)]
            ledger.note(.nestedTooDeep(limit: depthLimit), at: index.place(at: start + offset))
            return nil
        }
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else { return nil }
        defer { yaml_parser_delete(parser) }
        return clean.withUnsafeBufferPointer { bytes in
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            var reader = YAMLReader(ledger: ledger, depthLimit: depthLimit, index: index, parser: parser, lineOffset: lineOffset)
            return reader.document()
        }
    }

    private let lineOffset: Int

    /// Brackets and braces that may be open at once, those in texts counted too. libyaml looks at each for every word inside.
    private static let bracketLimit = 500

    /// Where the text opens one bracket more than libyaml can bear.
    private static func tooManyBrackets(_ clean: ArraySlice<UInt8>) -> Int? {
        var open = 0
        for (offset, byte) in clean.enumerated() {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
            default: break
            }
            if open > bracketLimit { return offset }
        }
        return nil
    }

    private init(
        ledger: Ledger, depthLimit: Int, index: LineIndex, parser: UnsafeMutablePointer<yaml_parser_t>, lineOffset: Int
    ) {
        self.ledger = ledger
        self.depthLimit = depthLimit
        self.index = index
        self.parser = parser
        self.lineOffset = lineOffset
    }

    /// One event, with what is read of it copied out.
    private enum Event {
        case scalar(String, isMissing: Bool, isPlain: Bool, Place)
        case listStart(Place), mapStart(Place)
        case end
        case alias(Place)
        case documentStart(Place)
        case streamEnd
        case other
    }

    private mutating func document() -> YAMLValue? {
        var root: YAMLValue?
        while !isBroken {
            guard let event = next() else { break }
            switch event {
            case .streamEnd: return isBroken ? nil : root
            case .documentStart(let place):
                if root != nil {
                    ledger.note(.yamlFeature(.secondDocument), at: place)
                    return root
                }
            case .other, .end: continue
            default: root = value(event, depth: 0)
            }
        }
        return nil
    }

    /// The value that an event begins; its other events are taken too.
    private mutating func value(_ event: Event, depth: Int) -> YAMLValue? {
        switch event {
        case .scalar(let text, let isMissing, _, let place):
            return YAMLValue(content: isMissing ? .missing : .text(text), place: place)
        case .alias(let place): return YAMLValue(content: .refused, place: place)
        case .listStart(let place):
            if isDeeper(depth, place) { return YAMLValue(content: .refused, place: place) }
            var values: [YAMLValue] = []
            while let event = next() {
                if case .end = event { break }
                if let value = value(event, depth: depth + 1) { values.append(value) }
            }
            return YAMLValue(content: .list(values), place: place)
        case .mapStart(let place):
            if isDeeper(depth, place) { return YAMLValue(content: .refused, place: place) }
            return YAMLValue(content: .map(entries(depth)), place: place)
        default: return nil
        }
    }

    private mutating func entries(_ depth: Int) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var seen: [String: Place] = [:]
        while let event = next() {
            if case .end = event { break }
            var key: (text: String, place: Place)?
            switch event {
            case .scalar("<<", _, true, let place): ledger.note(.yamlFeature(.merge), at: place)
            case .scalar(let text, _, _, let place): key = (text, place)
            case .listStart(let place), .mapStart(let place):
                ledger.note(.yamlFeature(.mapKey), at: place)
                _ = value(event, depth: depth + 1)
            default: break
            }
            guard let second = next(), let value = value(second, depth: depth + 1), let key else { continue }
            if let first = seen[key.text] {
                ledger.note(.duplicateKey(key.text, first: first), at: key.place)
            } else {
                seen[key.text] = key.place
                entries.append(YAMLEntry(key: key.text, place: key.place, value: value))
            }
        }
        return entries
    }

    /// Whether what begins here is nested too deep; if so it is skipped, and noted once a file.
    private mutating func isDeeper(_ depth: Int, _ place: Place) -> Bool {
        guard depth >= depthLimit else { return false }
        if !isTooDeep { ledger.note(.nestedTooDeep(limit: depthLimit), at: place) }
        isTooDeep = true
        var open = 1
        while open > 0, let event = next() {
            switch event {
            case .listStart, .mapStart: open += 1
            case .end: open -= 1
            default: break
            }
        }
        return true
    }

    /// The next event, or nil when the text is broken or over.
    private mutating func next() -> Event? {
        if isBroken { return nil }
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
            isBroken = true
            noteSyntax()
            return nil
        }
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_SCALAR_EVENT: return scalar(event)
        case YAML_SEQUENCE_START_EVENT:
            let place = place(event.start_mark)
            noteAnchor(event.data.sequence_start.anchor, event.data.sequence_start.tag, place)
            return .listStart(place)
        case YAML_MAPPING_START_EVENT:
            let place = place(event.start_mark)
            noteAnchor(event.data.mapping_start.anchor, event.data.mapping_start.tag, place)
            return .mapStart(place)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
        case YAML_ALIAS_EVENT:
            let place = place(event.start_mark)
            ledger.note(.yamlFeature(.alias), at: place)
            return .alias(place)
        case YAML_DOCUMENT_START_EVENT:
            let place = place(event.start_mark)
            if event.data.document_start.version_directive != nil
                || event.data.document_start.tag_directives.start != event.data.document_start.tag_directives.end
            {
                ledger.note(.yamlFeature(.directive), at: place)
            }
            return .documentStart(place)
        case YAML_STREAM_END_EVENT: return .streamEnd
        default: return .other
        }
    }

    private mutating func scalar(_ event: yaml_event_t) -> Event {
        let place = place(event.start_mark)
        let scalar = event.data.scalar
        noteAnchor(scalar.anchor, scalar.tag, place)
        let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        // Escapes in double quotes can make characters that the bytes of the file did not hold.
        if scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE {
            let ledger = ledger
            Lettering.inspect(bytes) { _, kind, _ in ledger.note(kind, at: place) }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        return .scalar(text, isMissing: isPlain && (text.isEmpty || text == "~"), isPlain: isPlain, place)
    }

    private func noteAnchor(_ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?, _ place: Place) {
        if anchor != nil { ledger.note(.yamlFeature(.anchor), at: place) }
        if tag != nil { ledger.note(.yamlFeature(.tag), at: place) }
    }

    private mutating func noteSyntax() {
        let words = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
        let place =
            parser.pointee.error == YAML_READER_ERROR
            ? index.place(at: index.starts[min(lineOffset, index.starts.count - 1)] + Int(parser.pointee.problem_offset))
            : place(parser.pointee.problem_mark)
        ledger.note(.yamlSyntax(words), at: place)
    }

    /// libyaml counts scalars; we count characters.
    private mutating func place(_ mark: yaml_mark_t) -> Place {
        index.place(at: index.offset(line: Int(mark.line) + lineOffset, scalar: Int(mark.column)))
    }
}
