using System.Buffers;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Checking;

/// <summary>Checks the statements that carry text: none of them touches what a rule matches.</summary>
internal sealed class TextChecker(SourceText source, DiagnosticBag diagnostics)
{
    private const string Encrypted = "https://";
    private const string Unencrypted = "http://";

    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly SearchValues<char> NeverInAddress = SearchValues.Create(" \t\r\n\"<>");

    private readonly PlaceholderChecker _placeholders = new(source, diagnostics);

    /// <summary>A text that must be there.</summary>
    /// <param name="keyword">The statement that gives it.</param>
    /// <param name="needs">What needs it, for the message.</param>
    /// <param name="name">The token to point at where the whole statement is missing.</param>
    public string? Required(TextSyntax? statement, string keyword, string needs, Token name)
    {
        if (statement is not null) return Optional(statement);

        diagnostics.Report(
            RuleProblems.MissingText,
            name.Span,
            $"{needs} needs `{keyword}`, and this rule has none",
            $"add `{keyword} \"…\"` to the rule");
        return null;
    }

    /// <summary>A text in which placeholders are replaced; null where it is missing.</summary>
    public string? Optional(TextSyntax? statement)
    {
        if (statement is null) return null;
        if (statement.Text is not { } token)
        {
            var keyword = Quoted.Text(source.Slice(statement.Keyword.Span));
            diagnostics.Report(
                RuleProblems.MissingText, statement.Keyword.Span, $"expected a string after {keyword}", "put the text into double quotes");
            return null;
        }

        if (ValueOf(token) is not { } value) return null;
        _placeholders.Check(value, token);
        return value;
    }

    /// <summary>An argument vector; empty where there is none that can be run.</summary>
    public IReadOnlyList<string> Arguments(RunSyntax? run)
    {
        if (run is null) return [];

        var arguments = new List<string>(run.Arguments.Count);
        foreach (var token in run.Arguments)
        {
            if (ValueOf(token) is not { } value) return [];
            arguments.Add(value);
        }

        if (arguments.Count > 0 && arguments[0].Length > 0) return [.. arguments];
        diagnostics.Report(
            RuleProblems.RunProgram,
            run.Keyword.Span,
            "`RUN` names no program",
            "write the program and each argument in quotes of its own: `RUN \"notify-send\" \"stopped\"`");
        return [];
    }

    /// <summary>The address of a receiver; null where there is none.</summary>
    public string? Address(TextSyntax? webhook)
    {
        if (webhook is null) return null;
        if (webhook.Text is { } token)
        {
            if (ValueOf(token) is not { } value) return null;
            if (NamesHost(value, Encrypted) || NamesThisMachine(value)) return value;
        }

        diagnostics.Report(
            RuleProblems.WebhookAddress,
            (webhook.Text ?? webhook.Keyword).Span,
            "`WEBHOOK` needs an https address, or an http one on this machine itself",
            "write it whole: `WEBHOOK \"https://hooks.example.com/stopped\"`, or `\"http://localhost:8080/stopped\"`");
        return null;
    }

    /// <summary>The samples that could be read, each bare string in its target's natural field.</summary>
    public IReadOnlyList<Sample> Samples(IReadOnlyList<SampleSyntax> samples, Target target)
    {
        if (samples.Count == 0) return [];

        var read = new List<Sample>(samples.Count);
        foreach (var sample in samples)
        {
            var values = new List<SampleValue>(sample.Values.Count);
            foreach (var value in sample.Values)
            {
                if (ValueOf(value.Text) is { } text) values.Add(new SampleValue(value.Field ?? NaturalField(target), text));
            }

            if (values.Count == 0 || values.Count < sample.Values.Count) continue;
            read.Add(new Sample(sample.Kind == StatementKind.Counterexample, [.. values], source.Locate(sample.Keyword.Start)));
        }

        return [.. read];
    }

    private static Field NaturalField(Target target) => Vocabulary.Fixed(target switch
    {
        Target.Execution => FieldKind.Command,
        Target.Read or Target.Write or Target.Edit => FieldKind.Path,
        Target.Search => FieldKind.Query,
        Target.Network => FieldKind.Url,
        _ => FieldKind.Tool,
    });

    // What a call was goes to no other machine in the clear.
    private static bool NamesThisMachine(string address)
    {
        if (!NamesHost(address, Unencrypted)) return false;
        var rest = address.AsSpan(Unencrypted.Length);
        var host = rest.IndexOfAny("/?#") is >= 0 and var end ? rest[..end] : rest;
        if (host.LastIndexOf(':') is >= 0 and var port && !host[(port + 1)..].ContainsAnyExceptInRange('0', '9')) host = host[..port];
        foreach (var name in ThisMachine)
        {
            if (host.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool NamesHost(string address, string scheme) =>
        address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        && address.Length > scheme.Length
        && !address.AsSpan().ContainsAny(NeverInAddress)
        && address[scheme.Length] is not ('/' or ':' or '?' or '#');

    private string? ValueOf(Token token)
    {
        var value = StringLiteral.Value(source, token);
        return StringLimit.Accepts(value, token, diagnostics) ? value : null;
    }
}
