namespace SigmaShake.Rules.Analysis.Code;

/// <summary>What a function does; <c>n</c> is <see cref="CodeVerb.Argument"/>, counted from 0.</summary>
internal enum CodeVerbKind : byte
{
    /// <summary>Has a shell run argument <c>n</c>.</summary>
    Shell,

    /// <summary>Runs argument <c>n</c>: a list as a command, a text as a shell does.</summary>
    Run,

    /// <summary>Runs the arguments from <c>n</c> on as a command; a single text as a shell does.</summary>
    Vector,

    /// <summary>Runs argument <c>n</c> as the program, with the list behind it as its arguments.</summary>
    Spawn,

    /// <summary>Runs argument <c>n</c>, the name that the program goes by behind it, then its arguments or a list that holds both.</summary>
    Exec,

    /// <summary>Does what the words of a command do.</summary>
    Do,

    /// <summary>Reads the file <c>n</c>; an address is fetched.</summary>
    Read,

    /// <summary>Writes the file <c>n</c>.</summary>
    Write,

    /// <summary>Changes the file <c>n</c>.</summary>
    Edit,

    /// <summary>Lists the folder <c>n</c>.</summary>
    List,

    /// <summary>Opens the file <c>n</c>, for what the argument behind it says.</summary>
    Open,

    /// <summary>Perl's <c>open</c>: the mode stands before the file, or in it.</summary>
    PerlOpen,

    /// <summary>Fetches what is at the address <c>n</c>.</summary>
    Fetch,

    /// <summary>Runs argument <c>n</c> as code of the same language.</summary>
    Code,

    /// <summary>Is argument <c>n</c>, perhaps in another form.</summary>
    Same,

    /// <summary>Is the text that argument <c>n</c> holds in base64.</summary>
    Base64,

    /// <summary>Is the text that argument <c>n</c> holds in hexadecimal digits.</summary>
    Hexadecimal,

    /// <summary>Is a path of all arguments.</summary>
    Join,

    /// <summary>Is the list that argument <c>n</c> holds between blanks.</summary>
    Split,

    /// <summary>Is the texts of a list, what it is called on between them.</summary>
    JoinList,

    /// <summary>Is the module that argument <c>n</c> names.</summary>
    Module,

    /// <summary>Is the member of argument <c>n</c> that the next names.</summary>
    Attribute,

    /// <summary>Is an object for a path.</summary>
    Path,
}

/// <summary>What a function does.</summary>
/// <param name="Kind">What.</param>
/// <param name="Argument">With which argument; -1 for what it is called on.</param>
/// <param name="Words">The words of a <see cref="CodeVerbKind.Do"/>: <c>$0</c> an argument, <c>$*</c> all of them, <c>$s</c> what it is called on,
/// <c>$rf</c> as the options say.</param>
internal sealed record CodeVerb(CodeVerbKind Kind, int Argument, string[] Words);
