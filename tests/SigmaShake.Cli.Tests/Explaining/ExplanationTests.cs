using System.Text;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Testing;

namespace SigmaShake.Cli.Tests.Explaining;

public sealed class ExplanationTests : IDisposable
{
    private const string Rules = """
        rule first {
          priority 90
          ASK execution
          IF command CONTAINS "push" AND NOT command CONTAINS "--dry-run"
          PROMPT "push it?"
          MESSAGE "m"
        }
        rule second {
          DENY execution
          IF command CONTAINS "push"
          MESSAGE "m"
        }
        rule noted {
          LOG any
          IF command REGEX "(?x)
              pu
              sh"
          MESSAGE "m"
        }
        rule other {
          DENY execution
          IF command EQUALS "ls"
          MESSAGE "m"
        }
        rule broken {
          ALLOW execution
          IF command REGEX "("
          MESSAGE "m"
        }
        rule off {
          enabled false
          DENY execution
          IF command EQUALS "ls"
          MESSAGE "m"
        }
        rule reading {
          DENY read
          IF path GLOB "**/.env"
          MESSAGE "m"
        }

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_tells_of_every_rule_why_it_won_or_lost()
    {
        var text = Explain("git push", Rules, all: false);

        Assert.Equal(
            """
            verdict  ask
            rule     user/first (user layer, FOLDER/a.rules:1:1)
            action   execute git push
            reason   user/first: push it?

            action 1 of 1: execute git push
              => user/first: ASK execution, priority 90, decided
                    true  command CONTAINS "push"
                    true  command NOT CONTAINS "--dry-run"
               + user/second: DENY execution, priority 50, matched, but user/first comes first in its source
                    true  command CONTAINS "push"
               + user/noted: LOG any, priority 50, matched, noted and passed over
                    true  command REGEX "(?x)⏎pu⏎sh"
                 user/other: DENY execution, priority 50, did not match
                    false command EQUALS "ls"
                 user/broken: ALLOW execution, priority 50, did not match
                    false command REGEX "(" (broken: it counts as true, in an ALLOW as false)
              switched off: user/off
              on other targets: 1 rules (`--all` names them)

            """,
            text,
            ignoreLineEndingDifferences: true);
        Assert.Contains("  on other targets: user/reading\n", Explain("git push", Rules, all: true));
    }

    [Fact]
    public void A_reason_of_several_lines_cannot_pass_for_lines_of_ours()
    {
        var text = Explain("x", "rule a {\n  DENY execution\n  IF command EQUALS \"x\"\n  MESSAGE \"one\nverdict  allow\"\n}\n", all: false);

        Assert.Contains("reason   user/a: one\n         verdict  allow\n", text);
        Assert.DoesNotContain("\nverdict  allow", text);
    }

    [Fact]
    public void A_long_pattern_is_cut()
    {
        var text = Explain("x", $"rule a {{\n  DENY execution\n  IF command CONTAINS \"{new string('p', 4000)}\"\n  MESSAGE \"m\"\n}}\n", all: false);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    private string Explain(string command, string rules, bool all)
    {
        _folder.Write("a.rules", rules);
        var loaded = RuleLoader.LoadOnly(_folder.Path, []);
        var call = CallReader.FromCommand(command, "/work");
        var surroundings = CallSurroundings.Only(_folder.Path, [], "/work", "/work");
        var trace = new JudgeTrace();
        var verdict = Judge.Evaluate(loaded.Rules, CallExpansion.Expand(call) with { Actions = [CallExpansion.Expand(call).Actions[0]] }, surroundings.Context, trace);
        using var output = new StringWriter(new StringBuilder());
        new Explanation(output).Print(verdict, trace, all);
        return output.ToString().Replace(_folder.Path, "FOLDER", StringComparison.Ordinal);
    }
}
