using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Storage;

/// <summary>What an image was made from.</summary>
/// <param name="Builder">The version of the program that made it; another may understand the same rules otherwise.</param>
/// <param name="IsTrusted">Whether its source was trusted: what is not, is ordered otherwise.</param>
/// <param name="ContentHash">32 bytes that stand for the names and bytes of the files.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Files">Every file that was read, by its name in the folder.</param>
/// <param name="Note">What else its source says, for whoever had it made; empty for nothing.</param>
public sealed record ImageSources(
    string Builder, bool IsTrusted, ReadOnlyMemory<byte> ContentHash, SourceStamp Folder, IReadOnlyList<(string Name, SourceStamp Stamp)> Files,
    ReadOnlyMemory<byte> Note = default)
{
    /// <summary>The length of <see cref="ContentHash"/>, in bytes.</summary>
    public const int HashBytes = 32;
}

/// <summary>What the list of sources in an image file begins with.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StoredSources
{
    public SourceStamp Folder;
    public Hash256 ContentHash;
    public int IsTrusted;
    public int FileCount;

    /// <summary>Where the builder's version stands, in UTF-8.</summary>
    public int BuilderOffset;
    public int BuilderBytes;

    /// <summary>Where the note stands.</summary>
    public int NoteOffset;
    public int NoteBytes;
}

/// <summary>A file among the sources.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StoredFile
{
    public SourceStamp Stamp;

    /// <summary>Where its name stands, with a NUL behind it, so that system calls take it as it lies.</summary>
    public int NameOffset;
    public int NameBytes;
}

/// <summary>32 bytes in a row.</summary>
[System.Runtime.CompilerServices.InlineArray(ImageSources.HashBytes)]
internal struct Hash256
{
    private byte _first;
}
