namespace SigmaShake.Rules.Calls;

/// <summary>
/// The actions of a tool that no table knows, most of them of MCP servers: by the words of its name, and by the members of its input. The call itself
/// stays what it is, so that rules on <c>any</c> see it once.
/// </summary>
internal static class UnknownTools
{
    /// <summary>Adds them; false where there would be more than a call may have.</summary>
    /// <param name="actions">The call itself first.</param>
    /// <param name="call">The call.</param>
    /// <param name="files">The files that it names.</param>
    /// <param name="urls">The addresses that it names.</param>
    public static bool TryAdd(List<ToolAction> actions, ToolCall call, List<InputFile> files, List<ReadOnlyMemory<byte>> urls)
    {
        var deeds = ToolWords.Of(call.Tool);
        var shared = InputFiles.SharedText(call.Input);
        if (2L * (files.Count + urls.Count) > CallExpansion.MaxActions - actions.Count - 1 || Bytes(files, shared) > CallExpansion.MaxDerivedBytes) return false;
        for (var i = 0; i < files.Count; i++) AddFile(actions, call, deeds, files[i], shared, isFirst: i == 0);
        foreach (var url in urls) actions.Add(new ToolAction { Call = call, Capability = Capability.Network, IsDerived = true, Url = url });
        if (InputFields.Query(call.Input) is { } query) AddQuery(actions, call, deeds, files, urls, query);
        return true;
    }

    private static void AddFile(List<ToolAction> actions, ToolCall call, ToolDeeds deeds, InputFile file, ReadOnlyMemory<byte>? shared, bool isFirst)
    {
        var content = InputFields.Joined(shared is { } text ? [text, .. file.Texts] : file.Texts);
        var isCopied = (deeds & ToolDeeds.Copy) != ToolDeeds.None;

        // A text for a file is written into it, whatever the tool is called.
        var isWritten = (deeds & (ToolDeeds.Write | ToolDeeds.Edit)) != ToolDeeds.None || content is not null || (isCopied && !isFirst);
        Capability? capability = isWritten ? Capability.Write
            : (deeds & ToolDeeds.Read) != ToolDeeds.None || isCopied ? Capability.Read
            : (deeds & ToolDeeds.Search) != ToolDeeds.None ? Capability.Search
            : null;
        if (capability is not { } known) return;
        actions.Add(new ToolAction
        {
            Call = call,
            Capability = known,
            IsPartialEdit = isWritten && (deeds & (ToolDeeds.Write | ToolDeeds.Edit)) == ToolDeeds.Edit,
            IsDerived = true,
            Path = file.Path,
            Content = content,
            Query = known == Capability.Search ? InputFields.Query(call.Input) : default(ReadOnlyMemory<byte>?),
        });
    }

    // What is looked for in files has been said of each of them.
    private static void AddQuery(
        List<ToolAction> actions, ToolCall call, ToolDeeds deeds, List<InputFile> files, List<ReadOnlyMemory<byte>> urls, ReadOnlyMemory<byte> query)
    {
        if ((deeds & ToolDeeds.Network) != ToolDeeds.None && urls.Count == 0)
            actions.Add(new ToolAction { Call = call, Capability = Capability.Network, IsDerived = true, Query = query });
        else if ((deeds & ToolDeeds.Search) != ToolDeeds.None && files.Count == 0)
            actions.Add(new ToolAction { Call = call, Capability = Capability.Search, IsDerived = true, Query = query });
    }

    private static long Bytes(List<InputFile> files, ReadOnlyMemory<byte>? shared)
    {
        var bytes = 0L;
        foreach (var file in files)
        {
            bytes += shared?.Length ?? 0;
            foreach (var text in file.Texts) bytes += text.Length;
        }

        return bytes;
    }
}
