import FuzzKit
import Foundation
import Glibc
import Synchronization

/// libFuzzer's own loop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ judge: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let judge = Mutex<FuzzTarget.Judge?>(nil)

/// Fuzzes one target. Its words are libFuzzer's; CARREL_FUZZ_TARGET names the target, and CARREL_FUZZ_SEEDS, when set, a folder that is filled with
/// inputs to begin with, instead of fuzzing.
@main enum Fuzz {
    static func main() {
        guard let name = getenv("CARREL_FUZZ_TARGET").map({ String(cString: $0) }), let target = FuzzTarget(rawValue: name) else {
            stop("CARREL_FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
        }
        if let folder = getenv("CARREL_FUZZ_SEEDS").map({ String(cString: $0) }) {
            for (number, seed) in target.seeds.enumerated() {
                let isWritten = FileManager.default.createFile(atPath: "\(folder)/seed-\(number)", contents: Data(seed))
                if !isWritten { stop("\(folder) takes no seed") }
            }
            exit(0)
        }
        makeReady(target)
        var count = CommandLine.argc
        var words = CommandLine.unsafeArgv
        exit(runFuzzer(&count, &words, testOneInput))
    }
}

private func makeReady(_ target: FuzzTarget) {
    judge.withLock { judge in
        do { judge = try target.judge() } catch { stop("\(target.rawValue) cannot be made ready: \(error)") }
    }
}

/// Judges one input. A broken promise, more than a second of the processor, and more than 256 MiB at once end the process, as a crash does,
/// and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
private func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    let before = usage()
    let fault = judge.withLock { $0?(input) }
    let after = usage()
    if let fault { stop("broken promise: \(fault)") }
    if after.milliseconds - before.milliseconds > 1000 { stop("one input took \(after.milliseconds - before.milliseconds) ms") }
    if after.kilobytes - before.kilobytes > 256 << 10 { stop("one input took \(after.kilobytes - before.kilobytes) KiB") }
    return 0
}

/// The time of the processor, which does not depend on what else the machine does, and the most memory so far.
private func usage() -> (milliseconds: Int, kilobytes: Int) {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return (seconds * 1000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000, usage.ru_maxrss)
}

private func stop(_ words: String) -> Never {
    FileHandle.standardError.write(Data("fuzz: \(words)\n".utf8))
    abort()
}
