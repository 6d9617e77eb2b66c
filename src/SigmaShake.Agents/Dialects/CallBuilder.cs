using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Agents.Dialects;

/// <summary>Puts together what a payload says of an event; what is missing or of the wrong kind becomes the request's problem.</summary>
internal readonly ref struct CallBuilder
{
    public required HookEvent Event { get; init; }

    public required string Agent { get; init; }

    public string? EventName { get; init; }

    public JsonValue? Tool { get; init; }

    public JsonValue? Input { get; init; }

    public JsonValue? Cwd { get; init; }

    public JsonValue? Session { get; init; }

    public JsonValue? CallId { get; init; }

    public string? ProjectDirectory { get; init; }

    public HookRequest Build()
    {
        var cwd = Text(Cwd) ?? "";
        var request = new HookRequest
        {
            Event = Event,
            EventName = EventName ?? "",
            Agent = Agent,
            Cwd = IsAbsolute(cwd) ? cwd : "",
            ProjectDirectory = ProjectDirectory is { } project && IsAbsolute(project) ? project : null,
            Session = Text(Session),
        };
        if (Event is not (HookEvent.ToolUse or HookEvent.PermissionRequest)) return request;
        return Problem(cwd) is { } problem
            ? request with { Problem = problem }
            : request with
            {
                Call = new ToolCall
                {
                    Agent = Agent,
                    Tool = Text(Tool)!,
                    Input = Input!,
                    Cwd = cwd,
                    ProjectDirectory = request.ProjectDirectory,
                    Session = request.Session,
                    CallId = Text(CallId),
                },
            };
    }

    /// <summary>A string that is not empty; else null.</summary>
    public static string? Text(JsonValue? value) =>
        value is { IsString: true, Text.IsEmpty: false } ? Encoding.UTF8.GetString(value.Text.Span) : null;

    /// <summary>The first item of a list, or null.</summary>
    public static JsonValue? First(JsonValue? list) => list is { Items: [var first, ..] } ? first : null;

    /// <summary>A text that holds JSON as that JSON. What is none stays a text, and is no input.</summary>
    public static JsonValue? Unwrapped(JsonValue? input) =>
        input is { IsString: true } && JsonParser.Parse(input.Text).Value is { } inner ? inner : input;

    private string? Problem(string cwd)
    {
        if (Text(Tool) is null) return "the call names no tool";
        if (Input is not { Kind: JsonKind.Object }) return $"the input of `{ShownText.Of(Tool!.Text.Span)}` is not an object";
        // A rule that looks at a path must not look at it from a place that nobody meant.
        var isUnderstood = Cwd is null or { Kind: JsonKind.Null or JsonKind.String } && (cwd.Length == 0 || IsAbsolute(cwd));
        return isUnderstood ? null : "the working directory is not an absolute path";
    }

    // Of either family of systems, whichever this one is: the payload may come from a client on another.
    private static bool IsAbsolute(string path) =>
        path is ['/', ..] or ['\\', '\\', ..] or [(>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ':', '\\' or '/', ..];
}
