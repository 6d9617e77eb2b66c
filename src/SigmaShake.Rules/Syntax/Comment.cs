using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>A comment, from its <c>#</c> to the end of its line, trailing white space left out.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="OwnsLine">Whether nothing but white space stands before it on its line.</param>
internal readonly record struct Comment(TextSpan Span, bool OwnsLine);
