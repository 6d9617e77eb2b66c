namespace SigmaShake.Rules.Analysis.Code;

/// <summary>Words of the languages that are no names of values.</summary>
internal static class CodeWords
{
    private static readonly HashSet<string> BeforeValue = new(
        [
            "return", "await", "new", "not", "and", "or", "if", "elif", "elsif", "else", "unless", "while", "until", "when", "case", "in", "const",
                "let", "var", "my", "our", "local", "print", "printf",
            "puts", "echo", "yield", "typeof", "void", "throw", "raise", "assert", "async", "do", "then", "begin", "is", "of", "for", "foreach",
                "lambda", "delete", "with", "try", "say", "p", "eq", "ne", "x",
            "export", "default", "split", "grep", "require", "include", "function", "def", "sub", "class", "as",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a value may follow: what stands behind it begins anew.</summary>
    public static bool IsBeforeValue(ReadOnlySpan<byte> name) => name.Length <= 8 && BeforeValue.Contains(System.Text.Encoding.UTF8.GetString(name));
}
