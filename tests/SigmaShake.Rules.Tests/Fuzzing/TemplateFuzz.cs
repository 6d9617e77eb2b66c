using System.Text;
using SigmaShake.Rules.Analysis;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>Whatever the template and whatever the command, it fits or not; what fits strictly fits loosely as well.</summary>
public sealed class TemplateFuzz
{
    private static readonly string[] Pieces =
    [
        " ", "|", "-", "--", "=", "*", "?", "[", "]", "{", "}", ",", "(", ")", "\\", "/", "~", "$*", "$", "a", "-f", "--force", "--opt=*", "-a|-b", "a|b", "://", "rm", "git", "push", "é", "\0", "\n", "!", ".", "..", "+", ":",
    ];

    private static readonly Mutator Templates = new([.. PackTexts.Templates.Select(Encoding.UTF8.GetBytes)], Pieces, [("(", ")"), ("[", "]"), ("{", "}"), ("-", "=*"), ("", "|a")]);

    // Each compiled template is held against a few commands, each of which counts as an execution.
    private const int CommandsEach = 8;

    [Fact]
    public void Templates_fit_or_not() => FuzzRun.For(TimeSpan.FromSeconds(1), Execute);

    [Fact]
    [Trait("Category", "Nightly")]
    public void A_million_commands_are_held_against_templates() => FuzzRun.Of(1_000_000 / CommandsEach, Execute);

    private static void Execute(Random random)
    {
        var template = random.Next(3) == 0 ? Encoding.UTF8.GetString(Templates.Make(random)) : random.Pick<string>(PackTexts.Templates);
        var compiled = CommandTemplate.Compile(template);
        if (!compiled.Succeeded)
        {
            Assert.NotEmpty(compiled.Error!.Message);
            return;
        }

        for (var i = 0; i < CommandsEach; i++)
        {
            foreach (var command in Commands(random, template))
            {
                var isStrict = compiled.Template.IsMatch(command, "/home/user"u8, isLoose: false);
                var isLoose = compiled.Template.IsMatch(command, "/home/user"u8, isLoose: true);
                Assert.True(isLoose || !isStrict, $"`{string.Join('|', command.Words.Select(word => Encoding.UTF8.GetString(word.Text.Span)))}` fits `{template}` strictly only");
            }
        }
    }

    private static List<SimpleCommand> Commands(Random random, string template)
    {
        if (random.Next(2) == 0) return CommandAnalysis.Of(ShellTexts.Mutator.Make(random), default, "/home/user"u8.ToArray(), NoFiles.Instance).Commands;

        // The template's own words, changed here and there.
        var words = template.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => random.Pick<string>(word.Split('|'))).ToList();
        if (words.Count == 0) return [];
        for (var count = random.Next(3); count > 0; count--) words.Insert(random.Next(1, words.Count + 1), random.Pick<string>(Pieces) + random.Pick<string>(Pieces));
        return [new SimpleCommand([.. words.Select(word => Word(random, word))], default)];
    }

    private static CommandWord Word(Random random, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new CommandWord(bytes)
        {
            IsUnknown = random.Next(8) == 0,
            KnownBytes = random.Next(bytes.Length + 1),
            Pattern = random.Next(8) == 0 ? bytes : default(ReadOnlyMemory<byte>?),
        };
    }
}
