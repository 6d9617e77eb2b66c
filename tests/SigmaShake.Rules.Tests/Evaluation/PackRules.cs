using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Evaluation;

/// <summary>The packs of this checkout that are in force everywhere, as a fresh installation has them.</summary>
internal static class PackRules
{
    private static readonly string[] Names = ["self-protection", "destructive", "git", "remote-code", "secrets"];

    private static readonly Lazy<RuleSet> Compiled = new(() => new RuleSet([.. Names.Select(Source)]));

    public static RuleSet All => Compiled.Value;

    public static Verdict Judge(string command) => Judge(Encoding.UTF8.GetBytes(command), NoFiles.Instance);

    public static Verdict Judge(byte[] command, IFileView files)
    {
        var context = Rules.Context with { Files = files };
        return SigmaShake.Rules.Evaluation.Judge.Evaluate(All, CallExpansion.Expand(ToolCalls.Bash(command), context), context);
    }

    private static RuleSource Source(string name)
    {
        var layer = name == "self-protection" ? Layer.BuiltIn : Layer.Default;
        var file = RuleFileReader.Read($"{name}.rules", File.ReadAllBytes(Path.Combine(Checkout.Root, "packs", $"{name}.rules")));
        return RuleSource.Create(Rules.Pack(layer, name), file.Rules);
    }
}
