using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Diagnostics;

/// <summary>
/// Collects the diagnostics of one file, at most <see cref="Limit"/>: a file of nothing but garbage must not fill the memory.
/// </summary>
internal sealed class DiagnosticBag(SourceText source)
{
    public const int Limit = 1_000;

    private readonly List<Diagnostic> _diagnostics = [];

    public bool HasErrors { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, string message, string help)
    {
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
        if (_diagnostics.Count < Limit)
        {
            _diagnostics.Add(new Diagnostic(descriptor, source, span, message, help));
        }
        else if (_diagnostics.Count == Limit)
        {
            _diagnostics.Add(new Diagnostic(
                FileProblems.TooManyProblems,
                source,
                new TextSpan(source.Text.Length, 0),
                $"more than {Limit} problems in this file, the others are not listed",
                "cure the first ones and read the file again"));
        }
    }

    /// <summary>In file order; what was found first at a place comes first.</summary>
    public IReadOnlyList<Diagnostic> InFileOrder() =>
        _diagnostics.Count == 0 ? [] : [.. _diagnostics.OrderBy(diagnostic => diagnostic.Span.Start)];
}
