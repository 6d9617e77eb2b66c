using System.Text;
using SigmaShake.Cli.Loading;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Paths;

namespace SigmaShake.Cli.Tests.Packs;

/// <summary>Judges shell commands by the packs alone, in the layers in which the binary puts them.</summary>
internal static class PackJudge
{
    private const string Home = "/home/user";
    private const string Project = "/home/user/project";

    private static readonly RuleSet Default = new(EmbeddedPack.All.Where(pack => pack.IsDefault).Select(Source));
    private static readonly RuleSet All = new(EmbeddedPack.All.Select(Source));

    private static readonly PathContext Paths = new(Project, Project, Home, NoFiles.Instance);

    /// <summary>What the packs that are in force without being enabled say to the command.</summary>
    public static Ruling Judge(string command) => Judge(Default, command);

    /// <summary>What every pack together says to the command.</summary>
    public static Ruling JudgeByAll(string command) => Judge(All, command);

    private static Ruling Judge(RuleSet rules, string command) =>
        SigmaShake.Rules.Evaluation.Judge.Evaluate(rules, CallExpansion.Expand(Call(command), Paths), Paths).Ruling;

    private static RuleSource Source(EmbeddedPack pack) => RuleSource.Create(
        new SourceIdentity(pack.IsBuiltIn ? Layer.BuiltIn : Layer.Default, pack.Name, IsPack: true, IsTrusted: true, MayLoosen: false),
        RuleFileReader.Read(pack.FileName, pack.Read()).Rules);

    private static ToolCall Call(string command) => new()
    {
        Agent = "generic",
        Tool = "Bash",
        Input = JsonValue.Of([new JsonMember("command"u8.ToArray(), JsonValue.Of(Encoding.UTF8.GetBytes(command)))]),
        Cwd = Project,
        ProjectDirectory = Project,
    };
}
