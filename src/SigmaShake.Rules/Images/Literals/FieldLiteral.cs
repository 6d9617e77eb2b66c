using SigmaShake.Rules.Images.Layout;
using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Images.Literals;

/// <summary>A literal that is looked for in a field; its ASCII letters are small.</summary>
internal readonly record struct FieldLiteral(Field Field, byte[] Literal, IndexScope Scope = IndexScope.Field);
