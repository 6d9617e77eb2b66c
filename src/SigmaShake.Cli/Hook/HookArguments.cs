namespace SigmaShake.Cli.Hook;

/// <summary>What stands behind <c>ssg hook</c>: the client's name, and where the state is.</summary>
/// <param name="Client">The client that the installer named, or null.</param>
/// <param name="StateFolder">The absolute state folder that the installer wrote, or null for the one in HOME.</param>
/// <param name="Problem">What is wrong with the arguments, or null.</param>
internal readonly record struct HookArguments(string? Client, string? StateFolder, string? Problem)
{
    /// <summary>Reads the arguments behind the word <c>hook</c>. By hand: a command-line library costs more than the judging.</summary>
    public static HookArguments Parse(ReadOnlySpan<string> arguments)
    {
        string? client = null;
        string? state = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument == "--state" && i + 1 < arguments.Length) state = arguments[++i];
            else if (argument.StartsWith("--state=", StringComparison.Ordinal)) state = argument["--state=".Length..];
            else if (argument.StartsWith('-') || client is not null) return new HookArguments(client, state, $"`{argument}` is not understood by `ssg hook`");
            else client = argument;
        }

        return state is null || state.StartsWith('/')
            ? new HookArguments(client, state, null)
            : new HookArguments(client, null, $"`--state {state}` must be an absolute path");
    }
}
