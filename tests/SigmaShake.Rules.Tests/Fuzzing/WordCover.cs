using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Tests.Fuzzing;

/// <summary>What holds of every simple command: its assignments, words and redirections stand one behind the other, and only blanks between them.</summary>
internal static class WordCover
{
    public static void Check(ShellScript script)
    {
        var end = 0;
        foreach (var statement in script.Statements)
        {
            end = InOrder(statement, end);
            var behind = statement.Span.Start;
            foreach (var pipeline in statement.Pipelines)
            {
                behind = InOrder(pipeline, behind);
                var at = pipeline.Span.Start;
                foreach (var command in pipeline.Commands)
                {
                    at = InOrder(command, at);
                    if (command is SimpleCommand simple) Check(script, simple);
                }
            }
        }
    }

    private static void Check(ShellScript script, SimpleCommand command)
    {
        var parts = command.Assignments.Concat<ShellNode>(command.Words).Concat(command.Redirections).Select(node => node.Span).OrderBy(span => span.Start).ToList();
        var at = command.Span.Start;
        foreach (var span in parts)
        {
            Assert.True(span.Start >= at, $"{span} overlaps what stands before {at}");
            CheckGap(script, at, span.Start);
            at = span.End;
        }

        CheckGap(script, at, command.Span.End);
        foreach (var word in command.Words)
        {
            var behind = word.Span.Start;
            foreach (var part in word.Parts) behind = InOrder(part, behind);
        }
    }

    private static void CheckGap(ShellScript script, int start, int end)
    {
        var gap = script.Text.Span[start..end];
        for (var i = 0; i < gap.Length; i++)
        {
            if (gap[i] is (byte)' ' or (byte)'\t' or (byte)'\r') continue;
            if (gap[i] == (byte)'\\' && i + 1 < gap.Length && gap[i + 1] == (byte)'\n')
            {
                i++;
                continue;
            }

            Assert.Fail($"`{System.Text.Encoding.UTF8.GetString(gap)}` at {start} belongs to no word");
        }
    }

    private static int InOrder(ShellNode node, int behind)
    {
        Assert.True(node.Span.Start >= behind, $"{node} at {node.Span} stands before {behind}");
        return node.Span.End;
    }
}
