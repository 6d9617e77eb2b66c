using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Rules.Evaluation;
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

    private static readonly SourceIdentity Identity = new(Layer.BuiltIn, "self-protection", IsPack: true, IsTrusted: true, MayLoosen: false);

    /// <summary>The records of installations as an origin of rules: one that refuses every write to those files; none where nothing is installed.</summary>
    /// <remarks>Reading it is a <see cref="StateException"/> where the records are there and cannot be read.</remarks>
    public static RuleOrigin Origin(StateFolder state) => new("installed-hooks", state.Installs, _ => Read(state.Installs), _ => Identity);

    private static FolderContent Read(string installs)
    {
        var records = Records(installs).Select(record => (Path: record, File: BoundedFile.Read(record, MaxRecordBytes))).ToList();
        var conditions = records.SelectMany(record => Paths(record.Path, record.File)).Distinct().Select(Expression (path) => Names(installs, path)).ToList();
        var folder = SourceStat.Of(installs);
        var stamps = folder is { } stamp && records.TrueForAll(record => record.File.Stamp is not null)
            ? new SourceStamps(stamp, [.. records.Select(record => (Path.GetFileName(record.Path), record.File.Stamp!.Value))])
            : null;
        return new FolderContent(conditions.Count == 0 ? [] : [Guard(installs, conditions)], [], [], RuleFolder.HashOfNothing, stamps);
    }

    private static Rule Guard(string installs, IReadOnlyList<Expression> conditions) => new()
    {
        Id = "installed-hooks",
        Location = new SourceLocation(installs, 1, 1),
        Decision = Decision.Deny,
        Target = Target.Write,
        Condition = new Expression.Any(conditions),
        Severity = RuleSeverity.Error,
        Message = "${path} holds the hook that has SigmaShake asked before each call. A person changes it; say what you need and why.",
    };

    private static Expression.Condition Names(string installs, string path) => new(
        Field.Of(FieldKind.Path),
        Operator.Equals,
        path,
        Negated: false,
        TextPattern.Compile(Operator.Equals, onPath: true, path).Pattern,
        new SourceLocation(installs, 1, 1));

    private static IEnumerable<string> Records(string installs)
    {
        try
        {
            return Directory.GetFiles(installs, "*.json").Order(StringComparer.Ordinal).Take(MaxRecords);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"`{installs}` cannot be listed", "make the folder readable", e);
        }
    }

    private static IEnumerable<string> Paths(string record, FileBytes read)
    {
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
