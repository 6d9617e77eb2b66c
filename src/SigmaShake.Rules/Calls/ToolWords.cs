namespace SigmaShake.Rules.Calls;

/// <summary>What the words in the name of an unknown tool say that it does with the files, addresses and queries of its input.</summary>
[Flags]
internal enum ToolDeeds
{
    None = 0,
    Read = 1,
    Write = 2,

    /// <summary>Writes into a file that is there.</summary>
    Edit = 4,

    Search = 8,
    Network = 16,

    /// <summary>Reads the first file and writes the others.</summary>
    Copy = 32,
}

/// <summary>
/// The words that tools are named by: <c>mcp__fs__write_file</c> is a server and a tool, and the tool's words are <c>write</c> and <c>file</c>. Only
/// verbs and what stands for one: what the tool does it to is told by the members of its input.
/// </summary>
internal static class ToolWords
{
    private const int MaxWords = 16;

    private static readonly (ToolDeeds Deed, string[] Words)[] Table =
    [
        (ToolDeeds.Read, ["read", "get", "view", "open", "show", "load", "cat", "head", "tail", "print", "display", "retrieve", "contents", "info", "stat", "inspect", "preview", "export", "analyze", "parse", "hash", "checksum", "diff", "compare"]),
        (ToolDeeds.Write, ["write", "create", "save", "put", "store", "add", "new", "make", "mkdir", "touch", "delete", "remove", "rm", "unlink", "trash", "move", "mv", "rename", "set", "upload", "import", "generate", "init", "chmod", "overwrite", "download", "extract", "unzip"]),
        (ToolDeeds.Edit, ["edit", "update", "append", "insert", "replace", "modify", "patch", "change", "apply", "prepend", "rewrite", "refactor", "format", "fix"]),
        (ToolDeeds.Search, ["search", "find", "list", "ls", "grep", "glob", "tree", "scan", "lookup", "query", "browse", "walk", "locate"]),
        (ToolDeeds.Network, ["fetch", "web", "http", "https", "url", "navigate", "goto", "visit", "crawl", "scrape", "download", "curl", "wget", "browser", "internet", "webpage", "website", "google", "bing", "brave", "duckduckgo", "tavily", "exa", "perplexity", "firecrawl"]),
        (ToolDeeds.Copy, ["copy", "cp", "duplicate", "clone", "backup", "link", "symlink"]),
    ];

    /// <summary>What the words say; none of a name without any of them.</summary>
    public static ToolDeeds Of(string tool)
    {
        var deeds = ToolDeeds.None;
        var name = Own(tool);
        for (int start = 0, words = 0; start < name.Length && words < MaxWords; words++)
        {
            var end = EndOfWord(name, start);
            deeds |= OfWord(name[start..end]);
            start = end;
            while (start < name.Length && !char.IsLetter(name[start])) start++;
        }

        return deeds;
    }

    // Behind the server's name: `mcp__server__tool`, `server.tool`, `server/tool`, `server:tool`.
    private static ReadOnlySpan<char> Own(ReadOnlySpan<char> tool)
    {
        var server = tool.LastIndexOf("__");
        if (server >= 0 && server + 2 < tool.Length) tool = tool[(server + 2)..];
        var mark = tool.LastIndexOfAny('.', '/', ':');
        return mark >= 0 && mark + 1 < tool.Length ? tool[(mark + 1)..] : tool;
    }

    // `readTextFile` is three words, `getURL` two.
    private static int EndOfWord(ReadOnlySpan<char> name, int start)
    {
        var end = start + 1;
        while (end < name.Length && char.IsLetter(name[end]) && !(char.IsUpper(name[end]) && char.IsLower(name[end - 1]))) end++;
        return end;
    }

    private static ToolDeeds OfWord(ReadOnlySpan<char> word)
    {
        var deeds = ToolDeeds.None;
        foreach (var (deed, words) in Table)
        {
            foreach (var known in words)
            {
                if (word.Equals(known, StringComparison.OrdinalIgnoreCase)) deeds |= deed;
            }
        }

        return deeds;
    }
}
