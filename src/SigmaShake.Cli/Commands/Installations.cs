using SigmaShake.Agents;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.Init;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Cli.Commands;

/// <summary>The world as the commands about installed hooks see it.</summary>
internal static class Installations
{
    public static InitContext Of(CommandContext context) => new()
    {
        Home = HomeDirectory.Find(),
        WorkingFolder = context.Directory,
        Ssg = Environment.ProcessPath ?? throw new StateException("the path of `ssg` is not known", "call it by its absolute path"),
        StateFolder = StateFolder.Open(context.State).Path,
        Environment = new AgentEnvironment(Environment.GetEnvironmentVariable),
        Output = context.Out,
        Error = context.Error,
        IsTerminal = SystemCalls.IsTerminal(0) == 1,
        ReadLine = context.In.ReadLine,
        Sha256 = Digest,
        Secret = Secret,
        ReplaceFile = (path, content, mode) => AtomicFile.Write(path, content, mode)?.ToString(),
    };

    private static string Secret()
    {
        Span<byte> bytes = stackalloc byte[16];
        SystemRandom.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static byte[] Digest(byte[] bytes)
    {
        var digest = new byte[Ledger.Hashing.Digest.Bytes];
        Sha256.Hash(bytes).CopyTo(digest);
        return digest;
    }
}
