using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Programs;

/// <summary>Adds the effects of one word after the other.</summary>
/// <param name="arguments">The command's arguments: some roles depend on the others.</param>
/// <param name="result">Where the effects go.</param>
/// <param name="isRecursiveCommand">Whether its options make all its effects reach below.</param>
internal sealed class EffectAdder(CommandArguments arguments, CommandEffects result, bool isRecursiveCommand)
{
    // What is asked of all arguments is asked once: there may be a hundred thousand.
    private int? _sources;
    private bool? _hasTarget;
    private bool? _hasFolderOption;

    /// <summary>Adds what a word in this role means.</summary>
    public void Apply(Role role, in CommandWord word, bool isInNewCwd)
    {
        var isRecursive = role.IsRecursive || isRecursiveCommand;
        switch (role.Kind)
        {
            case RoleKind.Read: AddPath(EffectKind.Read, word, isRecursive, isInNewCwd); break;
            case RoleKind.Write: AddPath(EffectKind.Write, word, isRecursive, isInNewCwd); break;
            case RoleKind.Edit: AddPath(EffectKind.Edit, word, isRecursive, isInNewCwd); break;
            case RoleKind.Delete: AddPath(EffectKind.Delete, word, isRecursive, isInNewCwd); break;
            case RoleKind.List: AddPath(EffectKind.List, word, isRecursive, isInNewCwd); break;
            case RoleKind.Made: AddPath(EffectKind.Write, WordParts.WithEnding(word, role.Argument), isRecursive, isInNewCwd); break;
            case RoleKind.Unmade: AddPath(EffectKind.Write, WordParts.WithoutEnding(word, role.Argument), isRecursive, isInNewCwd); break;
            case RoleKind.Pattern: Add(EffectKind.Search, word, isRecursive: false, isInNewCwd: false); break;
            case RoleKind.Url: AddUrl(word); break;
            case RoleKind.Fetch: AddFetch(word, role.Argument); break;
            case RoleKind.Host: AddNetwork(word, AddressKind.Host); break;
            case RoleKind.Into: AddInto(word, role, isRecursive); break;
            // `from:box`: what is far is in a container, and none of its files is named here.
            case RoleKind.From or RoleKind.To when !role.Argument.IsEmpty && Addresses.IsFar(word): break;
            case RoleKind.From: AddFar(EffectKind.Read, word, isRecursive, isInNewCwd); break;
            case RoleKind.To: AddFar(EffectKind.Write, word, isRecursive, isInNewCwd); break;
            case RoleKind.Data: AddData(word); break;
            case RoleKind.Cwd: result.Cwd = WordParts.Below(result.Cwd, word); break;
            case RoleKind.Script: result.Scripts.Add(word); break;
            case RoleKind.Code: result.Codes.Add(new Code(Languages.Of(role.Argument), word)); break;
            case RoleKind.Run: AddRun(Languages.Of(role.Argument), word, isInNewCwd); break;
            case RoleKind.Text or RoleKind.Command or RoleKind.Assign or RoleKind.Keyed or RoleKind.Placeholder: break;
        }
    }

    /// <summary>Adds that the network is reached, where no word names the other end.</summary>
    public void AddNetwork()
    {
        foreach (var effect in result.Effects)
        {
            if (effect.Kind == EffectKind.Network) return;
        }

        Add(EffectKind.Network, null, isRecursive: false, isInNewCwd: false);
    }

    private void Add(EffectKind kind, CommandWord? word, bool isRecursive, bool isInNewCwd) =>
        Add(new Effect(kind, word) { IsRecursive = isRecursive, IsInNewCwd = isInNewCwd && result.Cwd is not null });

    private void Add(in Effect effect)
    {
        if (result.Effects.Count < CommandEffects.MaxEffects) result.Effects.Add(effect);
        else result.IsCut = true;
    }

    // `-` is standard input or output.
    private void AddPath(EffectKind kind, in CommandWord word, bool isRecursive, bool isInNewCwd)
    {
        if (word.Text.Span is not ([] or [(byte)'-'])) Add(kind, word, isRecursive, isInNewCwd);
    }

    private void AddNetwork(in CommandWord word, AddressKind address) =>
        Add(new Effect(EffectKind.Network, word) { Address = address });

    private void AddUrl(in CommandWord word)
    {
        if (Addresses.PathOfFileUrl(word) is { } path) AddPath(EffectKind.Read, path, isRecursive: false, isInNewCwd: true);
        else AddNetwork(word, AddressKind.Url);
    }

    private void AddFetch(in CommandWord word, ReadOnlySpan<byte> ending)
    {
        if (Addresses.IsFar(word)) AddUrl(word);
        else AddPath(EffectKind.Read, word, isRecursive: true, isInNewCwd: true);
        if (!(_hasTarget ??= HasTarget())) AddPath(EffectKind.Write, Addresses.LastSegment(word, ending), isRecursive: !ending.IsEmpty, isInNewCwd: true);
    }

    // `git clone URL d`: the name is given.
    private bool HasTarget()
    {
        foreach (ref readonly var item in arguments.Items)
        {
            if (item.Kind == ArgumentKind.Operand && item.Role.Text.StartsWith("write"u8)) return true;
        }

        return false;
    }

    private void AddFar(EffectKind kind, in CommandWord word, bool isRecursive, bool isInNewCwd)
    {
        if (Addresses.IsUrl(word)) AddNetwork(word, AddressKind.Url);
        else if (Addresses.IsFar(word)) AddNetwork(word, AddressKind.Host);
        else AddPath(kind, word, isRecursive, isInNewCwd);
    }

    // Where it is sure that it is a folder, the files get their own names in it.
    private void AddInto(in CommandWord word, Role role, bool isRecursive)
    {
        var isFar = !role.Argument.IsEmpty && Addresses.IsFar(word);
        if (isFar)
        {
            AddFar(EffectKind.Write, word, isRecursive, isInNewCwd: true);
            return;
        }

        var sources = _sources ??= Sources();
        if (sources < 2 && !IsFolder(word))
        {
            AddPath(EffectKind.Write, word, isRecursive, isInNewCwd: true);
            return;
        }

        foreach (ref readonly var item in arguments.Items)
        {
            if (result.IsCut) break;
            if (IsSource(item)) AddPath(EffectKind.Write, WordParts.Inside(word, NameOf(item.Text, role)), isRecursive, isInNewCwd: true);
        }
    }

    private static CommandWord NameOf(in CommandWord source, Role role) =>
        !role.Argument.IsEmpty && Addresses.IsFar(source) ? Addresses.LastSegment(source, default) : WordParts.FileName(source);

    private int Sources()
    {
        var sources = 0;
        foreach (ref readonly var item in arguments.Items) sources += IsSource(item) ? 1 : 0;
        return sources;
    }

    private static bool IsSource(in Argument item) =>
        item.Kind == ArgumentKind.Operand && (item.Role.Text.StartsWith("read"u8) || item.Role.Text.StartsWith("from"u8));

    private bool IsFolder(in CommandWord word)
    {
        var last = word.Text.Span[(word.Text.Span.LastIndexOf((byte)'/') + 1)..];
        return (word.Text.Length > 0 && (last.IsEmpty || last.SequenceEqual("."u8) || last.SequenceEqual(".."u8))) || (_hasFolderOption ??= HasFolderOption());
    }

    private bool HasFolderOption()
    {
        foreach (ref readonly var item in arguments.Items)
        {
            // `-t d`: a folder by its option.
            if (item.Kind == ArgumentKind.Value && item.Role.Text.StartsWith("into"u8)) return true;
        }

        return false;
    }

    // `@file`; of a form `name=@file` and `name=<file`, perhaps with `;type=…` behind.
    private void AddData(in CommandWord word)
    {
        var text = word.Text.Span;
        var sign = text is [(byte)'@', ..] ? -1 : text.IndexOf("=@"u8) is var at and >= 0 ? at : text.IndexOf("=<"u8);
        if (sign < 0 && text is not [(byte)'@', ..]) return;
        var start = sign + 2;
        var file = WordParts.From(word, start);
        var end = file.Text.Span.IndexOf((byte)';');
        AddPath(EffectKind.Read, end < 0 ? file : file with { Text = file.Text[..end], Pattern = null }, isRecursive: false, isInNewCwd: false);
    }

    private void AddRun(Language language, in CommandWord word, bool isInNewCwd)
    {
        if (word.Text.Span is [(byte)'-'] || word.Text.Span.SequenceEqual("/dev/stdin"u8))
        {
            result.StandardInput = language;
            return;
        }

        result.ScriptFiles.Add(new Code(language, word));
        AddPath(EffectKind.Read, word, isRecursive: false, isInNewCwd);
    }
}
