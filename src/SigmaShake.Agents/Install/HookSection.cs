using SigmaShake.Agents.Install.Editing;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Install;

/// <summary>
/// Events, each with groups, each with handlers, as Claude Code defined them; or each with handlers at once. Handlers of others are never touched.
/// </summary>
/// <param name="document">The file that holds them.</param>
/// <param name="isOurs">Whether a handler is one of ours, of this version or of an older one.</param>
/// <param name="layout">How the client lays them out.</param>
internal sealed class HookSection(EditableJson document, Func<LocatedJson, bool> isOurs, HookLayout layout = HookLayout.Grouped)
{
    private const string Hooks = "hooks";

    // The object that holds the events: a member of the root, or the root.
    private LocatedJson? Events => layout == HookLayout.GroupedAtRoot ? document.Root : document.Root.Member(Hooks);

    /// <summary>All our handlers, in the order of the file.</summary>
    public List<FoundHandler> Find()
    {
        var found = new List<FoundHandler>();
        foreach (var @event in Events?.Children ?? [])
        {
            var groups = @event.Value.Kind == JsonKind.Array ? @event.Value.Children : [];
            for (var group = 0; group < groups.Count; group++)
            {
                var handlers = layout == HookLayout.Flat ? [groups[group]] : Handlers(groups[group].Value)?.Children ?? [];
                for (var handler = 0; handler < handlers.Count; handler++)
                {
                    if (!isOurs(handlers[handler].Value)) continue;
                    found.Add(new FoundHandler(@event.Name!, group, handler, groups[group].Value, handlers[handler].Value, handlers.Count));
                }
            }
        }

        return found;
    }

    /// <summary>Makes ours be exactly the wanted ones. Returns why that cannot be, or null.</summary>
    public string? Install(IReadOnlyList<WantedHook> wanted)
    {
        if (Events is { Kind: not JsonKind.Object }) return "its member `hooks` is not an object";
        foreach (var hook in wanted)
        {
            if (Events?.Member(hook.Event) is not { Kind: not JsonKind.Array }) continue;
            return $"its member `{(layout == HookLayout.GroupedAtRoot ? "" : "hooks.")}{hook.Event}` is not a list";
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
            if (!document.SaysTheSame(kept.Group, Wanted(hook))) document.Replace(kept.Group, Wanted(hook));
            return;
        }

        RemoveAll(found => found.Event == hook.Event);
        if (Events is not { } events) document.AppendMember(document.Root, Hooks, $"{{\"{hook.Event}\":[{Wanted(hook)}]}}");
        else if (events.Member(hook.Event) is not { } groups) document.AppendMember(events, hook.Event, $"[{Wanted(hook)}]");
        else document.AppendItem(groups, Wanted(hook));
    }

    private string Wanted(WantedHook hook) => layout == HookLayout.Flat ? hook.Handler : hook.Group;

    private List<FoundHandler> Find(string @event) => Find().FindAll(found => found.Event == @event);

    // From the last to the first, so that the places of those before it stay.
    private void RemoveAll(Predicate<FoundHandler> condition)
    {
        while (Find().FindLast(condition) is { } found) Remove(found);
    }

    private void Remove(FoundHandler found)
    {
        var events = Events!;
        var groups = events.Member(found.Event)!;
        if (!found.IsAlone) document.Remove(Handlers(found.Group)!, found.HandlerIndex);
        else if (groups.Children.Count > 1) document.Remove(groups, found.GroupIndex);
        else if (events.Children.Count > 1 || layout == HookLayout.GroupedAtRoot) document.Remove(events, events.IndexOf(found.Event));
        else document.Remove(document.Root, document.Root.IndexOf(Hooks));
    }

    private static LocatedJson? Handlers(LocatedJson group) => group.Member(Hooks) is { Kind: JsonKind.Array } handlers ? handlers : null;
}

/// <summary>How a client lays its hooks out.</summary>
internal enum HookLayout : byte
{
    /// <summary><c>{"hooks":{"EVENT":[{"hooks":[HANDLER]}]}}</c>.</summary>
    Grouped,

    /// <summary><c>{"EVENT":[{"hooks":[HANDLER]}]}</c>.</summary>
    GroupedAtRoot,

    /// <summary><c>{"hooks":{"EVENT":[HANDLER]}}</c>.</summary>
    Flat,
}

/// <summary>One of our handlers in a file.</summary>
/// <param name="Event">The event, as the client spells it.</param>
/// <param name="GroupIndex">Which of the event's groups, from 0.</param>
/// <param name="HandlerIndex">Which of the group's handlers, from 0.</param>
/// <param name="Group">The group.</param>
/// <param name="Handler">The handler.</param>
/// <param name="GroupSize">How many handlers its group holds.</param>
internal sealed record FoundHandler(string Event, int GroupIndex, int HandlerIndex, LocatedJson Group, LocatedJson Handler, int GroupSize)
{
    /// <summary>Whether its group holds nothing else.</summary>
    public bool IsAlone => GroupSize == 1;

    /// <summary>Its time limit, or null where it names none.</summary>
    public long? TimeoutSeconds => long.TryParse(Handler.Member("timeout")?.Text, out var seconds) ? seconds : null;
}
