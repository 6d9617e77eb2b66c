using System.CommandLine;
using SigmaShake.Cli.Commands;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg auth …</c>: signing in to a server, and out.</summary>
internal static class AuthCommand
{
    public static Command Define(CommandContext context) => new("auth", "Sign in to an organisation's server, and out.")
    {
        LoginCommand.Define(context),
        AuthStatusCommand.Define(context),
        LogoutCommand.Define(context),
    };
}
