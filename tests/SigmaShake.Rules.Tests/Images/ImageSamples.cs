using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Images;

/// <summary>Rules of every form that an image knows, random ones too, and verdicts by images.</summary>
internal static class ImageSamples
{
    public const string Text = """
        rule all-of-it {
          priority 70
          ASK execution
          IF command CONTAINS "push" AND (command REGEX "(?i)--force|-f" OR NOT cwd STARTS_WITH "/home/")
          MESSAGE "m ${command}"
          PROMPT "p"
          CONTEXT "c"
        }
        rule other {
          FORCE write
          IF path GLOB "**/*.{cs,é}" AND input.a.b EXISTS OR content WORD "x"
          MESSAGE "m"
          SUBSTITUTE "s"
        }
        rule invoking {
          priority 60
          ASK execution
          IF command INVOKES "git|h*b push --force|-f|-x=a* ~|/\*|*e*|$*" AND command NOT INVOKES "git -q|--dry-run" OR command INVOKES "$*|rm" AND command CONTAINS "rm"
          MESSAGE "m"
          PROMPT "p"
        }
        rule off {
          disabled
          DENY any
          IF tool EXISTS
          MESSAGE "m"
        }
        rule half {
          DENY execution
          IF command REGEX "(" AND tool EQUALS "Bash"
          MESSAGE "m"
        }
        rule unreadable { DENY nonsense }
        rule known {
          AMBIENT
          MESSAGE "headline"
        }
        """;

    private static readonly string[] Fields = ["command", "path", "content", "tool", "cwd", "input.command", "input.o.k"];
    private static readonly string[] Operators = ["CONTAINS", "CONTAINS", "WORD", "EQUALS", "STARTS_WITH", "ENDS_WITH", "GLOB"];
    private static readonly string[] Regexes = ["a+b", "(?i)ab", "(?i:A)b|ba", "^ab?", "[ab]{3}", "a.b", "(?:a|b)/", "é|ab", "(?i)k"];
    private static readonly string[] Programs = ["a", "ab", "a*", "b|k", "$*", "*", "?a", "A"];
    private static readonly string[] Arguments = ["-a", "-b|--ab", "--ab=*", "a*", "*", "a|b", "$*", "~", "-a=b"];
    private static readonly string[] Targets = ["any", "execution", "write", "read", "edit"];
    private static readonly string[] Gates = ["DENY", "ASK", "ALLOW", "LOG"];

    /// <summary>The body of an image of these rules and their knowledge.</summary>
    public static Region Body(SourceIdentity identity, string text)
    {
        var file = SigmaShake.Rules.Checking.RuleFileReader.Read("test.rules", System.Text.Encoding.UTF8.GetBytes(text));
        return CompiledRules.Compile(identity, file.Rules, file.Ambients)!;
    }

    public static Verdict Judge(RuleImage image, ToolCall call) => SigmaShake.Rules.Evaluation.Judge.Evaluate(
        new RuleSet([new RuleSource(Evaluation.Rules.Own(Layer.User), image)]), CallExpansion.Expand(call, Evaluation.Rules.Context), Evaluation.Rules.Context);

    /// <summary>Everything that a verdict says, and all that can be asked of its rules.</summary>
    public static string Show(Verdict verdict) => $"{Evaluation.Rules.Show(verdict)} {Evaluation.Rules.Show(verdict.Unsuspended)} {verdict.IsGrantable} "
        + string.Join(',', verdict.Matches.Select(match => $"{match.Action.Describe()}: {Show(match.Rule.Rule)}"));

    public static string Show(Rule rule) => string.Join('|', [
        rule.Id, rule.Location, rule.Decision, rule.Target, rule.Enabled, rule.Priority, rule.Severity, rule.Message, rule.Prompt ?? "-", rule.Substitute ?? "-",
        rule.Context ?? "-", rule.Webhook ?? "-", string.Join(',', rule.Run), string.Join(',', rule.Categories), rule.IsUnreadable, rule.IsBroken, Show(rule.Condition)]);

    private static string Show(Expression expression) => expression switch
    {
        Expression.All all => $"({string.Join(" AND ", all.Terms.Select(Show))})",
        Expression.Any any => $"({string.Join(" OR ", any.Terms.Select(Show))})",
        Expression.Condition one => $"{one.Field.Name} {one.Negated} {one.Operator} {one.Operand} {one.IsBroken} {one.Location}",
        Expression.Unreadable unreadable => $"? {unreadable.Location}",
        _ => throw new ArgumentException("an expression of no known kind", nameof(expression)),
    };

    /// <summary>A rule over a small alphabet, so that literals of one to five bytes occur often, in part and in another case.</summary>
    public static Rule RandomRule(Random random, int number)
    {
        var condition = Condition();
        for (var more = random.Next(4); more > 0; more--) condition = $"({condition}) {random.Pick("AND", "OR")} {Condition()}";
        return Evaluation.Rules.One(Evaluation.Rules.Text($"r{number}", $"{random.Pick<string>(Gates)} {random.Pick<string>(Targets)}", condition));

        string Condition()
        {
            var not = random.Next(6) == 0 ? "NOT " : "";
            if (random.Next(12) == 0) return $"{random.Pick<string>(Fields)} {not}EXISTS";
            if (random.Next(5) == 0) return $"command {not}INVOKES \"{string.Join(' ', [random.Pick<string>(Programs), .. Enumerable.Range(0, random.Next(3)).Select(_ => random.Pick<string>(Arguments))])}\"";
            return random.Next(4) == 0
                ? $"{random.Pick<string>(Fields)} {not}REGEX \"{random.Pick<string>(Regexes)}\""
                : $"{random.Pick<string>(Fields)} {not}{random.Pick<string>(Operators)} \"{RandomText(random, 5)}\"";
        }
    }

    public static ToolCall RandomCall(Random random) => random.Next(4) switch
    {
        0 => ToolCalls.WithMembers("Write", ("file_path", RandomText(random, 9)), ("content", RandomText(random, 12))),
        1 => ToolCalls.WithMembers("Edit", ("file_path", RandomText(random, 9)), ("new_string", RandomText(random, 12))),
        2 => ToolCalls.Of("Read", $$$"""{"file_path":"{{{RandomText(random, 9)}}}","o":{"k":"{{{RandomText(random, 6)}}}"}}"""),
        _ => ToolCalls.Bash(RandomText(random, 12)),
    };

    private static string RandomText(Random random, int most)
    {
        var text = new char[random.Next(1, most + 1)];
        for (var i = 0; i < text.Length; i++) text[i] = "aabbABk/. -é\u212A;$*"[random.Next(16)];
        return new string(text);
    }
}
