using SigmaShake.Testing;

namespace SigmaShake.Agents.EndToEnd.Sandbox;

/// <summary>A copy of <c>/etc</c> that stands in its place for the children that are started with <see cref="Prefix"/>; needs root.</summary>
internal sealed class MachineConfiguration
{
    private readonly string _copy;

    private MachineConfiguration(string copy) => _copy = copy;

    /// <summary>The words before a command line.</summary>
    public IReadOnlyList<string> Prefix =>
        ["/usr/bin/unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", "mount --bind \"$1\" /etc && shift && exec \"$@\"", "sh", _copy];

    public static async Task<MachineConfiguration> CopyAsync(string copy)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        var copied = await ChildProcess.RunAsync("/bin/cp", ["-a", "/etc", copy]);
        Assert.True(copied.ExitCode == 0, copied.Error);
        return new MachineConfiguration(copy);
    }
}
