namespace SigmaShake.Rules.Calls;

/// <summary>
/// Expands a tool call into actions: deterministic, bounded, never throwing, and without running anything.
/// Understanding what a shell command does inside joins here, as further derived actions of an execute call.
/// </summary>
public static class CallExpansion
{
    /// <summary>How many actions a call may have.</summary>
    public const int MaxActions = 10_000;

    /// <summary>The call itself, then one action for each file of a patch-shaped or many-file call.</summary>
    public static ExpandedCall Expand(ToolCall call)
    {
        var shape = ToolCatalog.Find(call.Tool) ?? new ToolShape(Capability.Other);
        return shape.Form switch
        {
            InputForm.Patch => ExpandPatch(call, shape),
            InputForm.Edits => ExpandEdits(call, shape),
            _ => ExpandMembers(call, shape),
        };
    }

    private static ExpandedCall ExpandMembers(ToolCall call, ToolShape shape)
    {
        var paths = InputFields.Paths(call.Input);
        var actions = new List<ToolAction> { Itself(call, shape.Capability, shape.IsPartialEdit, paths) };

        // Only the first of several files stands on the call itself; each gets an action, so that none hides behind another.
        if (paths.Count > MaxActions) return Beyond(call, shape);
        if (paths.Count > 1) actions.AddRange(paths.Select(path => OfFile(call, shape.Capability, shape.IsPartialEdit, path, actions[0].Content)));
        return new ExpandedCall(call, actions);
    }

    private static ExpandedCall ExpandPatch(ToolCall call, ToolShape shape)
    {
        var text = InputFields.Command(call.Input) ?? InputFields.Content(call.Input) ?? PatchMember(call);
        var files = text is { } patch ? PatchReader.Read(patch) : [];
        if (files.Count is 0 or > MaxActions) return Beyond(call, shape);
        return new ExpandedCall(call, [
            Itself(call, Capability.Other, isPartialEdit: false, [], isPatch: true),
            .. files.Select(file => OfFile(call, Capability.Write, file.IsPartialEdit, file.Path, file.AddedLines)),
        ]);
    }

    private static ExpandedCall ExpandEdits(ToolCall call, ToolShape shape)
    {
        var paths = InputFields.Paths(call.Input);
        if (paths.Count is 0 or > MaxActions) return Beyond(call, shape);
        var itself = Itself(call, Capability.Other, isPartialEdit: false, paths);
        return new ExpandedCall(call, [
            itself,
            .. paths.Select(path => OfFile(call, Capability.Write, shape.IsPartialEdit, path, itself.Content)),
        ]);
    }

    private static ReadOnlyMemory<byte>? PatchMember(ToolCall call) =>
        (call.Input.Member("input"u8) ?? call.Input.Member("patchText"u8) ?? call.Input.Member("patch"u8)) is { IsString: true } member
            ? member.Text
            : null;

    // What cannot be taken apart keeps its capability, so that rules on it still apply to the call as a whole.
    private static ExpandedCall Beyond(ToolCall call, ToolShape shape) => new(
        call,
        [Itself(call, shape.Capability, shape.IsPartialEdit, InputFields.Paths(call.Input))],
        $"the input of `{ShownText.Of(call.Tool)}` names no file that can be told, or more than {MaxActions}");

    private static ToolAction Itself(
        ToolCall call, Capability capability, bool isPartialEdit, List<ReadOnlyMemory<byte>> paths, bool isPatch = false) => new()
    {
        Call = call,
        Capability = capability,
        IsPartialEdit = isPartialEdit,
        // Some clients pass a patch under the name `command`; it is none.
        Command = isPatch ? null : InputFields.Command(call.Input),
        Path = paths.Count > 0 ? paths[0] : null,
        Content = InputFields.Content(call.Input),
        Url = InputFields.Url(call.Input),
        Query = InputFields.Query(call.Input),
    };

    private static ToolAction OfFile(
        ToolCall call, Capability capability, bool isPartialEdit, ReadOnlyMemory<byte> path, ReadOnlyMemory<byte>? content) => new()
    {
        Call = call,
        Capability = capability,
        IsPartialEdit = isPartialEdit,
        IsDerived = true,
        Path = path,
        Content = content,
    };
}
