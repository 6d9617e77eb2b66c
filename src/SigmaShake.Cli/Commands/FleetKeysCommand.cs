using System.CommandLine;
using SigmaShake.Cli.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet keys new|show</c>: a person's signing key.</summary>
internal static class FleetKeysCommand
{
    public static Command DefineNew(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The private half (Ed25519, PKCS #8 in PEM, mode 0600); FILE.pub is the public one, for whoever makes the root." };
        var passphrase = PassphraseOption();
        var command = new Command("new", "Make a key that signs rules. Keep the private half where it signs, away from any server.") { file, passphrase };
        command.SetAction(parsed =>
        {
            var path = GivenPath.Resolve(context, parsed.GetValue(file)!);
            using var signer = TufSigner.Generate();
            if (KeyFile.Write(path, signer, Passphrase(context, parsed.GetValue(passphrase))) is { } problem) return context.Fail(problem);
            Print(context, signer.Public);
            context.Error.WriteLine($"ssg: hand out `{path}{KeyFile.PublicExtension}`, keep `{path}`, and keep a copy of it off this machine");
            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command DefineShow(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "Either half of a key." };
        var passphrase = PassphraseOption();
        var command = new Command("show", "Show a key's id and its public half.") { file, passphrase };
        command.SetAction(parsed =>
        {
            var path = GivenPath.Resolve(context, parsed.GetValue(file)!);
            var (key, _) = KeyFile.ReadPublic(path);
            if (key is null)
            {
                var (signer, problem) = KeyFile.ReadPrivate(path, Passphrase(context, parsed.GetValue(passphrase)));
                if (signer is null) return context.Fail(problem!);
                key = signer.Public;
                signer.Dispose();
            }

            Print(context, key);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>The option that names a passphrase, which no argument may hold: other users see those.</summary>
    public static Option<string> PassphraseOption() => new("--passphrase-file") { Description = "The file that holds the private key's passphrase, mode 0600; without it the key is kept in the clear.", HelpName = "FILE" };

    /// <summary>The path that was given for it; null for none.</summary>
    public static string? Passphrase(CommandContext context, string? given) => given is null ? null : GivenPath.Resolve(context, given);

    private static void Print(CommandContext context, Ed25519PublicKey key)
    {
        context.Out.WriteLine($"id      {TufKey.Of(key).Id}");
        context.Out.WriteLine($"public  {key}");
    }
}
