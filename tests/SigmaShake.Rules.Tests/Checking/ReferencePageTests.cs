using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Syntax;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Checking;

/// <summary>Holds <c>docs/rules-language.md</c> to the language.</summary>
public sealed class ReferencePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "rules-language.md"));

    [Fact]
    public void Every_rule_on_the_page_is_clean()
    {
        var sources = Page.Split("```rules\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).ToArray();

        Assert.NotEmpty(sources);
        Assert.All(sources, source =>
        {
            // Which patterns there are is another matter, with tests of its own.
            Assert.DoesNotContain(RuleFiles.Read(source).Diagnostics, diagnostic => diagnostic.Descriptor != PatternProblems.Syntax);
        });
    }

    [Fact]
    public void Every_word_of_the_language_is_on_the_page()
    {
        string[] words =
        [
            .. Vocabulary.Statements, .. Vocabulary.Connectives, .. Vocabulary.Operators, .. Vocabulary.Fields, .. Vocabulary.Targets,
            .. Vocabulary.Severities,
        ];

        Assert.All(words, word => Assert.Contains($"`{word}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_that_the_page_names_exists()
    {
        var named = Page.Split("diagnostics.md#").Skip(1).Select(rest => rest[..7].ToUpperInvariant()).ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, code => Assert.NotNull(DiagnosticCatalog.Find(code)));
    }
}
