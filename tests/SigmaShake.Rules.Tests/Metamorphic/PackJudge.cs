using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Tests.Metamorphic;

/// <summary>All packs of this checkout in force, as after an installation.</summary>
internal static class PackJudge
{
    private const string Folder = "/home/user/project";

    private static readonly PathContext Paths = new(Folder, Folder, "/home/user", NoFiles.Instance);

    private static readonly RuleSet Rules = new([.. PackExample.Files.Select(Source)]);

    public static Verdict Judge(string command)
    {
        var call = new ToolCall
        {
            Agent = "claude-code",
            Tool = "Bash",
            Cwd = Folder,
            Input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(Encoding.UTF8.GetBytes(command)))]),
        };
        return SigmaShake.Rules.Evaluation.Judge.Evaluate(Rules, CallExpansion.Expand(call, Paths), Paths);
    }

    /// <summary>The rule that decides, or what else does.</summary>
    public static string Show(Verdict verdict) => $"{verdict.Ruling.Outcome} by {verdict.Ruling.Deciding?.Rule.QualifiedId ?? "nothing"}";

    private static RuleSource Source(string file) => RuleSource.Create(
        new SourceIdentity(Layer.Default, Path.GetFileNameWithoutExtension(file), IsPack: true, IsTrusted: true, MayLoosen: false), [.. RuleFileReader.Read(file, File.ReadAllBytes(file)).Rules]);
}
