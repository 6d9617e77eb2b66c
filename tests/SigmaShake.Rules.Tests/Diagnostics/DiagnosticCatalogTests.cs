using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Syntax;
using SigmaShake.Rules.Tests.Checking;
using SigmaShake.Rules.Text;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Diagnostics;

public sealed class DiagnosticCatalogTests
{
    // The codes whose example would fill pages, each with the way to provoke it.
    private static readonly Dictionary<string, Func<IReadOnlyList<Diagnostic>>> Provocations = new()
    {
        ["SSG1001"] = () => RuleFileReader.Read(RuleFiles.Name, [0xFF]).Diagnostics,
        ["SSG1002"] = () => RuleFileReader.Read(RuleFiles.Name, new byte[RuleFileReader.MaxFileBytes + 1]).Diagnostics,
        ["SSG1032"] = () => Refuse(PatternErrorKind.NotLinear),
        ["SSG1033"] = () => RuleFiles.Read(RuleFiles.Deny($"path GLOB \"{new string('x', 5_000)}\"")).Diagnostics,
        ["SSG1034"] = () => RuleFiles.Read(RuleFiles.Deny("tool EXISTS", $"CONTEXT \"{new string('x', 70_000)}\"")).Diagnostics,
        ["SSG1037"] = () => RuleFiles.Read(RuleFiles.Deny(new string('(', 40))).Diagnostics,
        ["SSG1040"] = () => RuleFiles.Read(string.Concat(Enumerable.Repeat("rule r { }\n", 1_100))).Diagnostics,
        ["SSG1041"] = () => RuleFileReader.Unreadable(RuleFiles.Name, "is not a regular file").Diagnostics,
        ["SSG1043"] = () => RuleFiles.Read(RuleFiles.Deny($"command INVOKES \"{new string('x', 2_000)}\"")).Diagnostics,
        ["SSG1101"] = () => EqualIds.Find([RuleFiles.Read(RuleFiles.Deny("tool EXISTS") + RuleFiles.Deny("tool EXISTS"))]),
    };

    public static TheoryData<string> Codes => [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_can_be_provoked_and_its_example_cured(string code)
    {
        var descriptor = DiagnosticCatalog.Find(code)!;
        var diagnostics = descriptor.Wrong is { } wrong ? RuleFiles.Read(wrong).Diagnostics : Provocations[code]();

        Assert.Contains(diagnostics, diagnostic => diagnostic.Code == code && diagnostic.Severity == descriptor.Severity);
        if (descriptor.Right is { } right) Assert.Empty(RuleFiles.Read(right).Diagnostics);
    }

    [Fact]
    public void Codes_are_in_order_and_never_given_twice()
    {
        var codes = DiagnosticCatalog.All.Select(descriptor => descriptor.Code).ToArray();

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.True(code.Length == 7 && code.StartsWith("SSG1", StringComparison.Ordinal), code));
    }

    [Fact]
    public void Every_descriptor_of_the_assembly_is_in_the_catalog()
    {
        var declared = typeof(DiagnosticCatalog).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Code);

        Assert.Equal(DiagnosticCatalog.All.Select(descriptor => descriptor.Code), declared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Titles_are_one_line_in_lower_case_without_a_full_stop() => Assert.All(
        DiagnosticCatalog.All,
        descriptor =>
        {
            Assert.DoesNotContain('\n', descriptor.Title);
            Assert.False(descriptor.Title.EndsWith('.'));
            Assert.True(char.IsLower(descriptor.Title[0]) || descriptor.Title[0] == '`' || char.IsUpper(descriptor.Title[1]), descriptor.Title);
        });

    [Fact]
    public void The_page_is_the_catalog()
    {
        var path = Path.Combine(Checkout.Root, "docs", "diagnostics.md");
        var page = DiagnosticsPage.Render();
        if (Environment.GetEnvironmentVariable("SIGMASHAKE_WRITE_PAGES") == "1") File.WriteAllText(path, page);

        Assert.True(page == File.ReadAllText(path), $"`{path}` is not the catalog: run this test with SIGMASHAKE_WRITE_PAGES=1 and commit the page");
    }

    [Fact]
    public void A_code_that_does_not_exist_is_not_found() => Assert.Null(DiagnosticCatalog.Find("SSG1999"));

    private static IReadOnlyList<Diagnostic> Refuse(PatternErrorKind kind)
    {
        var source = SourceText.From(RuleFiles.Name, "\"abc\"");
        var diagnostics = new DiagnosticBag(source);
        new OperandChecker(source, diagnostics).Report(
            new PatternError(kind, "no", "cure", new TextSpan(1, 1)), new Token(TokenKind.String, 0, 5, TokenTraits.None));
        return diagnostics.InFileOrder();
    }
}
