namespace SigmaShake.Measuring.Rules;

/// <summary>A seeded source of choices (SplitMix64), the same on every machine and in every version of the framework.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, not including, <paramref name="below"/>.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary>True in <paramref name="percent"/> of a hundred throws.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of the choices, each as often as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(int Weight, T Choice)> table)
    {
        var at = Below(table.Sum(row => row.Weight));
        foreach (var (weight, choice) in table)
        {
            if (at < weight) return choice;
            at -= weight;
        }

        throw new InvalidOperationException("the weights do not add up");
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
