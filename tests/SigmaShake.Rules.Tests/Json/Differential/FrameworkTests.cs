using System.Text;
using System.Text.Unicode;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Json.Differential;

/// <summary>Our reader against the framework's: what is accepted, the values, and where the first error stands, byte for byte.</summary>
public sealed class FrameworkTests
{
    private const int Documents = 200_000;

    private static readonly string?[] Endings = [null, "not JSON", "arrays and objects nest", "the key", "the text is not valid UTF-8"];

    [Fact]
    public void Random_and_broken_documents_are_judged_as_by_the_framework()
    {
        var documents = new RandomJson(RandomSource.Create());
        var met = new int[Endings.Length];
        for (var i = 0; i < Documents; i++)
        {
            var document = documents.Next();
            var expected = FrameworkParser.Parse(document);
            var actual = JsonParser.Parse(document);
            var value = actual.Value is null ? null : SpelledText.Of(actual.Value);
            if (expected != (value, actual.Problem)) Assert.Fail($"document {i}: {Shown(document)}: {expected} became {(value, actual.Problem)}");
            met[Array.FindIndex(Endings, ending => ending is null ? expected.Problem is null : expected.Problem?.StartsWith(ending, StringComparison.Ordinal) == true)]++;
        }

        // Each way to end is met often enough to count.
        Assert.All(met, count => Assert.InRange(count, Documents / 1_000, Documents));
    }

    [Fact]
    public void What_is_written_compactly_is_read_as_the_same_value()
    {
        var documents = new RandomJson(RandomSource.Create());
        for (var i = 0; i < Documents / 10; i++)
        {
            if (JsonParser.Parse(documents.Next()).Value is not { } value) continue;
            var written = CompactJson.Write(value);
            var (again, problem) = FrameworkParser.Parse(written.Span);
            if (again != SpelledText.Of(value)) Assert.Fail($"document {i}: {Shown(written.ToArray())}: {problem}");
        }
    }

    [Fact]
    public void Half_surrogate_pairs_and_a_lower_limit_on_depth_are_told_as_by_the_framework()
    {
        var documents = new RandomJson(RandomSource.Create());
        var refused = 0;
        for (var i = 0; i < Documents; i++)
        {
            var document = documents.Next();
            if (!Utf8.IsValid(document)) continue;
            var expected = FrameworkParser.IsText(document, 64);
            if (IsText(document, 64) != expected) Assert.Fail($"document {i}: {Shown(document)}: {expected} by the framework");
            if (!expected && JsonParser.Parse(document).Succeeded) refused++;
        }

        Assert.InRange(refused, Documents / 1_000, Documents);
    }

    [Fact]
    public void Every_byte_in_every_place_of_a_string_is_judged_as_by_the_framework()
    {
        // Around the sixteen bytes that are looked at together.
        for (var length = 1; length <= 40; length++)
        {
            for (var at = 0; at < length; at++)
            {
                for (var value = 0; value < 0x80; value++)
                {
                    var document = Encoding.ASCII.GetBytes($"\"{new string('a', length)}\"");
                    document[at + 1] = (byte)value;
                    Assert.Equal(FrameworkParser.Parse(document).Problem, JsonParser.Parse(document).Problem);
                }
            }
        }
    }

    [Fact]
    public void What_is_skipped_is_read_to_its_end_and_no_further()
    {
        var reader = new JsonReader("""{"a":{"b":[1,{"c":2}]},"d":"x","e":[[],3]}"""u8, 8);
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.True(reader.Skip());
        Assert.Equal(JsonToken.EndObject, reader.Token);
        Assert.True(reader.Read());
        Assert.Equal("d", Encoding.UTF8.GetString(reader.Raw));
        Assert.True(reader.Skip());
        Assert.Equal(JsonToken.String, reader.Token);
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal(JsonToken.BeginArray, reader.Token);
        Assert.True(reader.Skip());
        Assert.True(reader.Read());
        Assert.Equal(JsonToken.EndObject, reader.Token);
        Assert.False(reader.Read());
        Assert.Equal(JsonToken.End, reader.Token);
    }

    private static bool IsText(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new JsonReader(utf8, maxDepth);
        while (reader.Read())
        {
        }

        return reader.Token == JsonToken.End && !reader.HasLoneSurrogate;
    }

    private static string Shown(byte[] document) => $"{Encoding.UTF8.GetString(document)} ({Convert.ToHexString(document)})";
}
