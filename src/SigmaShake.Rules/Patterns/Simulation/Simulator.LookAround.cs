namespace SigmaShake.Rules.Patterns.Simulation;

/// <summary>
/// Look-around without going back and forth: before the pattern itself is run, one pass for each look-around marks all places
/// where it holds, inner ones first. A look-behind holds where its program, begun at every place, has matched;
/// a look-ahead is the same thing from the other end.
/// </summary>
internal readonly ref partial struct Simulator
{
    private void MarkLookArounds()
    {
        var lookArounds = _program.LookArounds;
        if (lookArounds.Length == 0) return;
        _scratch.Marks.Reset(lookArounds.Length, _text.Length);
        for (var i = 0; i < lookArounds.Length; i++)
        {
            _scratch.Reset(_instructions.Length);
            if (lookArounds[i].Ahead) MarkBackward(i, lookArounds[i].Start);
            else MarkForward(i, lookArounds[i].Start);
        }
    }

    private void MarkForward(int lookAround, int start)
    {
        var matched = false;
        for (var position = 0; ;)
        {
            matched |= Enter(_scratch.Current, start, position, position);
            if (matched) _scratch.Marks.Mark(lookAround, position);
            if (position == _text.Length) return;
            var codePoint = Utf8Text.ReadForward(_text, position, out var length);
            position += length;
            matched = Consume(codePoint, position);
        }
    }

    private void MarkBackward(int lookAround, int start)
    {
        var matched = false;
        for (var position = _text.Length; ;)
        {
            matched |= Enter(_scratch.Current, start, position, position);
            if (matched) _scratch.Marks.Mark(lookAround, position);
            if (position == 0) return;
            var codePoint = Utf8Text.ReadBackward(_text, position, out var length);
            position -= length;
            matched = Consume(codePoint, position);
        }
    }
}
