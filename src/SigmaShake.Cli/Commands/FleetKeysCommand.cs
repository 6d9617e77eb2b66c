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
        var command = new Command("new", "Make a key that signs rules. Keep the private half where it signs, away from any server.") { file };
        command.SetAction(parsed =>
        {
            var path = GivenPath.Resolve(context, parsed.GetValue(file)!);
            using var signer = TufSigner.Generate();
            if (KeyFile.Write(path, signer) is { } problem) return context.Fail(problem);
            Print(context, signer.Public);
            context.Error.WriteLine($"ssg: hand out `{path}{KeyFile.PublicExtension}`, keep `{path}`, and keep a copy of it off this machine");
            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command DefineShow(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "Either half of a key." };
        var command = new Command("show", "Show a key's id and its public half.") { file };
        command.SetAction(parsed =>
        {
            var path = GivenPath.Resolve(context, parsed.GetValue(file)!);
            var (key, _) = KeyFile.ReadPublic(path);
            if (key is null)
            {
                var (signer, problem) = KeyFile.ReadPrivate(path);
                if (signer is null) return context.Fail(problem!);
                key = signer.Public;
                signer.Dispose();
            }

            Print(context, key);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Print(CommandContext context, Ed25519PublicKey key)
    {
        context.Out.WriteLine($"id      {TufKey.Of(key).Id}");
        context.Out.WriteLine($"public  {key}");
    }
}
