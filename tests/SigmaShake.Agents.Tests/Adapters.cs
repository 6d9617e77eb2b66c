using System.Text;

namespace SigmaShake.Agents.Tests;

/// <summary>Short ways to the adapters and to what they answer.</summary>
internal static class Adapters
{
    public static AgentAdapter Named(string name)
    {
        var adapter = AgentRegistry.ByName(name);
        Assert.NotNull(adapter);
        return adapter;
    }

    public static HookRequest Event(HookEvent @event) => new() { Event = @event };

    public static string Stdout(this HookAnswer answer) => Encoding.UTF8.GetString(answer.Stdout.Span);

    public static string Stderr(this HookAnswer answer) => Encoding.UTF8.GetString(answer.Stderr.Span);

    /// <summary>Whether the answer keeps the tool from running: by the exit code, or by the JSON of the clients that look at nothing else.</summary>
    public static bool IsRefusal(this HookAnswer answer) =>
        answer.ExitCode == HookAnswer.RefusedExitCode
        || answer.Stdout().StartsWith("{\"cancel\":true,") || answer.Stdout().StartsWith("{\"decision\":\"deny\",")
        || answer.Stdout().Contains("{\"behavior\":\"deny\",");

    public static AgentEnvironment Environment(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
