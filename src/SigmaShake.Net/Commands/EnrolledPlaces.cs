using System.CommandLine;
using SigmaShake.Cli.Commands;
using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Fleet;

namespace SigmaShake.Net.Commands;

/// <summary>Which enrolment a command is about: the machine's, which is root's, or a person's own.</summary>
internal static class EnrolledPlaces
{
    /// <summary>Says that the person's own is meant, to root, who has both.</summary>
    public static Option<bool> UserOption() => new("--user") { Description = "Your own enrolment, and not that of the whole machine. Without root there is no other." };

    /// <summary>Whether this runs as root.</summary>
    public static bool IsRoot => SystemCalls.UserId() == 0;

    /// <summary>Where to enrol.</summary>
    public static FleetPlace ToEnrol(CommandContext context, bool isUser) => IsRoot && !isUser ? FleetPlace.Machine : FleetPlace.OfPerson(StateFolder.Open(context.State).Path);

    /// <summary>Where somebody is enrolled.</summary>
    /// <exception cref="StateException">Nobody is.</exception>
    public static FleetPlace Find(CommandContext context, bool isUser)
    {
        var place = ToEnrol(context, isUser);
        if (FleetState.IsEnrolled(place)) return place;
        if (!place.IsMachine && FleetState.IsEnrolled(FleetPlace.Machine)) throw new StateException("you are not enrolled yourself, and the enrolment of the machine is root's", $"run `{FleetPlace.Machine.SyncCommand}`");
        throw new StateException(place.IsMachine ? "this machine is not enrolled" : "you are not enrolled", "enrol with `ssg fleet enrol`, by a key that your organisation gives you");
    }
}
