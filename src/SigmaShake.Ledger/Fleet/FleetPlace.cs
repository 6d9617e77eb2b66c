using SigmaShake.Ledger.Durable;

namespace SigmaShake.Ledger.Fleet;

/// <summary>A folder in which it is kept what an organisation has set. Immutable, thread-safe.</summary>
/// <param name="Folder">Its absolute path.</param>
/// <param name="Owner">Whose it must be, by user id.</param>
/// <param name="IsMachine">Whether it counts for every user of the machine.</param>
public sealed record FleetPlace(string Folder, uint Owner, bool IsMachine)
{
    private const string MachineFolder = "/var/lib/sigmashake/fleet";

    private const uint Root = 0;

    /// <summary>Of the whole machine: <c>/var/lib/sigmashake/fleet</c>, root's.</summary>
    public static FleetPlace Machine { get; } = new(MachineFolder, Root, IsMachine: true);

    /// <summary>Of one person, who enrolled themselves: the folder <c>fleet</c> in their state. Weaker, since they may remove it.</summary>
    /// <param name="stateFolder">The absolute path of <c>~/.sigmashake</c>.</param>
    public static FleetPlace OfPerson(string stateFolder) => new(Path.Combine(stateFolder, "fleet"), LibC.GetEffectiveUserId(), IsMachine: false);

    /// <summary>How a person has the rules fetched again.</summary>
    public string SyncCommand => IsMachine ? "sudo ssg fleet sync" : "ssg fleet sync";
}
