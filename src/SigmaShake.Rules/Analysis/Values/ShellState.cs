using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Values;

/// <summary>What a shell knows at one place of a script: variables, functions, aliases, arguments, the folder it is in.</summary>
internal sealed class ShellState
{
    // A reference may name another.
    private const int MaxReferences = 8;

    private NameTable<ShellVariable>? _variables;
    private NameTable<ShellFunction>? _functions;
    private NameTable<ShellAlias>? _aliases;
    private NameTable<VariableTraits>? _traits;
    private NameTable<Descriptor>? _descriptors;

    // Files are there for every shell of a call.
    private readonly NameTable<KnownFile> _files = new();
    private bool _isShared;

    /// <summary>Whether some variable may have several values.</summary>
    public bool HasChoices { get; private set; }

    /// <summary>The folder, absolute; empty where nothing is known of it. What of it is only known when the command runs stands as written.</summary>
    public ReadOnlyMemory<byte> Cwd { get; set; }

    /// <summary>Whether a part of <see cref="Cwd"/> is only known when the command runs.</summary>
    public bool IsCwdUnknown { get; set; }

    /// <summary>The one before, where <c>cd -</c> goes.</summary>
    public ReadOnlyMemory<byte> OldCwd { get; set; }

    /// <summary><c>$1</c> and on; null where they cannot be known.</summary>
    public ShellValue[]? Arguments { get; set; }

    /// <summary>Whether there was more to remember than is.</summary>
    public bool IsFull => _variables is { IsFull: true } || _functions is { IsFull: true } || _aliases is { IsFull: true } || _files.IsFull;

    public ShellVariable? Variable(ReadOnlySpan<byte> name) => _variables?.Find(Referenced(name));

    /// <summary>Whether the script has set or unset the variable: what it holds is not the surroundings' any more.</summary>
    public bool IsTouched(ReadOnlySpan<byte> name) => _variables?.Knows(Referenced(name)) == true;

    public void SetVariable(ReadOnlyMemory<byte> name, ShellVariable? variable)
    {
        Own();
        for (var i = 0; i < MaxReferences && _traits?.Find(name.Span) is { Target: { IsEmpty: false } target }; i++) name = target;
        HasChoices |= variable is { Alternatives.Length: > 1 };
        (_variables ??= new NameTable<ShellVariable>()).Set(name, variable);
    }

    /// <summary>What was declared of a variable beside its value, or null.</summary>
    public VariableTraits? Traits(ReadOnlySpan<byte> name) => _traits?.Find(name);

    public void SetTraits(ReadOnlyMemory<byte> name, VariableTraits? traits)
    {
        Own();
        (_traits ??= new NameTable<VariableTraits>()).Set(name, traits);
    }

    /// <summary>Forgets what all variables hold, as for a command in an empty environment.</summary>
    public void ClearVariables()
    {
        Own();
        _traits = null;
        if (_variables is null) return;
        foreach (var (name, _) in _variables.Copy().Entries) _variables.Set(name, null);
    }

    /// <summary>What a descriptor beyond the standard ones is bound to, by its number as text; or null.</summary>
    public Descriptor? Descriptor(ReadOnlySpan<byte> number) => _descriptors?.Find(number);

    public void SetDescriptor(ReadOnlyMemory<byte> number, Descriptor? descriptor)
    {
        Own();
        (_descriptors ??= new NameTable<Descriptor>()).Set(number, descriptor);
    }

    public ReadOnlySpan<KeyValuePair<ReadOnlyMemory<byte>, ShellVariable?>> Variables => _variables is null ? [] : _variables.Entries;

    /// <summary>Whether a variable holds something else than it did in what this was forked from, or a fork of this.</summary>
    public bool DiffersFrom(ShellState other)
    {
        if (_variables is null || ReferenceEquals(_variables, other._variables)) return false;
        var place = 0;
        foreach (var (name, variable) in _variables.Entries)
        {
            if (!ReferenceEquals(other._variables?.Find(name, place++), variable)) return true;
        }

        return false;
    }

    public ShellFunction? Function(ReadOnlySpan<byte> name) => _functions?.Find(name);

    public void SetFunction(ReadOnlyMemory<byte> name, ShellFunction? function)
    {
        Own();
        (_functions ??= new NameTable<ShellFunction>()).Set(name, function);
    }

    /// <summary>What an alias stands for, or null.</summary>
    public ShellAlias? Alias(ReadOnlySpan<byte> name) => _aliases?.Find(name);

    public void SetAlias(ReadOnlyMemory<byte> name, ShellAlias? alias)
    {
        Own();
        (_aliases ??= new NameTable<ShellAlias>()).Set(name, alias);
    }

    /// <summary>What this call made of the file at a path; null where it made none.</summary>
    public KnownFile? File(ReadOnlySpan<byte> path) => _files.Find(path);

    /// <summary>All of them; null for one that it removed.</summary>
    public ReadOnlySpan<KeyValuePair<ReadOnlyMemory<byte>, KnownFile?>> Files => _files.Entries;

    /// <summary>Whether this call makes any file.</summary>
    public bool HasFiles => !_files.Entries.IsEmpty;

    public void SetFile(ReadOnlyMemory<byte> path, KnownFile? file)
    {
        if (file is not null || _files.Knows(path.Span)) _files.Set(path, file);
    }

    /// <summary>The same, for what runs apart from this shell: what happens there is not seen here.</summary>
    public ShellState Fork()
    {
        _isShared = true;
        return (ShellState)MemberwiseClone();
    }

    /// <summary>The same, for another program: it gets variables, but of functions only those that were exported, and no aliases.</summary>
    public ShellState ForkProgram()
    {
        var program = Fork();
        program._aliases = null;
        if (_functions is null) return program;
        program._functions = null;
        foreach (var (name, function) in _functions.Entries)
        {
            if (function is { IsExported: true }) (program._functions ??= new NameTable<ShellFunction>()).Set(name, function);
        }

        return program;
    }

    /// <summary>
    /// What may hold after one of two ways was taken: each variable has the values of both, functions are those of either; aliases and, where the ways lead
    /// to different folders, the folder are this one's.
    /// </summary>
    public void Join(ShellState other)
    {
        if (!ReferenceEquals(_variables, other._variables)) JoinVariables(other);
        if (!ReferenceEquals(_functions, other._functions)) JoinFunctions(other);
    }

    private void JoinVariables(ShellState other)
    {
        var place = 0;
        foreach (var (name, variable) in other._variables is null ? [] : other._variables.Entries)
        {
            var mine = _variables?.Find(name, place++);
            if (ReferenceEquals(mine, variable)) continue;
            var joined = (mine, variable) switch
            {
                (null, { } only) => only.Or(new ShellVariable(ShellValue.Unknown(name)), name),
                ({ } only, null) => only.Or(new ShellVariable(ShellValue.Unknown(name)), name),
                ({ } one, { } two) => one.Or(two, name),
                _ => null,
            };
            SetVariable(name, joined);
        }
    }

    private void JoinFunctions(ShellState other)
    {
        var place = 0;
        foreach (var (name, function) in other._functions is null ? [] : other._functions.Entries)
        {
            if (_functions?.Find(name, place++) is null && function is not null) SetFunction(name, function);
        }
    }

    private ReadOnlySpan<byte> Referenced(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < MaxReferences && _traits?.Find(name) is { Target: { IsEmpty: false } target }; i++) name = target.Span;
        return name;
    }

    // Tables are copied when a fork, or what was forked, first writes.
    private void Own()
    {
        if (!_isShared) return;
        _variables = _variables?.Copy();
        _functions = _functions?.Copy();
        _aliases = _aliases?.Copy();
        _traits = _traits?.Copy();
        _descriptors = _descriptors?.Copy();
        _isShared = false;
    }
}

/// <summary>A function and the script that it stands in.</summary>
internal sealed record ShellFunction(Command Body, ScriptFrame Frame)
{
    /// <summary>Whether shells that this one starts know it too (<c>export -f</c>).</summary>
    public bool IsExported { get; init; }
}

/// <summary>The text that an alias stands for.</summary>
internal sealed record ShellAlias(ReadOnlyMemory<byte> Text);
