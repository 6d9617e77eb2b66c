using System.CommandLine;
using System.Globalization;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.State;
using SigmaShake.Net.Credentials;
using SigmaShake.Net.Http;
using SigmaShake.Net.SigningIn;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg auth status</c>: who one is, where, and until when; the servers are asked.</summary>
internal static class AuthStatusCommand
{
    public static Command Define(CommandContext context)
    {
        var authority = new Option<string?>("--ca") { Description = "A certificate authority to trust beside those of the machine, in PEM.", HelpName = "FILE" };
        var command = new Command("status", "Show where you are signed in, as whom, and until when.") { authority };
        command.SetAction((parsed, cancellation) => RunAsync(context, parsed.GetValue(authority), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? authority, CancellationToken cancellation)
    {
        if (!AuthorityFile.TryRead(context, authority, out _, out var trust, out var problem)) return context.Fail(problem, ExitCodes.Usage);
        var credentials = new CredentialFile(StateFolder.Open(context.State)).Read();
        if (credentials.Count == 0) return context.Fail("you are signed in nowhere; run `ssg auth login --server URL`");
        var exitCode = ExitCodes.Ok;
        foreach (var credential in credentials)
        {
            var (line, isGood) = await DescribeAsync(context, credential, trust, cancellation);
            context.Out.WriteLine(line);
            if (!isGood) exitCode = ExitCodes.Failed;
        }

        return exitCode;
    }

    private static async Task<(string Line, bool IsGood)> DescribeAsync(CommandContext context, Credential credential, TlsTrust? trust, CancellationToken cancellation)
    {
        var expires = DateTimeOffset.FromUnixTimeMilliseconds(credential.ExpiresMs);
        var whose = string.Create(CultureInfo.InvariantCulture, $"{credential.Server}: {credential.Person} in `{credential.Organisation}`, until {expires:yyyy-MM-dd HH:mm}Z");
        if (expires <= context.Clock.GetUtcNow()) return ($"{whose}: over; run `ssg auth login --server {credential.Server}`", false);
        if (ServerAddress.Parse(credential.Server, out _, out _) is not { } address) return ($"{whose}: the address is none; run `ssg auth logout --server {credential.Server}`", false);
        using var connection = new ServerConnection(address, trust);
        var reply = await new AuthorisationServer(connection).DescribeAsync(credential.Organisation, credential.Token, cancellation);
        return reply switch
        {
            { IsSuccess: true } => (whose, true),
            { Status: 401 or 404 } => ($"{whose}: the server does not take it any more; run `ssg auth login --server {credential.Server}`", false),
            _ => ($"{whose}: not known whether it is still good: {ServerProblem.Describe(address, reply)}", false),
        };
    }
}
