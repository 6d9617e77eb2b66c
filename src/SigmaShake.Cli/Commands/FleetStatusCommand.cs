using System.CommandLine;
using System.Globalization;
using SigmaShake.Cli.Explaining;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Cli.Terminals;
using SigmaShake.Ledger.Fleet;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg fleet status</c>: with whom this machine is enrolled, and what that has in force. Asks nobody.</summary>
internal static class FleetStatusCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("status", "Show with whom this machine is enrolled, and what is in force of it. Exits 1 when that cannot be enforced, or is no longer up to date.");
        command.SetAction(_ =>
        {
            var places = Array.FindAll(FleetLayer.PlacesOf(StateFolder.Open(context.State)), FleetState.IsEnrolled);
            if (places.Length == 0) context.Out.WriteLine("not enrolled with any organisation");
            return places.Select(place => Show(context, place)).DefaultIfEmpty(ExitCodes.Ok).Max();
        });
        return command;
    }

    private static int Show(CommandContext context, FleetPlace place)
    {
        var enrolment = FleetState.ReadEnrolment(place);
        var since = enrolment.Succeeded ? $"`{PrintableText.Line(enrolment.Value.Machine)}`, since {Day(enrolment.Value.EnrolledMs)}" : "";
        context.Out.WriteLine($"organisation  {(enrolment.Succeeded ? PrintableText.Line(enrolment.Value.Organisation) : "unknown")}, for {(place.IsMachine ? "the whole machine" : "you alone")}");
        if (enrolment.Succeeded) context.Out.WriteLine($"enrolled      as {since}");
        if (enrolment.Succeeded) context.Out.WriteLine($"server        {PrintableText.Line(enrolment.Value.Server)}");
        else context.Error.WriteLine($"ssg: {PrintableText.Line(enrolment.Error.ToString())}");

        var state = FleetState.Read(place);
        var bundle = state.Succeeded ? state.Value.ReadBundle() : new Ledger.LedgerResult<EnforcedBundle>(null, state.Error);
        if (!bundle.Succeeded)
        {
            context.Out.WriteLine("in force      nothing: every call is refused");
            return context.Fail(bundle.Error.ToString());
        }

        return Show(context, place, bundle.Value);
    }

    private static int Show(CommandContext context, FleetPlace place, EnforcedBundle enforced)
    {
        var (bundle, _, release) = enforced;
        context.Out.WriteLine($"release       {release.Release}, rules {bundle.RulesHash[..16]}, {Counted.Text(bundle.Files.Count, "file")}{Packs(bundle.Settings.PacksEnabled)}");
        context.Out.WriteLine($"verified      {Time(context, release.VerifiedMs)}");
        var late = context.Clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(release.ExpiresMs);
        if (late <= TimeSpan.Zero)
        {
            context.Out.WriteLine($"good until    {Time(context, release.ExpiresMs)}");
            context.Out.WriteLine("in force      yes");
            return ExitCodes.Ok;
        }

        context.Out.WriteLine($"good until    {Time(context, release.ExpiresMs)}: stale for {Length(late)}");
        context.Out.WriteLine("in force      yes, the last that was verified");
        return context.Fail($"whether there are newer rules is not known; run `{place.SyncCommand}`");
    }

    private static string Packs(IReadOnlyList<string> packs) => packs.Count == 0 ? "" : $", packs {string.Join(", ", packs)}";

    private static string Day(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(CommandContext context, long milliseconds) => LocalTime.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), context.Clock.LocalTimeZone);

    private static string Length(TimeSpan length) => length.TotalDays >= 1
        ? Counted.Text((int)length.TotalDays, "day")
        : length.TotalHours >= 1 ? Counted.Text((int)length.TotalHours, "hour") : Counted.Text((int)length.TotalMinutes, "minute");
}
