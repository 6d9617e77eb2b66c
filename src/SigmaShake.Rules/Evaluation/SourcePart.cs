using SigmaShake.Rules.Images;

namespace SigmaShake.Rules.Evaluation;

/// <summary>The rules of one image as their source makes them count; each is read when it is first asked for. Thread-safe.</summary>
internal sealed class SourcePart(RuleSource source, RuleImage image, bool isException)
{
    private readonly Dictionary<int, RankedRule> _read = [];

    public RuleSource Source => source;

    public RuleImage Image => image;

    public bool IsException => isException;

    public IEnumerable<RankedRule> All => Enumerable.Range(0, image.RuleCount).Select(At);

    /// <summary>The rule with this place in the image's judging order.</summary>
    public RankedRule At(int number)
    {
        lock (_read)
        {
            if (_read.TryGetValue(number, out var known)) return known;
            return _read[number] = new RankedRule(this, number, RuleReader.Read(image, number), image.Rule(number).Decision);
        }
    }
}
