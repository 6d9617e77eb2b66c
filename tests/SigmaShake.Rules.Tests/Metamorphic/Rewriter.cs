using System.Text;
using SigmaShake.Rules.Shell.Parsing;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>Rewrites a script at random into another that does the same, as bash reads it.</summary>
/// <param name="random">Chooses.</param>
/// <param name="programFolder">Where programs lie, with a slash at the end.</param>
internal sealed class Rewriter(Random random, string programFolder = "/usr/bin/")
{
    private const int MaxScripts = 3;

    public string Rewrite(string script)
    {
        var parsed = ShellParser.Parse(Encoding.UTF8.GetBytes(script));
        if (parsed.Problems.Length == 0 && random.Next(5) != 0) script = Respelled(script, parsed);
        for (var depth = random.Next(MaxScripts + 1); depth > 0; depth--) script = ScriptForms.Wrap(script, random);
        return script;
    }

    private string Respelled(string script, ShellScript parsed)
    {
        if (parsed.Statements is [{ Terminator: StatementTerminator.None, Pipelines: [{ Prefixes: PipelinePrefixes.None, Commands: [SimpleCommand { Assignments: [], Redirections: [], Words: { Length: > 0 } words }] }] }] && random.Next(4) != 0)
            return new CommandForms(random, programFolder).Write([.. words.Select(word => WrittenWord.Of(word, parsed))]);

        // Each word in its place.
        var places = new List<Word>();
        foreach (var statement in parsed.Statements) Collect(statement, places);
        var spelling = new Spelling(random);
        var text = Encoding.UTF8.GetBytes(script).ToList();
        foreach (var word in places.OrderByDescending(word => word.Span.Start))
        {
            if (random.Next(2) == 0 || WrittenWord.Of(word, parsed) is not { IsLiteral: true } written) continue;
            text.RemoveRange(word.Span.Start, word.Span.Length);
            text.InsertRange(word.Span.Start, Encoding.UTF8.GetBytes(spelling.Spell(written)));
        }

        return spelling.Assignments + Encoding.UTF8.GetString([.. text]);
    }

    private static void Collect(Statement statement, List<Word> places)
    {
        foreach (var pipeline in statement.Pipelines)
        {
            foreach (var command in pipeline.Commands)
            {
                switch (command)
                {
                    // A declaration reads what looks like an assignment only where its own name is plain.
                    case SimpleCommand simple when !Array.Exists(simple.Words, word => word.Assignment is not null):
                        places.AddRange(simple.Words);
                        break;
                    case Subshell subshell:
                        foreach (var inner in subshell.Body) Collect(inner, places);
                        break;
                    case Group group:
                        foreach (var inner in group.Body) Collect(inner, places);
                        break;
                }
            }
        }
    }
}
