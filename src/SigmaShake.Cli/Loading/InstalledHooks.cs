using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Patterns;
using SigmaShake.Rules.Text;

namespace SigmaShake.Cli.Loading;

/// <summary>
/// Guards the very files that <c>ssg init</c> has written our hook into, wherever a variable such as <c>CODEX_HOME</c> has put them:
/// a pack can only know the usual places.
/// </summary>
internal static class InstalledHooks
{
    private const int MaxRecords = 100;
    private const int MaxRecordBytes = 4 << 20;

    /// <summary>A rule that refuses every write to those files; none where nothing is installed.</summary>
    /// <exception cref="StateException">The records are there and cannot be read.</exception>
    public static IEnumerable<Rule> Guard(StateFolder state)
    {
        if (FileStatus.Of(state.Installs).Kind == FileKind.Absent) return [];
        var conditions = Files(state.Installs).Distinct().Select(Expression (path) => Names(state.Installs, path)).ToList();
        return conditions.Count == 0 ? [] : [new Rule
        {
            Id = "installed-hooks",
            Location = new SourceLocation(state.Installs, 1, 1),
            Decision = Decision.Deny,
            Target = Target.Write,
            Condition = new Expression.Any(conditions),
            Severity = RuleSeverity.Error,
            Message = "${path} holds the hook that has SigmaShake asked before each call. A person changes it; say what you need and why.",
        }];
    }

    private static Expression.Condition Names(string installs, string path) => new(
        Field.Of(FieldKind.Path),
        Operator.Equals,
        path,
        Negated: false,
        TextPattern.Compile(Operator.Equals, onPath: true, path).Pattern,
        new SourceLocation(installs, 1, 1));

    private static IEnumerable<string> Files(string installs)
    {
        string[] records;
        try
        {
            records = Directory.GetFiles(installs, "*.json");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"`{installs}` cannot be listed", "make the folder readable", e);
        }

        foreach (var record in records.Order(StringComparer.Ordinal).Take(MaxRecords))
        {
            var read = BoundedFile.Read(record, MaxRecordBytes);
            if (read.Bytes is null || JsonParser.Parse(read.Bytes).Value is not { } json)
            {
                throw new StateException($"`{record}` {read.Problem ?? "is not JSON"}", "remove it and run `ssg init` again");
            }

            foreach (var file in json.Member("files"u8)?.Items ?? [])
            {
                if (file.Member("path"u8) is { IsString: true } path) yield return Encoding.UTF8.GetString(path.Text.Span);
            }
        }
    }
}
