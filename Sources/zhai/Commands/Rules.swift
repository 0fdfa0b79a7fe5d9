import ArgumentParser
import Pipeline

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check rule packs, and see what rules make of a sentence.",
    subcommands: [Check.self, Explain.self]
  )

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compile rule packs and run their examples.",
      discussion: """
        Names failing examples and dead rules (exit code 78), and rules that are shadowed by \
        others or overlap with them (advice), each with file:line:column.
        """
    )

    @Argument(help: "A pipeline.json, or rule packs. Default: the rules that are shipped.")
    var paths: [String] = []

    @Flag(help: "Say nothing of rules that overlap.")
    var errorsOnly = false

    @OptionGroup var data: DataOptions

    func run() throws {
      let check = try RuleCheck(paths, in: data.environment)
      for finding in check.findings where finding.isError || !errorsOnly {
        StandardOutput.write("\(finding)\n")
      }
      let errors = check.findings.filter(\.isError).count
      StandardOutput.write(
        "\(check.ruleCount) rules, \(check.exampleCount) examples, \(errors) at fault\n"
      )
      if errors > 0 { throw PipelineError(.configuration, messages: []) }
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show which rules a text sets off, on what, and which nearly did and why not."
    )

    @Argument(help: "One or more sentences.")
    var text: String

    @Option(help: "A pipeline.json or a rule pack; may be repeated. Default: the shipped rules.")
    var rules: [String] = []

    @OptionGroup var data: DataOptions

    func run() throws {
      let explanation = try RuleExplanation(text, rules: rules, in: data.environment)
      for line in explanation.lines { StandardOutput.write(line + "\n") }
    }
  }
}
