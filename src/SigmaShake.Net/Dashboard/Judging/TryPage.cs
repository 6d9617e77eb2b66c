using System.Text;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Dashboard.Judging;

/// <summary>A box to try a command in: what the rules would say of it, and why. Sent as a form, so that what is typed stays in no address.</summary>
internal sealed class TryPage(Machine machine, Judgement judgement)
{
    private static readonly (string Tool, string Member, string Label)[] Kinds =
    [
        ("Bash", "command", "a shell command"), ("Read", "file_path", "a file that is read"), ("Write", "file_path", "a file that is written"), ("WebFetch", "url", "an address that is fetched"),
    ];

    public IEnumerable<Route> Routes => [Route.Get("/try", (request, _) => AnswerAsync(request)), Route.Post("/try", (request, _) => AnswerAsync(request))];

    private Task<Answer> AnswerAsync(PageRequest request)
    {
        var (kind, text, directory) = (request.Sent("kind"), request.Sent("text"), request.Sent("directory"));
        if (directory.Length == 0) directory = machine.Directory;
        var result = text.Length == 0 ? Html.None
            : !AskedFolder.IsOne(directory) ? Notice.Problem("The folder has to begin with `/`, and to be no longer than folders are, without control characters.")
            : judgement.Try(Call(kind, text, directory));
        return Task.FromResult<Answer>(new Answer.Page("Try", Html.Of($"""
            <form method="post" action="{request.Link("/try")}">
            {request.FormToken}
            <p class="filters">
            <label>What {Choice.Of("kind", Kinds.Select(one => (one.Tool, one.Label)), kind)}</label>
            <label class="long">Folder <input name="directory" value="{directory}" spellcheck="false"></label>
            </p>
            <p><label for="text">Text</label><textarea id="text" name="text" spellcheck="false" required>{text}</textarea></p>
            <p><button>Judge</button> <span class="hint">It is not run, and not recorded.</span></p>
            </form>
            {result}
            """)));
    }

    private static ToolCall Call(string kind, string text, string directory)
    {
        var (tool, member, _) = Array.Find(Kinds, one => one.Tool == kind) is { Tool: not null } known ? known : Kinds[0];
        return new ToolCall
        {
            Agent = "generic",
            Tool = tool,
            Input = JsonValue.Of([new JsonMember(Encoding.UTF8.GetBytes(member), JsonValue.Of(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))]),
            Cwd = directory,
            ProjectDirectory = directory,
        };
    }
}
