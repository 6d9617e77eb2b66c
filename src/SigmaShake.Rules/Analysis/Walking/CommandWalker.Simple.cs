using SigmaShake.Rules.Analysis.Expansion;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Shell.Syntax;
using SimpleCommandSyntax = SigmaShake.Rules.Shell.Syntax.SimpleCommand;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Simple commands: assignments, redirections, words.</summary>
internal sealed partial class CommandWalker
{
    // What is copied.
    private const int BytesPerWork = 16;
    private const int CopiesOfElement = 4;

    private void RunSimple(SimpleCommandSyntax command, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        var odometer = new ChoiceOdometer();
        if (!state.HasChoices)
        {
            RunOnce(command, frame, state, odometer, input, output);
            return;
        }

        var before = state;
        var isFirst = true;
        do
        {
            // Each choice of values starts from the same place; where several were looked at, what they leave behind is joined.
            var at = isFirst ? state : before.Fork();
            if (isFirst) before = state.Fork();
            RunOnce(command, frame, at, odometer, input, output);
            if (!isFirst) state.Join(at);
            isFirst = false;
        }
        while (odometer.Advance() && findings.Work());
    }

    private void RunOnce(SimpleCommandSyntax command, ScriptFrame frame, ShellState state, ChoiceOdometer odometer, ShellValue? input, Output? output)
    {
        if (!findings.Work(WorkOfCommand)) return;
        var expander = new WordExpander(this, frame, state, odometer);
        var words = new List<CommandWord>(command.Words.Length);
        foreach (var word in command.Words) expander.Expand(word, words);

        // Assignments before a command hold for what it runs, not for its own words.
        var inner = words.Count > 0 && command.Assignments.Length > 0 ? state.Fork() : state;
        foreach (var assignment in command.Assignments) Assign(assignment, expander, inner);
        var made = Redirect(command.Redirections, expander, state, ref input, ref output);
        if (words.Count == 0)
        {
            // `> f` empties it; `$(…)` alone, or `< f`, does nothing more.
            Complete(made, state);
            return;
        }

        if (IsDeclaration(words[0].Text.Span)) Declare(command, words, expander, state);
        if (!ReferenceEquals(inner, state))
        {
            foreach (var assignment in command.Assignments) RunCarried(assignment.Name, inner);
        }

        PlainSpelling.Note(command, words, frame);
        Execute(new Invocation
        {
            Words = [.. words],
            Frame = frame,
            Places = words.Count == command.Words.Length ? PlacesOf(command) : null,
            State = inner,
            Input = input,
            Output = output,
        });

        Complete(made, state);

        // What a builtin sets stays, though it was run beside assignments of its own.
        if (!ReferenceEquals(inner, state)) (state.Cwd, state.IsCwdUnknown) = (inner.Cwd, inner.IsCwdUnknown);
    }

    private static int[] PlacesOf(SimpleCommandSyntax command)
    {
        var places = new int[command.Words.Length + 1];
        for (var i = 0; i < command.Words.Length; i++) places[i] = command.Words[i].Span.Start;
        places[^1] = command.Words[^1].Span.End;
        return places;
    }

    // What a function declares is gone when it returns, and what was there before is back.
    private void KeepForLater(ReadOnlyMemory<byte> name, ShellState state)
    {
        if (_running.Count == 0) return;
        byte[] written = [(byte)'$', .. name.Span];
        _locals.Add((state, name, state.IsTouched(name.Span) ? state.Variable(name.Span) : new ShellVariable(ShellValue.Unknown(written))));
    }

    private void ForgetLocals(int count)
    {
        for (var i = _locals.Count - 1; i >= count; i--)
        {
            var (state, name, before) = _locals[i];
            state.SetVariable(name, before);
            _locals.RemoveAt(i);
        }
    }

    private void Assign(Assignment assignment, WordExpander expander, ShellState state)
    {
        if (assignment.Elements is { } elements)
        {
            var words = new List<CommandWord>();
            foreach (var element in elements) expander.Expand(element.Value, words);
            var values = new List<ShellValue>();
            if (assignment.Appends && state.Variable(assignment.Name.Span) is { Alternatives: [var known, ..] }) values.AddRange(known);
            foreach (var word in words) values.Add(ShellValue.Of(word));
            findings.Work(CopiesOfElement * values.Count);
            state.SetVariable(assignment.Name, new ShellVariable([[.. values]]));
            return;
        }

        var value = expander.Value(assignment.Value ?? Word.Empty);
        if (assignment.Index is { } index)
        {
            SetElement(assignment.Name, expander.Value(index), value, state);
            return;
        }

        if (assignment.Appends && state.Variable(assignment.Name.Span) is { } variable) value = Joined(variable.Alternatives[0] is [var first, ..] ? first : default, value);
        findings.Work(assignment.Appends ? value.Text.Length / BytesPerWork : 0);
        state.SetVariable(assignment.Name, new ShellVariable(InCase(value, state.Traits(assignment.Name.Span)?.Case ?? 0)));
    }

    private void SetElement(ReadOnlyMemory<byte> name, in ShellValue index, in ShellValue value, ShellState state)
    {
        var values = state.Variable(name.Span) is { Alternatives: [var known, ..] } ? new List<ShellValue>(known) : [];
        if (!findings.Work(CopiesOfElement * values.Count)) return;
        if (System.Buffers.Text.Utf8Parser.TryParse(index.Text.Span, out int number, out var read) && read == index.Text.Length && number is >= 0 and < 1024)
        {
            while (values.Count <= number) values.Add(new ShellValue(default));
            values[number] = value;
        }
        else
        {
            // A key of its own: in which order they come nobody knows.
            values.Add(value);
        }

        state.SetVariable(name, new ShellVariable([[.. values]]));
    }

    private static ShellValue Joined(in ShellValue one, in ShellValue other)
    {
        byte[] text = [.. one.Text.Span, .. other.Text.Span];
        return one.IsUnknown ? one with { Text = text }
            : other.IsUnknown ? other with { Text = text, KnownBytes = one.Text.Length + other.KnownBytes }
            : new ShellValue(text);
    }
}
