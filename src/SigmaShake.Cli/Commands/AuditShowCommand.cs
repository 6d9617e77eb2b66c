using System.CommandLine;
using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Export;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg audit show</c>: one entry of the log, whole.</summary>
internal static class AuditShowCommand
{
    public static Command Define(CommandContext context)
    {
        var index = new Argument<string?>("INDEX") { Description = "The entry; without it the latest.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "One JSON object, as `ssg audit export` has it." };
        var command = new Command("show", "Show one entry, whole.") { index, json };
        command.SetAction(parsed =>
        {
            var text = parsed.GetValue(index);
            return text is not null && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? context.Fail($"`{text}` is not the number of an entry; they count from 0", ExitCodes.Usage)
                : Show(context, text is null ? null : long.Parse(text, CultureInfo.InvariantCulture), parsed.GetValue(json));
        });
        return command;
    }

    private static int Show(CommandContext context, long? wanted, bool json)
    {
        var (found, exitCode) = OpenedIndex.Ask(context, rebuild: false, index =>
        {
            var last = index.Find(wanted ?? 0);
            return wanted is null && last is { Succeeded: true, Value.LastIndex: > 0 } ? index.Find(last.Value.LastIndex) : last;
        });
        if (found is null) return exitCode;
        if (found.Entry is not { } entry)
        {
            return found.LastIndex < 0 ? context.Fail($"the log holds no entry; {AuditCommand.NothingYet}", ExitCodes.Usage)
                : wanted > found.LastIndex ? context.Fail($"there is no entry {wanted}; the last one is {found.LastIndex}", ExitCodes.Usage)
                : context.Fail($"entry {wanted ?? found.LastIndex} cannot be read; `ssg audit verify` says what is damaged");
        }

        if (json) context.Out.WriteLine(PrintableJson.Of(NdjsonFormat.Line(entry)));
        else EntryText.Print(context.Out, entry, context.Clock.LocalTimeZone);
        return entry.Payload is null && !entry.IsErased ? ExitCodes.Failed : exitCode;
    }
}
