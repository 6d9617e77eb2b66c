using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Enrolment;

namespace SigmaShake.Net.Commands;

/// <summary><c>ssg fleet leave</c>: enforce nothing of the organisation any more.</summary>
internal static class LeaveCommand
{
    public static Command Define(CommandContext context)
    {
        var user = EnrolledPlaces.UserOption();
        var command = new Command("leave", "End the enrolment: the organisation's rules are no longer in force. For a person only; of a machine, for root.") { user };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (LooseningGuard.Refuse(context, "ssg fleet leave") is { } refused) return refused;
            var place = EnrolledPlaces.Find(context, parsed.GetValue(user));
            var enrolment = FleetState.ReadEnrolment(place).Value;

            // On record before it takes effect.
            var detail = $"{enrolment?.Organisation ?? "unknown"} at {enrolment?.Server ?? "unknown"}{(place.IsMachine ? ", the whole machine" : "")}";
            Recorder.RecordAction(StateFolder.Open(context.State), new PersonAction("fleet-leave", detail), context.Clock);
            if (place.IsMachine && SystemdUnit.IsThere && await SystemdUnit.RemoveAsync(cancellation) is { } running) context.Error.WriteLine($"ssg: {running}");
            if (Departure.Run(place) is { } problem) return context.Fail(problem);
            context.Out.WriteLine($"no longer enrolled with `{enrolment?.Organisation ?? "anybody"}`; its people see this machine fall silent, and can remove it");
            return ExitCodes.Ok;
        });
        return command;
    }
}
