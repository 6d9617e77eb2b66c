using SigmaShake.Rules.Text;

namespace SigmaShake.Rules.Syntax;

/// <summary>A rule file, as it is written.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Stream">Its tokens and comments.</param>
/// <param name="Items">What stands in it, in file order.</param>
internal sealed record FileSyntax(SourceText Source, TokenStream Stream, IReadOnlyList<ItemSyntax> Items);

/// <summary>What can stand in a file.</summary>
/// <param name="First">Its first token.</param>
internal abstract record ItemSyntax(Token First);

/// <summary>A rule.</summary>
/// <param name="First">The keyword <c>rule</c>.</param>
/// <param name="Id">Null if there is none; may be ill-formed, which has been reported then.</param>
/// <param name="Statements">In file order.</param>
/// <param name="Close">Its closing brace; null if that is missing, which has been reported.</param>
internal sealed record RuleSyntax(Token First, Token? Id, IReadOnlyList<StatementSyntax> Statements, Token? Close) : ItemSyntax(First);

/// <summary>Text outside of any rule, which has been reported.</summary>
/// <param name="HoldsBrace">Whether a <c>{</c> is in it, so that it may be a rule whose keyword is misspelt.</param>
internal sealed record StraySyntax(Token First, bool HoldsBrace) : ItemSyntax(First);
