using SigmaShake.Cli.Projects;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Cli.Loading;

/// <summary>What a person trusts when they trust a project: its configuration and its rule files; nothing else of it is ever read.</summary>
internal static class ProjectContent
{
    /// <summary>The hash that trust is bound to, over the very bytes that were read to judge by.</summary>
    public static string Hash(ProjectSettings settings, RuleFolder rules) => Hash(settings, rules.ContentHash());

    /// <summary>The same, where the hash of the rule files is known from when they were compiled.</summary>
    public static string Hash(ProjectSettings settings, Digest rules)
    {
        var hash = Sha256.Create();
        hash.Append(System.Text.Encoding.UTF8.GetBytes($"config.toml\0{settings.Bytes.Length}\0"));
        hash.Append(settings.Bytes);
        hash.Append(System.Text.Encoding.UTF8.GetBytes(rules.ToString()));
        return hash.Finish().ToString();
    }
}
