using System.Text;
using SigmaShake.Cli.Files;
using SigmaShake.Ledger.Approvals;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;

namespace SigmaShake.Cli.Recording;

/// <summary>What an approval of a judged call holds for.</summary>
internal static class ApprovedCall
{
    // What is larger is told by what its disk says of it.
    private const int MaxProgramBytes = 16 << 20;

    /// <summary>The call with all that was seen of the files that it runs and goes through.</summary>
    public static BoundCall Of(Verdict verdict)
    {
        var call = verdict.Expanded.Call;
        return new BoundCall
        {
            Agent = call.Agent,
            Session = call.Session,
            Cwd = call.Cwd,
            ProjectDirectory = call.ProjectDirectory,
            Tool = call.Tool,
            Input = call.Input,
            Scripts = Scripts(verdict.Expanded),
            Links = verdict.Links,
        };
    }

    private static KeyValuePair<string, ReadOnlyMemory<byte>>[] Scripts(ExpandedCall call)
    {
        var scripts = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        foreach (var script in call.Scripts) scripts.Add(KeyValuePair.Create(script.Path, script.Content));

        // Nobody has looked into these, and all the more must they be what they were.
        foreach (var path in call.UnreadScripts) scripts.Add(KeyValuePair.Create(path, Content(path)));
        return [.. scripts];
    }

    private static ReadOnlyMemory<byte> Content(string path)
    {
        var file = Target(path);
        var read = BoundedFile.Read(file, MaxProgramBytes);
        return read.Bytes ?? Encoding.UTF8.GetBytes($"{file} {read.Problem} {SourceStat.Of(file)}");
    }

    private static string Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}
