using System.Diagnostics;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Storage;
using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Tests.Calls;
using SigmaShake.Rules.Tests.Images.Storage;
using SigmaShake.Rules.Tests.Patterns;
using Texts = SigmaShake.Rules.Tests.Evaluation.Rules;

namespace SigmaShake.Rules.Tests.Images;

/// <summary>Images that somebody has written who knows how checksums are made: a verdict, or an exception that says the image is damaged.</summary>
public class HostileImageTests
{
    // The image is of some kilobytes: what is a thousand times that is no honest need.
    private const long MostBytesForOne = 64 << 20;

    private static readonly TimeSpan LongestForOne = TimeSpan.FromSeconds(10);

    private static readonly ToolCall[] Calls =
    [
        ToolCalls.Bash("git push --force; hub push -xab /home/user; $X rm"), ToolCalls.Of("Write", """{"file_path":"a.cs","content":"x aab","a":{"b":1}}"""),
        ToolCalls.Of("MultiEdit", """{"file_path":"a/b.é","edits":[{"new_string":"x"},{"new_string":"abab"}]}"""),
    ];

    [Fact]
    public void A_body_that_was_changed_under_right_checksums_is_judged_by_or_refused() => Attack(4_000);

    [Fact]
    [Trait("Category", "Nightly")]
    public void A_body_that_was_changed_in_very_many_ways_is_judged_by_or_refused() => Attack(400_000);

    [Fact]
    public void A_count_below_zero_in_knowledge_is_damage()
    {
        var body = ImageSamples.Body(Texts.Own(Layer.User), ImageSamples.Text).ToArray();
        var ambient = BitConverter.ToInt32(body, 7 * 8);

        // The last member of the record is the reference to its categories; its count is the second number.
        BitConverter.TryWriteBytes(body.AsSpan(ambient + 48), -1);

        Assert.Throws<DamagedRegionException>(() => RuleReader.ReadAmbients(RuleImage.In(Region.Of(body))).ToList());
    }

    private static void Attack(int cases)
    {
        var random = RandomSource.Create();
        var rules = Texts.Read(ImageSamples.Text).Concat(Enumerable.Range(0, 12).Select(number => ImageSamples.RandomRule(random, number)));
        var whole = CompiledRules.Compile(Texts.Own(Layer.User), rules, [.. RuleReader.ReadAmbients(RuleImage.In(ImageSamples.Body(Texts.Own(Layer.User), ImageSamples.Text)))])!.ToArray();
        var clock = new Stopwatch();
        var (answers, refusals, number) = (0, 0, 0);
        Exception? other = null;
        var worker = new Thread(() =>
        {
            try
            {
                for (; number < cases; number++)
                {
                    clock.Restart();
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    if (IsAnswered(Damage(random, whole), Calls[number % Calls.Length])) answers++;
                    else refusals++;
                    if (GC.GetAllocatedBytesForCurrentThread() - before > MostBytesForOne) throw new InvalidOperationException("it took too much memory");
                }
            }
#pragma warning disable CA1031 // Whatever it is, it is what the test is about.
            catch (Exception e)
#pragma warning restore CA1031
            {
                other = e;
            }
        }) { IsBackground = true };
        worker.Start();
        while (!worker.Join(LongestForOne)) Assert.True(clock.Elapsed < LongestForOne, $"case {number} does not end");

        Assert.True(other is null, $"case {number}: {other}");
        Assert.InRange(answers, cases / 20, cases);
        Assert.InRange(refusals, cases / 20, cases);
    }

    private static bool IsAnswered(byte[] body, ToolCall call)
    {
        try
        {
            var opened = OpenedImage.Of(ImageFile.Write(OpenedImage.Sources, Region.Of(body)));
            _ = RuleReader.ReadAmbients(opened.File.Image).ToList();
            var verdict = ImageSamples.Judge(opened.File.Image, call);
            _ = ImageSamples.Show(verdict);
            GC.KeepAlive(opened);
            return true;
        }
        catch (DamagedRegionException)
        {
            return false;
        }
    }

    // The tables lie last, and the root first.
    private static byte[] Damage(Random random, byte[] whole)
    {
        var bytes = whole.ToArray();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(4) switch { 0 => random.Next(64), 1 => random.Next(bytes.Length), _ => random.Next(bytes.Length / 2, bytes.Length) };
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    var number = random.Pick(0, -1, 1, int.MaxValue, int.MinValue, bytes.Length, random.Next(bytes.Length), random.Next(40));
                    BitConverter.TryWriteBytes(bytes.AsSpan(Math.Min(at & ~3, bytes.Length - sizeof(int))), number);
                    break;
            }
        }

        return bytes;
    }
}
