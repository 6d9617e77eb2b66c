using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.State;
using SigmaShake.Net.Credentials;
using SigmaShake.Net.Http;
using SigmaShake.Net.SigningIn;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg auth login</c>: a person allows <c>ssg</c> on this machine to act for them, in a browser here or, by a code, anywhere.</summary>
internal static class LoginCommand
{
    // As long as a code that is typed in is good.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    public static Command Define(CommandContext context)
    {
        var device = new Option<bool>("--device") { Description = "Show a code to type in on any machine, instead of opening a browser on this one." };
        var server = new ServerOptions();
        var command = new Command("login", "Sign in: allow `ssg` on this machine to act for you in one organisation, for 90 days.") { device };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => server.WithServerAsync(context, parsed, connection =>
            parsed.GetValue(device) ? ByCodeAsync(context, connection, cancellation) : ByBrowserAsync(context, connection, cancellation)));
        return command;
    }

    private static async Task<int> ByBrowserAsync(CommandContext context, ServerConnection connection, CancellationToken cancellation)
    {
        var server = new AuthorisationServer(connection);
        var challenge = Challenge.Create();
        using var loopback = new Loopback();
        var address = server.AuthorisationAddress(challenge, loopback.RedirectUri, Environment.MachineName);
        context.Error.WriteLine(BrowserLaunch.TryOpen(address) ? "ssg: waiting for your browser; if none opened, open this address in one on this machine:" : "ssg: open this address in a browser on this machine, or use `--device`:");
        context.Error.WriteLine(address.AbsoluteUri);
        using var patience = new CancellationTokenSource(Patience, context.Clock);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            if (await loopback.WaitAsync(challenge.State, bounded.Token) is not { } code) return context.Fail("you did not allow it; nothing was kept");
            var answer = await server.ExchangeAsync(code, challenge, loopback.RedirectUri, bounded.Token);
            return await KeepAsync(context, connection, answer, cancellation);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return TooLate(context);
        }
    }

    private static async Task<int> ByCodeAsync(CommandContext context, ServerConnection connection, CancellationToken cancellation)
    {
        var server = new AuthorisationServer(connection);
        var (codes, failure) = await server.BeginDeviceAsync(Environment.MachineName, cancellation);
        if (codes is null) return context.Fail(failure);
        context.Error.WriteLine($"ssg: open {codes.Address} in any browser and type in the code");
        context.Error.WriteLine(codes.UserCode);
        var (interval, end) = (codes.Interval, context.Clock.GetUtcNow() + codes.Life);
        while (context.Clock.GetUtcNow() < end)
        {
            await Task.Delay(interval, context.Clock, cancellation);
            var answer = await server.PollAsync(codes, cancellation);
            if (answer.Error == "slow_down") interval += SlowDown;
            else if (answer.Error != "authorization_pending") return await KeepAsync(context, connection, answer, cancellation);
        }

        return TooLate(context);
    }

    private static async Task<int> KeepAsync(CommandContext context, ServerConnection connection, TokenAnswer answer, CancellationToken cancellation)
    {
        if (answer.Token is not { } given)
        {
            return context.Fail(answer.Error switch
            {
                null => answer.Failure!,
                "access_denied" => "you did not allow it; nothing was kept",
                "expired_token" => "the code is too old; run `ssg auth login` again",
                _ => $"`{connection.Address}` gave no token; run `ssg auth login` again",
            });
        }

        var (file, shown) = (new CredentialFile(StateFolder.Open(context.State)), connection.Address.ToString());
        var before = file.Find(shown);
        var described = TokenDescription.Of(await new AuthorisationServer(connection).DescribeAsync(given.Organisation, given.Token, cancellation));
        file.Keep(new Credential(shown, given.Token, given.Organisation, described?.Owner ?? "", (context.Clock.GetUtcNow() + given.Life).ToUnixTimeMilliseconds()));

        // One that nobody has any more is one that nobody would miss if it were stolen.
        if (before is not null) await new AuthorisationServer(connection).RevokeAsync(before.Organisation, before.Token, cancellation);
        context.Out.WriteLine($"signed in to `{shown}`{(described is null ? "" : $" as {described.Owner}")}, in `{given.Organisation}`");
        return ExitCodes.Ok;
    }

    private static int TooLate(CommandContext context) => context.Fail($"nobody allowed it within {Patience.TotalMinutes:0} minutes; run `ssg auth login` again");
}
