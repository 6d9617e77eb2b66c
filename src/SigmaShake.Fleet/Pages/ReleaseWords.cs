using SigmaShake.Fleet.Releases;

namespace SigmaShake.Fleet.Pages;

/// <summary>Where a release is, in words.</summary>
internal static class ReleaseWords
{
    public static string State(ReleaseView release) => release.State switch
    {
        ReleaseList.ForAll => "for all machines",
        ReleaseList.Superseded => "superseded",
        ReleaseList.Paused => $"paused at {Reach(release)}",
        _ => $"rolling out, at {Reach(release)}",
    };

    public static string Enforced(ReleaseView release) => $"enforced by {release.Machines} {(release.Machines == 1 ? "machine" : "machines")}";

    private static string Reach(ReleaseView release) => release.Wave < 0 ? "the machines that come first" : $"{release.Waves[release.Wave]} %";
}
