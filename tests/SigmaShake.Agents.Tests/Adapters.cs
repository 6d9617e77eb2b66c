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

    public static AgentEnvironment Environment(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
