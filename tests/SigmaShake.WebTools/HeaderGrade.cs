using System.Text.Json;
using Xunit;

namespace SigmaShake.WebTools;

/// <summary>A page as a browser got it over TLS, to be graded.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its source.</param>
public sealed record GotPage(string Name, int Status, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, string Body);

/// <summary>What Mozilla's HTTP Observatory gives a page.</summary>
/// <param name="Name">The page.</param>
/// <param name="Grade"><c>A+</c> down to <c>F</c>.</param>
/// <param name="Failed">The tests that it does not pass, and what they found.</param>
public sealed record HeaderGrade(string Name, string Grade, IReadOnlyList<string> Failed)
{
    /// <summary>Has pages graded, in their order.</summary>
    public static async Task<IReadOnlyList<HeaderGrade>> OfAsync(IEnumerable<GotPage> pages)
    {
        var input = JsonSerializer.SerializeToUtf8Bytes(pages.Select(page => new { name = page.Name, status = page.Status, headers = page.Headers, body = page.Body }));
        var run = await WebToolsPackage.RunAsync("observatory-answers.mjs", null, [], input);
        Assert.True(run.ExitCode == 0, run.Error);
        using var grades = JsonDocument.Parse(run.Out);
        return [.. grades.RootElement.EnumerateArray().Select(Read)];
    }

    private static HeaderGrade Read(JsonElement grade) => new(
        grade.GetProperty("name").GetString()!, grade.GetProperty("grade").GetString()!,
        [.. grade.GetProperty("tests").EnumerateObject().Where(test => !test.Value.GetProperty("pass").GetBoolean()).Select(test => $"{test.Name}: {test.Value.GetProperty("result").GetString()}")]);
}
