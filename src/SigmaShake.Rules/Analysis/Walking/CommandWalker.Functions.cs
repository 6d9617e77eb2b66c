using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;

namespace SigmaShake.Rules.Analysis.Walking;

/// <content>Names that stand for a script: aliases and functions.</content>
internal sealed partial class CommandWalker
{
    // How often a function is followed into itself, with other arguments each time.
    private const int MaxRecursion = 4;

    private readonly List<(ShellFunction Function, int Processes, ShellValue[] Arguments)> _running = [];
    private readonly List<(ShellState State, ReadOnlyMemory<byte> Name, ShellVariable? Before)> _locals = [];

    // As a shell does, an alias is text: what it ends with and what follows are read together.
    private void RunAlias(Invocation call, ShellAlias alias)
    {
        var text = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        text.Add(alias.Text.Span);

        // One that ends in a blank has the next word looked up too (`alias sudo='sudo '`).
        var isOpen = alias.Text.Span is [.., (byte)' ' or (byte)'\t'];
        foreach (var word in call.Arguments)
        {
            text.Add((byte)' ');
            var next = isOpen ? call.State.Alias(word.Text.Span) : null;
            if (next is not null) text.Add(next.Text.Span);
            else if (word.IsUnknown) text.Add(word.Text.Span);
            else ShellQuoting.Add(word.Text.Span, text);
            isOpen = next is not null && next.Text.Span is [.., (byte)' ' or (byte)'\t'];
        }

        var state = call.State.Fork();
        state.SetAlias(call.Words[0].Text, null);
        RunText(Whole(text), state, call.Input, call.Output);
    }

    private void RunFunction(Invocation call, ShellFunction function)
    {
        var values = Values(call.Arguments);
        if (!MayEnter(function, values, call))
        {
            call.Output?.AddUnknown();
            return;
        }

        var arguments = call.State.Arguments;
        call.State.Arguments = values;
        var locals = _locals.Count;
        _running.Add((function, _processes, values));
        Run(function.Body, function.Frame, call.State, call.Input, call.Output);
        _running.RemoveAt(_running.Count - 1);
        ForgetLocals(locals);
        call.State.Arguments = arguments;
    }

    private bool MayEnter(ShellFunction function, ShellValue[] arguments, Invocation call)
    {
        var times = 0;
        foreach (var (running, processes, _) in _running)
        {
            if (running != function) continue;
            times++;

            // One that starts itself in several processes at a time never ends (`:(){ :|:& };:`), be it by way of others.
            if (call.Output is not null || call.Input is not null || _processes > processes)
                findings.AddCommand(new SimpleCommand([new CommandWord("@fork-bomb"u8.ToArray()), call.Words[0]], call.Frame.Text) { Cwd = call.State.Cwd });
        }

        return times == 0 || (times < MaxRecursion && !_running.Exists(one => one.Function == function && one.Arguments.AsSpan().SequenceEqual(arguments)));
    }
}
