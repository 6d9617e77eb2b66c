namespace SigmaShake.Rules.Syntax;

/// <summary>A file cut into tokens, the last of which is the <see cref="TokenKind.End"/>, and its comments, both in file order.</summary>
internal sealed record TokenStream(Token[] Tokens, Comment[] Comments);
