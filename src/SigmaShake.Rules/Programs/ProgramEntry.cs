namespace SigmaShake.Rules.Programs;

/// <summary>A line of the table, read in place. The default value is "not in the table".</summary>
internal readonly struct ProgramEntry
{
    private readonly TableSpan _key;

    /// <summary>A line from its beginning, its colon and its end.</summary>
    internal ProgramEntry(byte family, int start, int colon, int end)
    {
        _key = new TableSpan(family, (ushort)start, (ushort)(colon - start));
        Items = new TableSpan(family, (ushort)(colon + 1), (ushort)(end - colon - 1));
    }

    /// <summary>Whether the table does not know the program.</summary>
    public bool IsNone => _key.IsEmpty;

    /// <summary>The program and its subcommands, one blank between: <c>git push</c>.</summary>
    public ReadOnlySpan<byte> Key => _key.Text;

    /// <summary>What the line says behind the colon.</summary>
    public TableSpan Items { get; }

    /// <summary>For another name (<c>gawk: =awk</c>), the key of the line that counts.</summary>
    internal ReadOnlySpan<byte> AliasOf
    {
        get
        {
            var text = Items.Text.Trim((byte)' ').TrimEnd((byte)'\n');
            return text is [(byte)'=', ..] ? text[1..] : default;
        }
    }

    /// <summary>Whether the program's first operand is a subcommand with a line of its own.</summary>
    public bool HasSubcommands => Traits.Has(ProgramTraits.Subcommands);

    /// <summary>How the program reads its words.</summary>
    internal ProgramTraits Traits
    {
        get
        {
            var traits = ProgramTraits.None;
            var items = new ItemReader(Items);
            while (items.MoveNext())
            {
                traits |= items.Current.Kind switch
                {
                    ItemKind.Trait when items.Current.When.IsEmpty => ProgramTrait.Of(items.Current.Text.Text),
                    ItemKind.Option when !items.Current.When.IsEmpty => ProgramTraits.OptionsDepend,
                    ItemKind.Operand when !items.Current.When.IsEmpty => ProgramTraits.OperandsDepend,
                    ItemKind.Operand when items.Current.Text.Text is [(byte)'a', (byte)'s', (byte)'s', (byte)'i', ..] => ProgramTraits.Assignments,
                    _ => ProgramTraits.None,
                };
            }

            return traits;
        }
    }
}
