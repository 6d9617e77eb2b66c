using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Net.Http;

namespace SigmaShake.Net.Commands;

/// <summary>How a command says which server it means, and whom to trust there.</summary>
internal sealed class ServerOptions
{
    private readonly Option<string> _server = new("--server") { Description = "The server's address, such as https://sigmashake.example.com.", HelpName = "URL", Required = true };
    private readonly Option<string?> _authority = new("--ca") { Description = "A certificate authority to trust for this server beside those of the machine, in PEM.", HelpName = "FILE" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_authority);
    }

    /// <summary>Works with a connection to the server that is meant; the exit code.</summary>
    public async Task<int> WithServerAsync(CommandContext context, ParseResult parsed, Func<ServerConnection, Task<int>> work)
    {
        if (ServerAddress.Parse(parsed.GetValue(_server)!, out _, out var problem) is not { } address) return context.Fail(problem, ExitCodes.Usage);
        if (!AuthorityFile.TryRead(context, parsed.GetValue(_authority), out _, out var trust, out problem)) return context.Fail(problem, ExitCodes.Usage);
        using var connection = new ServerConnection(address, trust);
        return await work(connection);
    }
}
