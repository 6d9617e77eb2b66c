using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Net.Credentials;
using SigmaShake.Net.Http;
using SigmaShake.Net.Machines;
using SigmaShake.Net.Publishing;

namespace SigmaShake.Net.Commands;

/// <summary>How the commands for an organisation's people say which server, which organisation, and who they are.</summary>
internal sealed class DeskOptions
{
    private const int MaxTokenBytes = Credential.MaxTokenCharacters + 2;

    private readonly Option<string> _server = new("--server") { Description = "The fleet's address, such as https://fleet.example.com/fleet/acme.", HelpName = "URL", Required = true };
    private readonly Option<string?> _organisation = new("--organisation") { Description = "The organisation, where the address does not name it.", HelpName = "NAME" };
    private readonly Option<string?> _token = new("--token-file") { Description = "A file that holds a token; without it, what `ssg auth login` has kept.", HelpName = "FILE" };
    private readonly Option<string?> _authority = new("--ca") { Description = "A certificate authority to trust for this server beside those of the machine, in PEM.", HelpName = "FILE" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_organisation);
        command.Add(_token);
        command.Add(_authority);
    }

    /// <summary>Works at the desk of the fleet that is meant; the exit code.</summary>
    public async Task<int> WithDeskAsync(CommandContext context, ParseResult parsed, Func<FleetDesk, Task<int>> work)
    {
        if (FleetAddress.Parse(parsed.GetValue(_server)!, parsed.GetValue(_organisation), out var problem) is not { } fleet) return context.Fail(problem, ExitCodes.Usage);
        if (!AuthorityFile.TryRead(context, parsed.GetValue(_authority), out _, out var trust, out problem)) return context.Fail(problem, ExitCodes.Usage);
        if (Token(context, fleet, parsed.GetValue(_token), out problem) is not { } token) return context.Fail(problem, ExitCodes.Usage);
        using var connection = new ServerConnection(fleet.Server, trust);
        return await work(new FleetDesk(connection, fleet, token));
    }

    /// <summary>Says why a request failed; the exit code.</summary>
    public static int Fail(CommandContext context, FleetDesk desk, Reply reply) => context.Fail(reply.Status == 401
        ? $"`{desk.Fleet.Server}` does not take the token; sign in with `ssg auth login --server {desk.Fleet.Server}`"
        : ServerProblem.Describe(desk.Fleet.Server, reply));

    private static string? Token(CommandContext context, FleetAddress fleet, string? file, out string problem)
    {
        if (file is null)
        {
            problem = $"nobody has signed in to `{fleet.Server}`; run `ssg auth login --server {fleet.Server}`, or name a token with `--token-file`";
            return new CredentialFile(StateFolder.Open(context.State)).Find(fleet.Server.ToString())?.Token;
        }

        var path = Path.GetFullPath(file, context.Directory);
        var read = BoundedFile.Read(path, MaxTokenBytes);
        problem = $"`{path}` {read.Problem ?? "holds no token"}; put the token into it, and nothing else";
        if (read.Bytes is null) return null;
        var token = Encoding.UTF8.GetString(read.Bytes).Trim();
        CryptographicOperations.ZeroMemory(read.Bytes);
        return Credential.IsToken(token) ? token : null;
    }
}
