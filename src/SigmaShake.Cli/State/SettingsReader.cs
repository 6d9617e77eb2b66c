using System.Text;
using System.Text.Unicode;
using SigmaShake.Rules.Diagnostics;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace SigmaShake.Cli.State;

/// <summary>The settings of a file, or what is wrong with it: <c>file:line:column: …</c>.</summary>
internal readonly record struct SettingsResult(Settings Settings, string? Problem);

/// <summary>Reads <c>config.toml</c>. An unknown key or a wrong value is an error, never skipped: a misspelt guard would be no guard.</summary>
internal static class SettingsReader
{
    public const int MaxBytes = 64 << 10;

    /// <summary>Reads a file's text.</summary>
    /// <param name="fileName">For messages.</param>
    /// <param name="toml">The text as UTF-8.</param>
    /// <param name="isProject">Whether it is a project's file, which may only enable packs.</param>
    public static SettingsResult Read(string fileName, byte[] toml, bool isProject)
    {
        var document = SyntaxParser.Parse(Encoding.UTF8.GetString(toml), fileName, validate: true);
        if (document.HasErrors)
        {
            var first = document.Diagnostics.First(message => message.Kind == DiagnosticMessageKind.Error);
            var what = Utf8.IsValid(toml) ? first.Message.TrimEnd('.') : "the file is not UTF-8 from here on";
            return Refused($"{Place(fileName, first.Span)}: {what}");
        }

        if (document.Tables.OfType<TableArraySyntax>().FirstOrDefault() is { } array)
        {
            return Refused($"{Place(fileName, array.Span)}: a list of tables means nothing here; write `[{array.Name}]`");
        }

        var settings = Settings.Defaults;
        foreach (var (table, pair) in Pairs(document))
        {
            var name = table + pair.Key!.ToString().Trim();
            if (SettingKey.Find(name) is not { } key) return Refused($"{Place(fileName, pair.Span)}: unknown key `{name}`{Suggest(name)}");
            if (isProject && !key.InProject)
            {
                return Refused($"{Place(fileName, pair.Span)}: a project may not set `{name}`; set it with `ssg config set`");
            }

            if (Value(key, pair.Value) is not { } value)
            {
                return Refused($"{Place(fileName, pair.Span)}: `{name}` must be {Expected(key)}");
            }

            settings = settings.With(key, value);
        }

        return new SettingsResult(settings, null);
    }

    /// <summary>The nearest known key, as the end of a sentence.</summary>
    public static string Suggest(string name) => "; " + Spelling.Help(name, [.. SettingKey.All.Select(key => key.Name)]);

    /// <summary>What a setting may hold, in words.</summary>
    public static string Expected(SettingKey key) => key.Kind switch
    {
        SettingKind.Boolean => "true or false",
        SettingKind.Words => "a list of strings, such as [\"destructive\"]",
        SettingKind.Age => "\"forever\" or days, such as \"90d\"",
        SettingKind.Size => "\"unlimited\" or a size, such as \"500MB\" or \"2GB\"",
        SettingKind.Wait => $"\"off\" or seconds up to {WaitText.MaxSeconds}, such as \"15s\"",
        _ => string.Join(" or ", key.Words.Select(word => $"\"{word}\"")),
    };

    private static IEnumerable<(string Table, KeyValueSyntax Pair)> Pairs(DocumentSyntax document)
    {
        foreach (var pair in document.KeyValues) yield return ("", pair);
        foreach (var table in document.Tables)
        {
            // A `[[table]]` is a list of tables, which no setting is: its brackets stay in the name, so that no key has it.
            var name = table is TableArraySyntax ? $"[{table.Name!.ToString().Trim()}]." : table.Name!.ToString().Trim() + ".";
            foreach (var item in table.Items)
            {
                if (item is KeyValueSyntax pair) yield return (name, pair);
            }
        }
    }

    private static object? Value(SettingKey key, ValueSyntax? value) => (key.Kind, value) switch
    {
        (SettingKind.Boolean, BooleanValueSyntax boolean) => boolean.Value,
        (SettingKind.Word, StringValueSyntax { Value: { } word }) when key.Words.Contains(word) => word,
        (SettingKind.Words, ArraySyntax array) => Strings(array),
        (SettingKind.Age, StringValueSyntax { Value: { } age }) => RetentionText.Age(age),
        (SettingKind.Size, StringValueSyntax { Value: { } size }) => RetentionText.Size(size),
        (SettingKind.Wait, StringValueSyntax { Value: { } wait }) => WaitText.Seconds(wait),
        _ => null,
    };

    private static string[]? Strings(ArraySyntax array)
    {
        var words = new List<string>();
        foreach (var item in array.Items)
        {
            if (item.Value is not StringValueSyntax { Value: { Length: > 0 } word }) return null;
            words.Add(word);
        }

        return [.. words];
    }

    private static string Place(string fileName, SourceSpan span) => $"{fileName}:{span.Start.Line + 1}:{span.Start.Column + 1}";

    private static SettingsResult Refused(string problem) => new(Settings.Defaults, problem);
}
