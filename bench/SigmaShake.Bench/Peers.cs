using System.Text;
using SigmaShake.Measuring.Calls;
using SigmaShake.Measuring.Figures;
using SigmaShake.Measuring.Homes;

namespace SigmaShake.Bench;

/// <summary>Other guards of commands that run here, and bare Node, in which many are written; those that are not installed are left out.</summary>
internal static class Peers
{
    private const string Node = "/usr/bin/node";

    /// <summary>Each judges the short command once, by its own built-in rules or, where it has none, by one rule.</summary>
    public static IEnumerable<PairedCase> Cases(PreparedHome home, string artifacts)
    {
        var call = BenchmarkCalls.Shell(home.Project, BenchmarkCalls.ShortCommand);
        if (File.Exists(Node)) yield return new PairedCase("`node -e 0`", home.Start([Node, "-e", "0"], []));

        var safetyNet = Path.Combine(artifacts, "peers/node_modules/cc-safety-net/dist/bin/cc-safety-net.js");
        if (File.Exists(safetyNet)) yield return new PairedCase("cc-safety-net, short command", home.Start([Node, safetyNet, "hook", "--claude-code"], call));

        var codex = Path.Combine(artifacts, "agents/codex");
        if (File.Exists(codex))
        {
            var rules = home.Start([], Encoding.UTF8.GetBytes("prefix_rule(pattern = [\"git\", \"status\"], decision = \"allow\")\n")).StdinPath;
            yield return new PairedCase("codex execpolicy, short command, one rule", home.Start([codex, "execpolicy", "check", "--rules", rules, "git", "status"], []));
        }
    }
}
