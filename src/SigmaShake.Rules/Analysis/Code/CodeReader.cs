using System.Text;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Code;

/// <summary>
/// Goes through the tokens of code once, from the first to the last, and tells what the calls in it do. It takes whatever looks like an expression
/// for
/// one and passes over the rest: branches, loops and the bodies of functions are read as if they ran.
/// </summary>
internal sealed partial class CodeReader
{
    private readonly CodeSyntax _syntax;
    private readonly CallTable _table;
    private readonly List<Deed> _deeds;
    private readonly Dictionary<string, CodeValue> _names;
    private List<CodeToken> _tokens;
    private int _at;
    private int _depth;
    private int _work;

    // Inside round or square brackets a comparison is none with a file.
    private int _parentheses;
    private bool _isPrinting;

    private CodeReader(CodeSyntax syntax, List<CodeToken> tokens, List<Deed> deeds)
    {
        _syntax = syntax;
        _table = CallTable.Of(syntax.Language);
        _tokens = tokens;
        _deeds = deeds;
        _names = new Dictionary<string, CodeValue>(StringComparer.Ordinal);
    }

    /// <summary>Adds what <paramref name="code"/> does.</summary>
    public static void Read(CodeSyntax syntax, ReadOnlyMemory<byte> code, List<Deed> deeds)
    {
        var reader = new CodeReader(syntax, CodeScanner.Scan(syntax, code), deeds);
        while (reader.Now.Kind != CodeTokenKind.End) reader.ReadItems([], default);
    }

    private CodeToken Now => _tokens[_at];

    private CodeToken Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    private void Move()
    {
        if (_at < _tokens.Count - 1) _at++;
    }

    /// <summary>Reads what stands between brackets, the opening one passed, and the closing one with it: expressions, with names or
    /// without.</summary>
    private void ReadItems(List<CodeItem> items, ReadOnlySpan<byte> close)
    {
        if (!Enter(close)) return;
        string? key = null;
        CodeValue? value = null;
        while (Now.Kind != CodeTokenKind.End)
        {
            if (Now.Kind == CodeTokenKind.Sign && Now.Value.Span is [(byte)')' or (byte)']' or (byte)'}'])
            {
                // A bracket that nothing opened is passed over, at the top; below, it ends what it does not belong to, too.
                Move();
                if (!close.IsEmpty) break;
                continue;
            }

            if (Now.Kind == CodeTokenKind.LineEnd || (Now.Kind == CodeTokenKind.Sign && Now.Value.Span is [(byte)',' or (byte)';']))
            {
                EndItem(items, ref key, ref value);
                Move();
                continue;
            }

            if (value is not null && Now.Kind == CodeTokenKind.Sign && Now.Value.Span is [(byte)':'] or [(byte)'=', (byte)'>'])
            {
                key ??= TextOf(value);
                value = null;
                Move();
                continue;
            }

            ReadStatement(ref key, ref value);
        }

        EndItem(items, ref key, ref value);
        _depth--;
    }

    private void EndItem(List<CodeItem> items, ref string? key, ref CodeValue? value)
    {
        if (value is not null) Keep(items, key, value);
        (key, value) = (null, null);
        if (_parentheses == 0) _isPrinting = false;
    }

    private void ReadStatement(ref string? key, ref CodeValue? value)
    {
        var start = _at;
        if (ReadImport() || ReadAssignment(ref key, ref value)) return;
        if (Now.Kind == CodeTokenKind.Name && Now.Value.Span is var word
            && (word.SequenceEqual("print"u8) || word.SequenceEqual("printf"u8))) _isPrinting = true;
        var read = ReadExpression();
        if (_syntax.Language == Language.Awk && ReadRedirection(read)) return;

        // Two values in one place (`x for x in y`, `a < b`) are one that nobody knows.
        if (read is not null) value = value is null ? read : CodeValue.Unknown with { FetchedFrom = value.FetchedFrom ?? read.FetchedFrom };
        if (_at == start) Move();
    }

    private bool Enter(ReadOnlySpan<byte> close)
    {
        if (_depth < CodeLimits.MaxDepth && _deeds.Count < CodeLimits.MaxDeeds)
        {
            _depth++;
            return true;
        }

        // What is deeper is not looked at, and neither is what is behind it: it may hide anything.
        _ = close;
        if (_deeds.Count == 0 || _deeds[^1].Kind != DeedKind.More) _deeds.Add(new Deed(DeedKind.More, []));
        _at = _tokens.Count - 1;
        return false;
    }

    private void Add(DeedKind kind, params CommandWord[] words)
    {
        if (_deeds.Count < CodeLimits.MaxDeeds) _deeds.Add(new Deed(kind, words));
    }

    private void AddEffect(EffectKind effect, CodeValue value)
    {
        if (_deeds.Count < CodeLimits.MaxDeeds) _deeds.Add(new Deed(DeedKind.Effect, [value.ToWord()]) { Effect = effect });
    }

    // What stands behind the last that is kept is not known.
    private static void Keep(List<CodeItem> items, string? key, CodeValue value)
    {
        if (items.Count < CodeLimits.MaxItems) items.Add(new CodeItem(key, value));
        else if (items.Count == CodeLimits.MaxItems) items.Add(new CodeItem(null, CodeValue.Unknown));
    }

    private static string TextOf(CodeValue value) => value.Name ?? (value.Text.Length <= 64 ? Encoding.UTF8.GetString(value.Text.Span) : "");

    private static string NameOf(in CodeToken token) => token.Value.Length <= 64 ? Encoding.UTF8.GetString(token.Value.Span) : "";

    private void Remember(string name, CodeValue value)
    {
        if (name.Length == 0 || (_names.Count >= CodeLimits.MaxNames && !_names.ContainsKey(name))) return;

        // What gets a second value may have either; a name of a function stays what it may be.
        _names[name] = !_names.TryGetValue(name, out var before) || Same(before, value) ? value
            : CodeValue.Unknown with { Text = Encoding.UTF8.GetBytes($"${{{name.TrimStart('$', '@', '%')}}}"), FetchedFrom =
                before.FetchedFrom ?? value.FetchedFrom, Name = before.Name ?? value.Name, Type = before.Type ?? value.Type };
    }

    private static bool Same(CodeValue one, CodeValue other) =>
        one.IsUnknown == other.IsUnknown && one.Name == other.Name && one.Items == other.Items && one.Type == other.Type
            && one.Text.Span.SequenceEqual(other.Text.Span)
        && Nullable.Equals(one.FetchedFrom, other.FetchedFrom);
}
