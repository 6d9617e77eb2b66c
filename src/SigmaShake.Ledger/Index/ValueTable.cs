using SigmaShake.Ledger.Sqlite;

namespace SigmaShake.Ledger.Index;

/// <summary>Every value of a facet once, by its number.</summary>
internal sealed class ValueTable(Database database) : IDisposable
{
    // What is kept in memory while folding; more are looked up.
    private const int MaxKept = 100_000;

    private readonly Dictionary<(Facet, string), long> _known = [];
    private readonly Statement _find = database.Prepare("SELECT id FROM value WHERE facet = ? AND text = ?");
    private readonly Statement _add = database.Prepare("INSERT INTO value(facet, text) VALUES(?, ?) RETURNING id");

    /// <summary>The number of a value, given to it where it has none yet.</summary>
    public long NumberOf(Facet facet, string text)
    {
        if (_known.TryGetValue((facet, text), out var number)) return number;
        number = First(_find, facet, text) ?? First(_add, facet, text) ?? throw new SqliteException(ResultCode.Corrupt, "a value has no number");
        if (_known.Count < MaxKept) _known[(facet, text)] = number;
        return number;
    }

    /// <summary>The numbers of the values that somebody means who types <paramref name="text"/>: the whole, or the last part of a path or id.</summary>
    public static List<long> Meant(Database database, Facet facet, string text)
    {
        var numbers = new List<long>();
        foreach (var (number, value) in All(database, facet))
        {
            if (IsMeant(value, text)) numbers.Add(number);
        }

        return numbers;
    }

    public static List<(long Number, string Text)> All(Database database, Facet facet)
    {
        using var statement = database.Prepare("SELECT id, text FROM value WHERE facet = ? ORDER BY text");
        statement.Bind(1, (long)facet);
        var values = new List<(long, string)>();
        while (statement.Step()) values.Add((statement.Integer(0), statement.Text(1)));
        return values;
    }

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
    }

    /// <summary>Whether somebody who types that means this value: the whole, or the last part of a path or id.</summary>
    public static bool IsMeant(string value, string typed) => value.EndsWith(typed, StringComparison.OrdinalIgnoreCase)
        && (value.Length == typed.Length || value[value.Length - typed.Length - 1] == '/');

    private static long? First(Statement statement, Facet facet, string text)
    {
        long? number = statement.Bind(1, (long)facet).Bind(2, text).Step() ? statement.Integer(0) : null;

        // To the end: a statement that is left in the middle keeps its change open.
        while (number is not null && statement.Step())
        {
        }

        statement.Reset();
        return number;
    }
}
