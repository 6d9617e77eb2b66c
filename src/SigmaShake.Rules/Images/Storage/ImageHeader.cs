using System.Runtime.InteropServices;

namespace SigmaShake.Rules.Images.Storage;

/// <summary>The first 48 bytes of an image file. What stands before the body (the front) is checked whole; the body, block by block.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ImageHeader
{
    /// <summary><c>SSGIMAGE</c>, read as a little-endian number.</summary>
    public const ulong ExpectedMagic = 0x4547_414D_4947_5353;

    public ulong Magic;

    /// <summary>Of the file's layout, <see cref="ImageFile.FormatVersion"/>.</summary>
    public uint FormatVersion;

    /// <summary>Of the rules language.</summary>
    public uint LanguageVersion;

    /// <summary>The length of the front; a multiple of a block.</summary>
    public int FrontBytes;

    /// <summary>The length of the body, which ends the file.</summary>
    public int BodyBytes;

    /// <summary>One CRC-32C for each block of the body.</summary>
    public int ChecksumsOffset;
    public int ChecksumCount;

    /// <summary>The list of sources.</summary>
    public int SourcesOffset;
    public int SourcesBytes;

    /// <summary>CRC-32C of the front, in which this member counts as zero.</summary>
    public uint FrontChecksum;
    public uint Reserved;
}
