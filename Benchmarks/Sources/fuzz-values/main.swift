import Foundation

// Random and mutated inputs against the scanner of values: no crash, no span out of range or inside
// a character, no overlap, no value that is not finite.

let arguments = CommandLine.arguments
guard arguments.count >= 4, let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
  print("usage: fuzz-values FOLDER_OF_TABLES COUNT SEED [FILE_OF_TEXTS]")
  exit(64)
}
var texts: [[UInt8]] = []
if arguments.count > 4 {
  let lines = try String(contentsOfFile: arguments[4], encoding: .utf8).split(separator: "\n")
  texts = lines.map { Array($0.utf8) }
}
var fuzzer = try Fuzzer(folder: arguments[1], texts: texts, seed: seed)
let found = fuzzer.run(count)
print("\(count) inputs, \(found) values, no fault")
