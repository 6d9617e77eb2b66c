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

    public static InstallPlan Plan(string client, string? first, string? second = null, string ssg = Ssg, string state = State) =>
        For(client).Install(Files(client, first, second), new HookCommand(ssg, client, state), Tools);

    public static InstallPlan Remove(string client, string? first, string? second = null) => For(client).Remove(Files(client, first, second), Tools);

    /// <summary>The text of a file after a plan that must be sound; null where there is none.</summary>
    public static string? After(this InstallPlan plan, int file = 0)
    {
        Assert.Null(plan.Refusal);
        return plan.Files[file].After is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static List<CurrentFile> Files(string client, params string?[] texts)
    {
        var paths = For(client).Files(new InstallPlace("/home/u", null, AgentEnvironment.Empty));
        return [.. paths.Select((path, i) => new CurrentFile(path, texts[i] is { } text ? Encoding.UTF8.GetBytes(text) : null))];
    }
}
