using System.Security.Cryptography;
using System.Text;
using SigmaShake.Agents.Install;

namespace SigmaShake.Agents.Tests.Install;

/// <summary>Short ways to plan an installation over texts.</summary>
internal static class Installing
{
    public const string Ssg = "/usr/local/bin/ssg";
    public const string State = "/home/u/.sigmashake";

    public static readonly InstallTools Tools = new(SHA256.HashData, _ => null);

    public static AgentInstaller For(string client)
    {
        var installer = AgentInstaller.For(client);
        Assert.NotNull(installer);
        return installer;
    }

    /// <summary>The person's configuration, and the machine's.</summary>
    public static readonly InstallPlace User = new("/home/u", null, AgentEnvironment.Empty);
    public static readonly InstallPlace Machine = new("/home/u", null, AgentEnvironment.Empty, "/etc");
    public static readonly InstallPlace Project = new("/home/u", "/p", AgentEnvironment.Empty);

    public static InstallPlan Plan(string client, string? first, string? second = null, string ssg = Ssg, string? state = State) =>
        For(client).Install(Files(client, User, first, second), new HookCommand(ssg, client, state), Tools);

    public static InstallPlan PlanIn(InstallPlace place, string client, params string?[] texts) => For(client).Install(
        Files(client, place, texts), new HookCommand(Ssg, client, place.SystemFolder is null ? State : null), Tools);

    public static InstallPlan Remove(string client, string? first, string? second = null) => For(client).Remove(Files(client, User, first, second), Tools);

    public static InstallPlan RemoveIn(InstallPlace place, string client, params string?[] texts) => For(client).Remove(Files(client, place, texts), Tools);

    /// <summary>The text of a file after a plan that must be sound; null where there is none.</summary>
    public static string? After(this InstallPlan plan, int file = 0)
    {
        Assert.Null(plan.Refusal);
        return plan.Files[file].After is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static List<CurrentFile> Files(string client, InstallPlace place, params string?[] texts)
    {
        var paths = For(client).Files(place);
        return [.. paths.Select((path, i) => new CurrentFile(path, texts.ElementAtOrDefault(i) is { } text ? Encoding.UTF8.GetBytes(text) : null))];
    }
}
