using SigmaShake.Rules.Analysis.Values;

namespace SigmaShake.Rules.Analysis.Expansion;

/// <summary>
/// Goes through the values of the variables that a command uses: a variable has one value in all of the command, and each combination is looked at once.
/// Where they are too many, the last stands for all that are left: what has several values is unknown in it.
/// </summary>
internal sealed class ChoiceOdometer
{
    private readonly List<(ShellVariable Variable, int Choice)> _wheels = [];
    private int _turns;
    private bool _isLast;

    /// <summary>The value that counts this time.</summary>
    public ShellValue[] Choose(ShellVariable variable, ReadOnlySpan<byte> name)
    {
        if (variable.Alternatives.Length == 1) return variable.Alternatives[0];
        if (_isLast) return [ShellValue.Unknown((byte[])[(byte)'$', .. name]) with { IsCut = true }];
        foreach (var (known, choice) in _wheels)
        {
            if (ReferenceEquals(known, variable)) return variable.Alternatives[choice];
        }

        _wheels.Add((variable, 0));
        return variable.Alternatives[0];
    }

    /// <summary>Goes to the next combination; false after the last.</summary>
    public bool Advance()
    {
        if (_isLast) return false;
        _isLast = ++_turns == AnalysisLimits.MaxChoices;
        for (var i = _wheels.Count - 1; i >= 0; i--)
        {
            var (variable, choice) = _wheels[i];
            if (choice + 1 < variable.Alternatives.Length)
            {
                _wheels[i] = (variable, choice + 1);
                return true;
            }

            // The last wheels that came are used under this choice of the first ones only.
            _wheels.RemoveAt(i);
        }

        return false;
    }
}
