using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images.Storage;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Patterns;
using Texts = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Images.Storage;

public class ImageFileTests
{
    // Some blocks that judging this call does not touch.
    private static readonly string Long = ImageSamples.Text
        + Texts.Text("never", "DENY execution", "command EQUALS \"never\"").Replace("\"m\"", $"\"{new string('x', 3 * BlockChecksums.BlockBytes)}\"", StringComparison.Ordinal);

    private static readonly byte[] Whole = ImageFile.Write(OpenedImage.Sources, ImageSamples.Body(Texts.Own(Layer.User), Long));

    [Fact]
    public void What_an_image_was_made_from_is_read_back()
    {
        var file = OpenedImage.Of(Whole).File;

        Assert.True(file.IsTrusted);
        Assert.True(file.IsBuiltBy("1.2.3"));
        Assert.False(file.IsBuiltBy("1.2"));
        Assert.False(file.IsBuiltBy("1.2.4"));
        Assert.Equal(OpenedImage.Sources.ContentHash.ToArray(), file.ContentHash.ToArray());
        Assert.Equal(OpenedImage.Sources.Folder, file.Folder);
        Assert.Equal(2, file.FileCount);
        Assert.Equal(OpenedImage.Sources.Files[1].Stamp, file.StampOf(1));
        Assert.Equal("é.rules\0"u8.ToArray(), file.NameOf(1).ToArray());
        Assert.Throws<DamagedRegionException>(() => file.StampOf(2));
    }

    [Fact]
    public void The_same_image_of_the_same_sources_is_the_same_file() =>
        Assert.Equal(Whole, ImageFile.Write(OpenedImage.Sources, ImageSamples.Body(Texts.Own(Layer.User), Long)));

    [Fact]
    public void A_byte_that_was_changed_anywhere_is_seen_or_does_not_matter()
    {
        var random = RandomSource.Create();
        var expected = Verdict(Whole);
        var bytes = Whole.ToArray();
        var unseen = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= (byte)random.Next(1, 256);
            var verdict = Verdict(bytes);
            if (verdict is not null)
            {
                Assert.True(expected == verdict, $"byte {at}: {verdict}");
                unseen++;
            }

            bytes[at] = Whole[at];
        }

        // Of the blocks of the long message, those that no judging touches; no byte of any other.
        Assert.InRange(unseen, BlockChecksums.BlockBytes, 3 * BlockChecksums.BlockBytes);
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_no_image()
    {
        for (var length = 0; length < Whole.Length; length++) Assert.Null(Verdict(Whole.AsSpan(0, length)));
        Assert.Null(Verdict([.. Whole, 0]));
    }

    [Fact]
    public void A_name_without_an_end_is_damage()
    {
        // The name's length stands last in the record of a file, which follows the 96 bytes that the list of sources begins with.
        var body = ImageSamples.Body(Texts.Own(Layer.User), "");
        var bytes = ImageFile.Write(OpenedImage.Sources, body);
        var sources = BitConverter.ToInt32(bytes, 32);
        BitConverter.TryWriteBytes(bytes.AsSpan(sources + 96 + 44), -1);
        bytes.AsSpan(40, 4).Clear();
        BitConverter.TryWriteBytes(bytes.AsSpan(40), Crc32C.Of(bytes.AsSpan(0, BitConverter.ToInt32(bytes, 16))));

        Assert.Throws<DamagedRegionException>(() => OpenedImage.Of(bytes).File.NameOf(0).ToArray());
    }

    /// <summary>What is said of a call; null where the image is refused.</summary>
    private static string? Verdict(ReadOnlySpan<byte> file)
    {
        try
        {
            var opened = OpenedImage.Of(file);
            var verdict = ImageSamples.Show(ImageSamples.Judge(opened.File.Image, ToolCalls.Bash("git push -f")));
            GC.KeepAlive(opened);
            return verdict;
        }
        catch (DamagedRegionException)
        {
            return null;
        }
    }
}
