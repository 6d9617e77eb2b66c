using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Diagnostics;

/// <summary>One problem at one place of a rule file.</summary>
/// <param name="Descriptor">What kind of problem.</param>
/// <param name="Source">The file it is in.</param>
/// <param name="Span">The offending text.</param>
/// <param name="Message">One line, lower-case, the file's own words in backticks.</param>
/// <param name="Help">The cure, one line.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceText Source, TextSpan Span, string Message, string Help)
{
    /// <summary>The stable code, <c>SSG1</c> and three digits.</summary>
    public string Code => Descriptor.Code;

    /// <summary>Whether it is an error or a warning.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Where <see cref="Span"/> begins.</summary>
    public SourceLocation Location => Source.Locate(Span.Start);

    /// <inheritdoc />
    public override string ToString() => $"{Location}: {(Severity == DiagnosticSeverity.Error ? "error" : "warning")}[{Code}]: {Message}";
}
