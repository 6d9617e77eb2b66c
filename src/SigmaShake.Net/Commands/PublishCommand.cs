using System.CommandLine;
using System.Text;
using SigmaShake.Cli.Commands;
using SigmaShake.Net.Publishing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg fleet publish</c>: hand what people have signed to the server.</summary>
internal static class PublishCommand
{
    public static Command Define(CommandContext context)
    {
        var folder = new Argument<string>("FOLDER") { Description = "What `ssg fleet bundle build` has written and people have signed." };
        var desk = new DeskOptions();
        var command = new Command("publish", "Publish what people have signed. The server holds no key that could change it; it decides when which machine gets it.") { folder };
        desk.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            if (SignedRelease.Read(Path.GetFullPath(parsed.GetValue(folder)!, context.Directory), out var problem) is not { } release) return Task.FromResult(context.Fail(problem, ExitCodes.Usage));
            return desk.WithDeskAsync(context, parsed, async at =>
            {
                var reply = await at.PublishAsync(release, cancellation);
                if (!reply.IsSuccess) return DeskOptions.Fail(context, at, reply);
                var number = JsonParser.Parse(reply.Body).Value?.Member("release"u8) is { Kind: JsonKind.Number } text ? Encoding.UTF8.GetString(text.Text.Span) : "?";
                context.Out.WriteLine($"published; release {number} of `{at.Fleet.Organisation}` is the newest");
                return ExitCodes.Ok;
            });
        });
        return command;
    }
}
