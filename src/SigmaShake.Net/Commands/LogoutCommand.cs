using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.State;
using SigmaShake.Net.Credentials;
using SigmaShake.Net.Http;
using SigmaShake.Net.SigningIn;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg auth logout</c>: has the server forget the token, and then this machine.</summary>
internal static class LogoutCommand
{
    public static Command Define(CommandContext context)
    {
        var server = new ServerOptions();
        var command = new Command("logout", "Sign out: the token ends, here and on the server.");
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.WithServerAsync(context, parsed, async connection =>
        {
            var (file, address) = (new CredentialFile(StateFolder.Open(context.State)), connection.Address.ToString());
            if (file.Find(address) is not { } credential) return context.Fail($"you are not signed in to `{address}`");
            var reply = await new AuthorisationServer(connection).RevokeAsync(credential.Organisation, credential.Token, cancellation);

            // One that the server does not know is over already. Where it cannot be asked, the token is kept, so that it can be ended later.
            if (reply is not ({ IsSuccess: true } or { Status: 401 or 404 })) return context.Fail($"{ServerProblem.Describe(connection.Address, reply)}; you are still signed in");
            file.Remove(address);
            context.Out.WriteLine($"signed out of `{address}`");
            return ExitCodes.Ok;
        }));
        return command;
    }
}
