using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Images.Storage;

/// <summary>An image as a file: what it was made from, and the image. Specified in <c>docs/internals/image.md</c>. Thread-safe.</summary>
public sealed unsafe class ImageFile
{
    /// <summary>The version of the layout. A file of another one is made anew.</summary>
    public const uint FormatVersion = 4;

    /// <summary>The version of the rules language.</summary>
    public const uint LanguageVersion = 1;

    private readonly Region _front;
    private readonly int _sourcesOffset;
    private readonly StoredSources _sources;

    private ImageFile(Region front, int sourcesOffset, RuleImage image)
    {
        _front = front;
        _sourcesOffset = sourcesOffset;
        _sources = front.Item<StoredSources>(sourcesOffset);
        Image = image;
    }

    /// <summary>The image.</summary>
    public RuleImage Image { get; }

    /// <summary>Whether its source was trusted.</summary>
    public bool IsTrusted => _sources.IsTrusted != 0;

    /// <summary>What stands for the names and bytes of the files.</summary>
    public ReadOnlySpan<byte> ContentHash => _front.Bytes(_sourcesOffset + sizeof(SourceStamp), ImageSources.HashBytes);

    /// <summary>The folder that it was made from.</summary>
    public SourceStamp Folder => _sources.Folder;

    /// <summary>How many files it was made from.</summary>
    public int FileCount => _sources.FileCount;

    /// <summary>What else its source says.</summary>
    public ReadOnlySpan<byte> Note => _front.Bytes(_sources.NoteOffset, _sources.NoteBytes);

    /// <summary>Opens a file that lies in memory. Its front is checked whole; of the body, what is read when it is read.</summary>
    /// <param name="start">Where it begins; the memory is never freed, moved or written to while anything of the image is in use.</param>
    /// <param name="bytes">Its length.</param>
    /// <exception cref="DamagedRegionException">It is no image of this format and version, or not what was written.</exception>
    public static ImageFile Open(nint start, int bytes)
    {
        var memory = (byte*)start;
        var file = Region.Over(memory, bytes, owner: null, checksums: null);
        var header = file.Item<ImageHeader>(0);
        if (header.Magic != ImageHeader.ExpectedMagic) throw new DamagedRegionException("it is no image");
        if (header.FormatVersion != FormatVersion || header.LanguageVersion != LanguageVersion) throw new DamagedRegionException("it is of another version");
        if (header.FrontBytes < sizeof(ImageHeader) || header.FrontBytes % BlockChecksums.BlockBytes != 0 || header.BodyBytes < 0 || (long)header.FrontBytes + header.BodyBytes != bytes)
            throw new DamagedRegionException("it is not as long as it says");

        // Held together: whatever of the front is changed, its checksum or a length is wrong.
        var front = Region.Over(memory, header.FrontBytes, owner: null, checksums: null);
        if (FrontChecksum(front.Bytes(0, header.FrontBytes)) != header.FrontChecksum) throw new DamagedRegionException("its front is damaged");
        var checksums = front.Items<uint>(header.ChecksumsOffset, header.ChecksumCount);
        var blocks = new BlockChecksums((uint*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(checksums)), checksums.Length, header.BodyBytes);
        var body = Region.Over(memory + header.FrontBytes, header.BodyBytes, owner: null, blocks);
        return new ImageFile(front, header.SourcesOffset, RuleImage.In(body));
    }

    /// <summary>Whether a program of that version made it.</summary>
    public bool IsBuiltBy(string version) => _front.Bytes(_sources.BuilderOffset, _sources.BuilderBytes).SequenceEqual(Encoding.UTF8.GetBytes(version));

    /// <summary>What a file among the sources was when it was read.</summary>
    public SourceStamp StampOf(int file) => Stored(file).Stamp;

    /// <summary>Its name in the folder: UTF-8 with a NUL behind it, as a system call takes it.</summary>
    public ReadOnlySpan<byte> NameOf(int file)
    {
        var stored = Stored(file);
        var name = _front.Bytes(stored.NameOffset, stored.NameBytes + 1);
        return name is [.., 0] ? name : throw new DamagedRegionException("a name in the image does not end");
    }

    /// <summary>Lays a file out.</summary>
    /// <param name="sources">What the image was made from.</param>
    /// <param name="body">The image.</param>
    public static byte[] Write(ImageSources sources, Region body)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(body);
        var bytes = body.Bytes(0, body.Length);
        var front = new RegionWriter();
        var header = new ImageHeader
        {
            Magic = ImageHeader.ExpectedMagic,
            FormatVersion = FormatVersion,
            LanguageVersion = LanguageVersion,
            BodyBytes = bytes.Length,
            ChecksumCount = BlockChecksums.BlocksIn(bytes.Length),
        };
        front.Append(in header);
        header.ChecksumsOffset = front.Append<uint>(ChecksumsOf(bytes));
        header.SourcesOffset = AppendSources(front, sources);
        header.SourcesBytes = front.Length - header.SourcesOffset;
        front.Align(BlockChecksums.BlockBytes);
        header.FrontBytes = front.Length;
        front.Overwrite(0, in header);
        header.FrontChecksum = FrontChecksum(front.Written);
        front.Overwrite(0, in header);
        return [.. front.Written, .. bytes];
    }

    private static int AppendSources(RegionWriter front, ImageSources sources)
    {
        var builder = Encoding.UTF8.GetBytes(sources.Builder);
        var stored = new StoredSources { Folder = sources.Folder, IsTrusted = sources.IsTrusted ? 1 : 0, FileCount = sources.Files.Count };
        sources.ContentHash.Span.CopyTo(stored.ContentHash);
        var offset = front.Append(in stored);
        var files = new StoredFile[sources.Files.Count];
        var filesOffset = front.Append<StoredFile>(files);
        for (var i = 0; i < files.Length; i++)
        {
            var name = Encoding.UTF8.GetBytes(sources.Files[i].Name + '\0');
            files[i] = new StoredFile { Stamp = sources.Files[i].Stamp, NameOffset = front.Append<byte>(name), NameBytes = name.Length - 1 };
            front.Overwrite(filesOffset + (i * sizeof(StoredFile)), in files[i]);
        }

        stored.BuilderOffset = front.Append<byte>(builder);
        stored.BuilderBytes = builder.Length;
        stored.NoteOffset = front.Append(sources.Note.Span);
        stored.NoteBytes = sources.Note.Length;
        front.Overwrite(offset, in stored);
        return offset;
    }

    private static uint[] ChecksumsOf(ReadOnlySpan<byte> body)
    {
        var checksums = new uint[BlockChecksums.BlocksIn(body.Length)];
        for (var i = 0; i < checksums.Length; i++)
        {
            var rest = body[(i * BlockChecksums.BlockBytes)..];
            checksums[i] = Crc32C.Of(rest[..Math.Min(BlockChecksums.BlockBytes, rest.Length)]);
        }

        return checksums;
    }

    private static uint FrontChecksum(ReadOnlySpan<byte> front)
    {
        var header = MemoryMarshal.Read<ImageHeader>(front);
        header.FrontChecksum = 0;
        return Crc32C.Of(MemoryMarshal.AsBytes(new ReadOnlySpan<ImageHeader>(in header)), front[sizeof(ImageHeader)..]);
    }

    private StoredFile Stored(int file)
    {
        if ((uint)file >= (uint)_sources.FileCount) throw new DamagedRegionException("a number in the image is beyond its table");
        return _front.Item<StoredFile>(_sourcesOffset + sizeof(StoredSources) + (file * sizeof(StoredFile)));
    }
}
