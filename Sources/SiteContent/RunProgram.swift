import Foundation

/// What a program that is installed on the machine came to.
package struct EndedProgram: Sendable {
    package let status: Int32
    /// On its standard output: little, for it is read last, and the system holds 64 KB for a reader.
    package let printed: String
    /// On its standard error.
    package let told: String

    /// What “env” ends with where there is no such program.
    package var isMissing: Bool { status == 127 }
}

/// Runs a program, found as a shell finds it, and waits for its end.
///
/// - Throws: What Foundation says of the machine.
package func runProgram(_ name: String, _ arguments: [String]) throws -> EndedProgram {
    let process = Process()
    let (output, words) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = words
    try process.run()
    let (told, printed) = (text(words), text(output))
    process.waitUntilExit()
    return EndedProgram(status: process.terminationStatus, printed: printed, told: told)
}

private func text(_ pipe: Pipe) -> String {
    String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
}
