using System.Collections;
using System.Reflection;
using System.Text;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>What holds of every tree: each node stands inside of its text and of the node around it.</summary>
internal sealed class TreeCheck
{
    private static readonly Dictionary<Type, PropertyInfo[]> Members = [];

    private TreeCheck()
    {
    }

    /// <summary>Checks a whole tree; returns how many nodes it has.</summary>
    public static int Check(ShellScript script)
    {
        Assert.InRange(script.Problems.Length, 0, ShellProblem.MaxCount);
        foreach (var problem in script.Problems) AssertInside(problem.Span, new ByteSpan(0, script.Text.Length), problem);
        return CheckNode(script, script.Text, new ByteSpan(0, script.Text.Length));
    }

    private static int CheckNode(ShellNode node, ReadOnlyMemory<byte> text, ByteSpan around)
    {
        if (node is ShellScript script)
        {
            // Escaped backticks have a text of their own.
            if (!script.Text.Equals(text)) (text, around) = (script.Text, new ByteSpan(0, script.Text.Length));
        }

        if (ReferenceEquals(node, Word.Empty)) return 0;
        AssertInside(node.Span, around, node);
        var count = 1;
        foreach (var member in MembersOf(node.GetType()))
        {
            switch (member.GetValue(node))
            {
                case ShellNode inner:
                    count += CheckNode(inner, text, node.Span);
                    break;
                case HereDocument document:
                    // Its lines stand behind the command.
                    count += CheckNode(document.Body, text, new ByteSpan(0, text.Length));
                    break;
                case IEnumerable nodes:
                    foreach (var inner in nodes.OfType<ShellNode>()) count += CheckNode(inner, text, node.Span);
                    break;
            }
        }

        return count;
    }

    private static void AssertInside(ByteSpan span, ByteSpan around, object what)
    {
        if (span.Start >= around.Start && span.Length >= 0 && span.End <= around.End) return;
        Assert.Fail($"{what} at {span} reaches out of {around}");
    }

    private static PropertyInfo[] MembersOf(Type type)
    {
        lock (Members)
        {
            if (Members.TryGetValue(type, out var members)) return members;
            return Members[type] =
            [
                .. type.GetProperties().Where(member =>
                    member.PropertyType.IsSubclassOf(typeof(ShellNode)) || member.PropertyType == typeof(ShellNode)
                    || member.PropertyType == typeof(HereDocument)
                    || (member.PropertyType.IsArray && member.PropertyType.GetElementType()!.IsAssignableTo(typeof(ShellNode)))),
            ];
        }
    }

    /// <summary>The bytes as people can read them in a failure's message.</summary>
    public static string Show(byte[] script) => Encoding.UTF8.GetString(script) + "\n" + Convert.ToHexString(script);
}
