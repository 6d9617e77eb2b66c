using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>What commands write to standard output, as far as it can be told; only kept where somebody reads it.</summary>
internal sealed class Output
{
    private readonly ByteBuilder _text = new(AnalysisLimits.MaxOutputBytes);
    private ReadOnlyMemory<byte>? _fetchedFrom;
    private bool _isUnknown;
    private bool _isCut;

    public void Add(ReadOnlySpan<byte> text) => _text.Add(text);

    /// <summary>Says that something is written that cannot be told.</summary>
    public void AddUnknown(ReadOnlyMemory<byte>? fetchedFrom = null, bool isCut = false)
    {
        _isUnknown = true;
        _isCut |= isCut;
        _fetchedFrom ??= fetchedFrom;
    }

    /// <summary>All of it; unknown as a whole, shown as <paramref name="written"/>, where a part is.</summary>
    public ShellValue ToValue(ReadOnlyMemory<byte> written) =>
        _isUnknown || _text.IsFull ? new ShellValue(written, IsUnknown: true, FetchedFrom: _fetchedFrom) { IsCut = _isCut || _text.IsFull } : new ShellValue(_text.ToArray());
}
