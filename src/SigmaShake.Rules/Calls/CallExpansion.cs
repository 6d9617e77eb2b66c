using SigmaShake.Rules.Paths;

namespace SigmaShake.Rules.Calls;

/// <summary>
/// Expands a tool call into actions: deterministic, bounded, never throwing, and without running anything.
/// What a shell command does inside is told by <see cref="CommandActions"/>.
/// </summary>
public static class CallExpansion
{
    /// <summary>How many actions a call may have, the call itself included.</summary>
    public const int MaxActions = 10_000;

    /// <summary>
    /// How many bytes of new text the derived actions may hold together. A text that is meant for many files is judged once for each:
    /// without a bound, a large text for thousands of files would cost their product.
    /// </summary>
    public const int MaxDerivedBytes = 64 << 20;

    /// <summary>Expands a call of which nothing is known but itself: no home, and no files.</summary>
    public static ExpandedCall Expand(ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Expand(call, new PathContext(call.Cwd, call.ProjectDirectory ?? "", HomeDirectory: "", NoFiles.Instance));
    }

    /// <summary>The call itself, then one action for each file of a patch-shaped or many-file call and for each of several addresses.</summary>
    /// <param name="call">The call.</param>
    /// <param name="context">Where it is made: what its commands' paths are relative to, and through what their scripts are read.</param>
    public static ExpandedCall Expand(ToolCall call, PathContext context)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(context);
        var shape = ToolCatalog.Find(call.Tool) ?? ToolShape.Unknown;
        return shape.Form switch
        {
            InputForm.Patch => ExpandPatch(call, shape),
            InputForm.Edits => ExpandEdits(call, shape),
            InputForm.Subcommand => ExpandMembers(call, SubcommandTools.ShapeOf(call.Input, shape), context),
            _ => ExpandMembers(call, shape, context),
        };
    }

    private static ExpandedCall ExpandMembers(ToolCall call, ToolShape shape, PathContext context)
    {
        var files = InputFiles.Read(call.Input);
        var urls = InputFields.Urls(call.Input);
        if (shape.Form == InputForm.Prompt && call.Input.Member("prompt"u8) is { IsString: true } prompt)
            urls.AddRange(PromptAddresses.Find(prompt.Text, MaxActions));
        var command = shape.Form == InputForm.Subcommand ? null : InputFields.Command(call.Input);
        var itself = Itself(call, shape, files, InputFields.Content(call.Input), command, urls);

        // Only the first of several files or addresses stands on the call itself; each gets an action, so that none hides behind another.
        var actions = new List<ToolAction> { itself };
        var isUnknown = shape == ToolShape.Unknown;
        var fits = isUnknown ? UnknownTools.TryAdd(actions, call, files, urls) : files.Count < 2 || TryAddFiles(actions, call, shape, files);
        fits = fits && (isUnknown || urls.Count < 2 || TryAddUrls(actions, call, shape, urls));
        if (fits) AddLocalFiles(actions, call, urls);
        fits = fits && (command is not { } text || TryAddCommand(actions, call, shape, text)) && !LacksItsSubject(itself);
        if (!fits) return Beyond(call, itself);
        if (command is not { } script || shape.Capability is not (Capability.Execute or Capability.Other)) return new ExpandedCall(call, [.. actions]);
        var seen = new RememberingFileView(context.Files);
        var there = context with { Files = seen, Cwd = InputFields.Folder(call.Input) ?? context.Cwd };
        var unanalysable = CommandActions.Add(actions, script, there);
        if (ArgumentVectors.Quoted(call.Input) is { } quoted && !quoted.Span.SequenceEqual(script.Span))
        {
            actions.Add(new ToolAction { Call = call, Capability = Capability.Execute, IsDerived = true, Command = quoted });
            unanalysable = CommandActions.Add(actions, quoted, there) ?? unanalysable;
        }

        if (seen.HasRefused) unanalysable ??= "it runs more scripts than can be looked at";
        return new ExpandedCall(call, [.. actions], unanalysable) { Scripts = seen.Scripts(), UnreadScripts = seen.UnreadScripts() };
    }

    // A client that knows the tool finds a command or a file in it somehow; where none is found here, it must not pass for harmless.
    private static bool LacksItsSubject(ToolAction itself) =>
        (itself.Capability == Capability.Execute && itself.Command is null) || (itself.Capability == Capability.Write && itself.Path is null);

    private static bool TryAddCommand(List<ToolAction> actions, ToolCall call, ToolShape shape, ReadOnlyMemory<byte> command)
    {
        // What an unknown tool takes as a command it is likely to run.
        if (shape.Capability == Capability.Other)
            actions.Add(new ToolAction { Call = call, Capability = Capability.Execute, IsDerived = true, Command = command });

        // A patch that is handed to a shell (`apply_patch <<'EOF'`) is taken up by its client before any shell sees it.
        var start = command.Span.IndexOf("*** Begin Patch"u8);
        if (start < 0) return true;
        var files = PatchReader.Read(command[start..], MaxActions);
        if (files.Count > MaxActions - actions.Count || AddedBytes(files) > MaxDerivedBytes) return false;
        actions.AddRange(files.Select(file => OfFile(call, Capability.Write, file.IsPartialEdit, file.Path, file.AddedLines)));
        return true;
    }

    private static ExpandedCall ExpandPatch(ToolCall call, ToolShape shape)
    {
        // The client may know the file from a member of its own, and pass only the change as text.
        var named = InputFiles.Read(call.Input);
        var text = InputFields.Patch(call.Input);
        var files = text is { } patch ? PatchReader.Read(patch, MaxActions) : [];
        var content = text ?? InputFields.Content(call.Input);
        var actions = new List<ToolAction> { Itself(call, new ToolShape(Capability.Other), [], content) };
        var fits = files.Count + named.Count > 0 && files.Count <= MaxActions - actions.Count
            && AddedBytes(files) <= MaxDerivedBytes;
        if (fits) actions.AddRange(files.Select(file => OfFile(call, Capability.Write, file.IsPartialEdit, file.Path, file.AddedLines)));
        fits = fits && TryAddFiles(actions, call, shape with { IsPartialEdit = true }, named);
        return fits ? new ExpandedCall(call, [.. actions]) : Beyond(call, Itself(call, shape, named, content));
    }

    private static ExpandedCall ExpandEdits(ToolCall call, ToolShape shape)
    {
        var files = InputFiles.Read(call.Input);
        var content = InputFields.Content(call.Input);
        var actions = new List<ToolAction> { Itself(call, new ToolShape(Capability.Other), files, content) };
        return files.Count > 0 && TryAddFiles(actions, call, shape, files)
            ? new ExpandedCall(call, [.. actions])
            : Beyond(call, Itself(call, shape, files, content));
    }

    private static long AddedBytes(List<PatchFile> files)
    {
        var bytes = 0L;
        foreach (var file in files) bytes += file.AddedLines.Length;
        return bytes;
    }

    private static bool TryAddFiles(List<ToolAction> actions, ToolCall call, ToolShape shape, List<InputFile> files)
    {
        if (files.Count > MaxActions - actions.Count) return false;
        var shared = InputFiles.SharedText(call.Input);
        if (files.Sum(file => (long)(shared?.Length ?? 0) + file.Texts.Sum(text => (long)text.Length)) > MaxDerivedBytes) return false;

        foreach (var file in files)
        {
            var content = InputFields.Joined(shared is { } text ? [text, .. file.Texts] : file.Texts);
            actions.Add(OfFile(call, shape.Capability, shape.IsPartialEdit, file.Path, content));
        }

        return true;
    }

    private static bool TryAddUrls(List<ToolAction> actions, ToolCall call, ToolShape shape, List<ReadOnlyMemory<byte>> urls)
    {
        if (urls.Count > MaxActions - actions.Count) return false;
        foreach (var url in urls) actions.Add(new ToolAction { Call = call, Capability = shape.Capability, IsDerived = true, Url = url });
        return true;
    }

    // `file:///etc/passwd`: whoever fetches it reads the file.
    private static void AddLocalFiles(List<ToolAction> actions, ToolCall call, List<ReadOnlyMemory<byte>> urls)
    {
        foreach (var url in urls)
        {
            if (url.Span.StartsWith("file://"u8) && url.Span.IndexOf("//"u8) is var at && url.Span[(at + 2)..].IndexOf((byte)'/') is >= 0 and var path && actions.Count < MaxActions)
                actions.Add(new ToolAction { Call = call, Capability = Capability.Read, IsDerived = true, Path = url[(at + 2 + path)..] });
        }
    }

    // What cannot be taken apart keeps the tool's capability, so that rules on it still apply to the call as a whole.
    private static ExpandedCall Beyond(ToolCall call, ToolAction itself) => new(
        call, [itself], $"the input of `{ShownText.Of(call.Tool)}` names no command or file that can be told, or more than can be judged one by one");

    private static ToolAction Itself(
        ToolCall call,
        ToolShape shape,
        List<InputFile> files,
        ReadOnlyMemory<byte>? content,
        ReadOnlyMemory<byte>? command = null,
        List<ReadOnlyMemory<byte>>? urls = null) => new()
    {
        Call = call,
        Capability = shape.Capability,
        IsPartialEdit = shape.IsPartialEdit,
        Command = command,
        Path = files is [var file, ..] ? file.Path : default(ReadOnlyMemory<byte>?),
        Content = content,
        Url = urls is [var url, ..] ? url : default(ReadOnlyMemory<byte>?),
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
