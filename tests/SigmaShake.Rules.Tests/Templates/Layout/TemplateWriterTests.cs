using SigmaShake.Rules.Regions;
using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Tests.Commands;
using SigmaShake.Rules.Tests.Patterns;

namespace SigmaShake.Rules.Tests.Templates.Layout;

public class TemplateWriterTests
{
    private const string Everything = """git|h*b push|$* --force|-f|-xy -o={a,b}*|--out=~/x -- ~|/\*|*""";

    private static readonly string[] Commands =
    [
        "git push -f -ob -- x", "hub push --force --out=/home/u/x -- ~", "hub $X -y -x -o abc -- '/*'", "git pull -f -ob -- x", "git push -f -oc -- x", "git push -f -ob x", "ls",
    ];

    [Fact]
    public void A_template_matches_from_where_it_lies_as_before()
    {
        var writer = new RegionWriter();
        writer.Append("something else"u8);
        var template = Template.Of(Everything);
        var laid = CommandTemplate.At(Region.Of(Lay(writer, template, out var offset)), offset);

        Assert.Equal(["yes", "yes", "yes", "no", "no", "no", "no"], Commands.Select(command => Template.Reading(laid, command)));
        Assert.Equal(Commands.Select(command => Template.Reading(template, command)), Commands.Select(command => Template.Reading(laid, command)));
        Assert.Null(laid.RequiredOfProgram);
    }

    [Fact]
    public void The_same_template_is_laid_out_in_the_same_bytes() => Assert.Equal(
        Lay(new RegionWriter(), Template.Of(Everything), out _), Lay(new RegionWriter(), Template.Of(Everything), out _));

    [Fact]
    public void Whatever_bytes_lie_there_the_answer_is_yes_or_no_or_damage()
    {
        var random = RandomSource.Create();
        var whole = Lay(new RegionWriter(), Template.Of(Everything), out var offset);
        var (answers, refusals) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                // The template's own parts lie last.
                var at = random.Next(2) == 0 ? random.Next(bytes.Length) : random.Next(Math.Max(0, bytes.Length - 300), bytes.Length);
                if (random.Next(2) == 0) bytes[at] = (byte)random.Next(256);
                else BitConverter.TryWriteBytes(bytes.AsSpan(Math.Min(at & ~3, bytes.Length - 4)), random.Pick(0, -1, int.MaxValue, int.MinValue, 1, 1023, random.Next(bytes.Length)));
            }

            if (IsAnswered(Region.Of(bytes), offset, SimpleCommands.One(random.Pick<string>(Commands)))) answers++;
            else refusals++;
        }

        Assert.InRange(answers, 1_000, 20_000);
        Assert.InRange(refusals, 1_000, 20_000);
    }

    [Fact]
    public void A_template_that_was_cut_off_is_damage()
    {
        var whole = Lay(new RegionWriter(), Template.Of(Everything), out var offset);

        for (var length = 0; length < whole.Length; length++) Assert.False(IsAnswered(Region.Of(whole.AsSpan(0, length)), offset, SimpleCommands.One(Commands[0])));
    }

    private static bool IsAnswered(Region region, int offset, SigmaShake.Rules.Commands.SimpleCommand command)
    {
        try
        {
            CommandTemplate.At(region, offset).IsMatch(command, "/home/u"u8);
            return true;
        }
        catch (Exception e) when (e is DamagedRegionException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static byte[] Lay(RegionWriter writer, CommandTemplate template, out int offset)
    {
        offset = template.WriteTo(writer);
        return writer.Written.ToArray();
    }
}
