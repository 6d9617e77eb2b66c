using System.Text;
using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>
/// The <c>hooks</c> member that Claude Code defined: events, each with groups, each with handlers. Handlers of others are never touched.
/// </summary>
/// <param name="document">The file that holds it.</param>
/// <param name="isOurs">Whether a handler is one of ours, of this version or of an older one.</param>
internal sealed class HookSection(EditableJson document, Func<LocatedJson, bool> isOurs)
{
    private const string Hooks = "hooks";

    /// <summary>All our handlers, in the order of the file.</summary>
    public List<FoundHandler> Find()
    {
        var found = new List<FoundHandler>();
        foreach (var @event in document.Root.Member(Hooks)?.Children ?? [])
        {
            var groups = @event.Value.Kind == JsonKind.Array ? @event.Value.Children : [];
            for (var group = 0; group < groups.Count; group++)
            {
                var handlers = Handlers(groups[group].Value)?.Children ?? [];
                for (var handler = 0; handler < handlers.Count; handler++)
                {
                    if (!isOurs(handlers[handler].Value)) continue;
                    found.Add(new FoundHandler(@event.Name!, group, handler, groups[group].Value, handlers[handler].Value));
                }
            }
        }

        return found;
    }

    /// <summary>Makes ours be exactly the wanted ones. Returns why that cannot be, or null.</summary>
    public string? Install(IReadOnlyList<WantedHook> wanted)
    {
        if (document.Root.Member(Hooks) is { Kind: not JsonKind.Object }) return "its member `hooks` is not an object";
        foreach (var hook in wanted)
        {
            if (document.Root.Member(Hooks)?.Member(hook.Event) is not { Kind: not JsonKind.Array }) continue;
            return $"its member `hooks.{hook.Event}` is not a list";
        }

        // What an older version put elsewhere goes; in the wanted events ours keeps its place, as places have meaning to some clients.
        RemoveAll(found => !wanted.Any(hook => hook.Event == found.Event));
        foreach (var hook in wanted) Install(hook);
        return null;
    }

    /// <summary>Takes all our handlers out, and what stands empty without them.</summary>
    public void Remove() => RemoveAll(_ => true);

    private void Install(WantedHook hook)
    {
        while (Find(hook.Event) is { Count: > 1 } several) Remove(several.FindLast(found => !found.IsAlone) ?? several[^1]);
        if (Find(hook.Event) is [{ IsAlone: true } kept])
        {
            if (!IsSame(kept.Group, hook.Group)) document.Replace(kept.Group, hook.Group);
            return;
        }

        RemoveAll(found => found.Event == hook.Event);
        if (document.Root.Member(Hooks) is not { } hooks) document.AppendMember(document.Root, Hooks, $"{{\"{hook.Event}\":[{hook.Group}]}}");
        else if (hooks.Member(hook.Event) is not { } groups) document.AppendMember(hooks, hook.Event, $"[{hook.Group}]");
        else document.AppendItem(groups, hook.Group);
    }

    private List<FoundHandler> Find(string @event) => Find().FindAll(found => found.Event == @event);

    private bool IsSame(LocatedJson value, string compact) =>
        JsonParser.Parse(document.TextOf(value).ToArray()).Value is { } there
        && JsonParser.Parse(Encoding.UTF8.GetBytes(compact)).Value is { } wanted
        && there.SaysTheSameAs(wanted);

    // From the last to the first, so that the places of those before it stay.
    private void RemoveAll(Predicate<FoundHandler> condition)
    {
        while (Find().FindLast(condition) is { } found) Remove(found);
    }

    private void Remove(FoundHandler found)
    {
        var hooks = document.Root.Member(Hooks)!;
        var groups = hooks.Member(found.Event)!;
        if (Handlers(found.Group) is { Children.Count: > 1 } handlers) document.Remove(handlers, found.HandlerIndex);
        else if (groups.Children.Count > 1) document.Remove(groups, found.GroupIndex);
        else if (hooks.Children.Count > 1) document.Remove(hooks, hooks.IndexOf(found.Event));
        else document.Remove(document.Root, document.Root.IndexOf(Hooks));
    }

    private static LocatedJson? Handlers(LocatedJson group) => group.Member(Hooks) is { Kind: JsonKind.Array } handlers ? handlers : null;
}

/// <summary>One of our handlers in a file.</summary>
/// <param name="Event">The event, as the client spells it.</param>
/// <param name="GroupIndex">Which of the event's groups, from 0.</param>
/// <param name="HandlerIndex">Which of the group's handlers, from 0.</param>
/// <param name="Group">The group.</param>
/// <param name="Handler">The handler.</param>
internal sealed record FoundHandler(string Event, int GroupIndex, int HandlerIndex, LocatedJson Group, LocatedJson Handler)
{
    /// <summary>Whether its group holds nothing else.</summary>
    public bool IsAlone => Group.Member("hooks")!.Children.Count == 1;

    /// <summary>Its time limit, or null where it names none.</summary>
    public long? TimeoutSeconds => long.TryParse(Handler.Member("timeout")?.Text, out var seconds) ? seconds : null;
}
