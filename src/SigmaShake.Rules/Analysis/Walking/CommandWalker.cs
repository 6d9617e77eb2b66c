using System.Buffers;
using SigmaShake.Rules.Analysis.Expansion;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Shell.Parsing;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>
/// Goes through a script in the order in which a shell would run it, every branch of it, without running anything: each command is expanded with what is
/// known by then, and what it runs in its turn is gone through likewise.
/// </summary>
/// <param name="findings">Gets what is found.</param>
/// <param name="home">The absolute home; empty where there is none.</param>
/// <param name="files">Through which scripts are read.</param>
internal sealed partial class CommandWalker(Findings findings, ReadOnlyMemory<byte> home, IFileView files)
{
    private static readonly SearchValues<byte> ProgramNameBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-"u8);
    // What it takes to run a command, in the same measure as bytes of text that are read: a microsecond or a few.
    private const int WorkOfCommand = 128;
    private const int PatternStepsPerWork = 64;

    private int _depth;

    // How many of the commands around run beside others: in the background, or as a stage of a pipeline.
    private int _processes;

    public Findings Findings => findings;

    public ReadOnlyMemory<byte> Home => home;

    /// <summary>Runs a text as a script in a shell that knows <paramref name="state"/>.</summary>
    public void RunText(ReadOnlyMemory<byte> text, ShellState state, ShellValue? input, Output? output)
    {
        if (!Enter(text.Length))
        {
            output?.AddUnknown();
            return;
        }

        var script = ShellParser.Parse(text);
        if (script.Problems is [{ Kind: ShellProblemKind.TooDeep or ShellProblemKind.TooLarge }, ..]) findings.GiveUp("it is nested deeper, or is larger, than can be looked at");
        RunScript(script, state, input, output);
        _depth--;
    }

    /// <summary>Runs a script in a shell of its own.</summary>
    public void RunApart(ShellScript script, ShellState state, ShellValue? input, Output? output = null)
    {
        if (!Enter(1))
        {
            output?.AddUnknown();
            return;
        }

        RunScript(script, state.Fork(), input, output);
        _depth--;
    }

    /// <summary>What a script writes, run in a shell of its own.</summary>
    public ShellValue OutputOf(ShellScript script, ShellState state, ReadOnlyMemory<byte> written)
    {
        var output = new Output();
        RunApart(script, state, input: null, output);
        return output.ToValue(written);
    }

    private void RunScript(ShellScript script, ShellState state, ShellValue? input, Output? output)
    {
        var frame = new ScriptFrame(script, script.Slice(script.Span));
        findings.AddScript(frame.Text);
        var commands = findings.Commands.Count;
        RunAll(script.Statements, frame, state, input, output);
        if (frame.Unwrapped() is { } unwrapped)
        {
            findings.AddScript(unwrapped);
            if (frame.IsSpelled) findings.RepeatCommands(commands, frame.Text, unwrapped);
        }

        if (state.IsFull) findings.GiveUp("it has more variables than can be looked at");
    }

    private bool Enter(int work)
    {
        if (_depth >= AnalysisLimits.MaxDepth) findings.GiveUp("its scripts are nested deeper than can be looked at");
        if (_depth >= AnalysisLimits.MaxDepth || !findings.Work(1 + work)) return false;
        _depth++;
        return true;
    }

    private void RunAll(Statement[] statements, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        foreach (var statement in statements)
        {
            if (!findings.Work()) return;
            var isApart = statement.Terminator == StatementTerminator.Ampersand;
            var at = isApart ? state.Fork() : state;
            if (isApart) _processes++;
            var succeeds = false;
            foreach (var pipeline in statement.Pipelines)
            {
                // Behind what cannot fail, `||` writes nothing; what it would do is looked at all the same.
                // Whether it is done is not known: what held before may hold behind it, and so may what it sets.
                var way = pipeline.Join == PipelineJoin.Or ? at.Fork() : at;
                RunPipeline(pipeline, frame, way, input, pipeline.Join == PipelineJoin.Or && succeeds ? null : output);
                if (way != at) at.Join(way);
                succeeds = (pipeline.Join == PipelineJoin.Or && succeeds) || Succeeds(pipeline);
            }

            if (isApart) _processes--;
        }
    }

    private static bool Succeeds(Pipeline pipeline) =>
        !pipeline.IsNegated && pipeline.Commands is [.., SimpleCommand { Redirections: [], Words: [var program, ..] }]
        && (program.IsBare("echo"u8) || program.IsBare("printf"u8) || program.IsBare("true"u8) || program.IsBare(":"u8));

    private void RunPipeline(Pipeline pipeline, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        var commands = pipeline.Commands;
        if (commands.Length == 1)
        {
            Run(commands[0], frame, state, input, output);
            return;
        }

        _processes++;
        for (var i = 0; i < commands.Length && findings.Work(); i++)
        {
            var stage = i == commands.Length - 1 ? output : new Output();
            Run(commands[i], frame, state.Fork(), input, stage);
            if (i < commands.Length - 1) input = stage!.ToValue(frame.Written(commands[i]));
        }

        _processes--;
    }

    private void Run(Command command, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        // Each level of nesting takes some of the machine's stack.
        if (!Enter(1)) return;
        switch (command)
        {
            case SimpleCommand simple: RunSimple(simple, frame, state, input, output); break;
            case FunctionDefinition { Body: { } body } function: state.SetFunction(frame.Written(function.Name), new ShellFunction(body, frame)); break;
            case Coprocess { Body: { } body }: Run(body, frame, state.Fork(), null, null); break;
            default: RunCompound(command, frame, state, input, output); break;
        }

        _depth--;
    }

    private void RunCompound(Command command, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        var odometer = new ChoiceOdometer();
        var expander = new WordExpander(this, frame, state, odometer);
        var made = Redirect(command.Redirections, expander, state, ref input, ref output);
        switch (command)
        {
            case Subshell subshell: RunAll(subshell.Body, frame, state.Fork(), input, output); break;
            case Group group: RunAll(group.Body, frame, state, input, output); break;
            case IfCommand branches: RunIf(branches, frame, state, input, output); break;
            case WhileCommand loop:
                RunLoop(state, () =>
                {
                    RunAll(loop.Condition, frame, state, input, output);
                    RunAll(loop.Body, frame, state, input, output);
                });
                break;
            case ForCommand loop: RunFor(loop, expander, frame, state, input, output); break;
            case ArithmeticFor loop:
                foreach (var step in loop.Expressions) Compute(expander.Value(step), state);
                RunLoop(state, () => RunAll(loop.Body, frame, state, input, output));
                break;
            case CaseCommand cases: RunCase(cases, expander, frame, state, input, output); break;
            case ArithmeticCommand arithmetic:
                var expression = expander.Value(arithmetic.Expression);
                Compute(expression, state);
                if (LooksLikeCommand(expression.Text.Span)) RunText(expression.Text, state.Fork(), input, output);
                break;
            case ConditionalExpression condition:
                foreach (var word in condition.Words) _ = expander.Value(word);
                break;
        }

        Complete(made, state);
    }

    private void RunIf(IfCommand branches, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        var ways = new List<ShellState>();
        foreach (var branch in branches.Branches)
        {
            RunAll(branch.Condition, frame, state, input, output);
            var taken = state.Fork();
            RunAll(branch.Body, frame, taken, input, output);
            ways.Add(taken);
        }

        if (branches.Otherwise is { } otherwise)
        {
            // One of the ways was taken: what held before only holds where one left it.
            RunAll(otherwise, frame, state, input, output);
        }

        foreach (var way in ways) state.Join(way);
    }

    private static void RunLoop(ShellState state, Action body)
    {
        var before = state.Fork();
        body();
        var hasChanged = state.DiffersFrom(before);
        state.Join(before);

        // What the first round leaves behind is there in the second.
        if (hasChanged) body();
    }

    private void RunFor(ForCommand loop, WordExpander expander, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        var values = new List<Commands.CommandWord>();
        if (loop.Words is { } words)
        {
            foreach (var word in words) expander.Expand(word, values);
        }
        else if (state.Arguments is { } arguments)
        {
            foreach (var argument in arguments) values.Add(new Commands.CommandWord(argument.Text) { IsUnknown = argument.IsUnknown, KnownBytes = argument.KnownBytes, IsCut = argument.IsCut });
        }

        var name = frame.Written(loop.Variable);
        if (loop.Words is not null && values.Count == 0) return;
        state.SetVariable(name, VariableOf(values, name, loop.IsSelect));
        RunLoop(state, () => RunAll(loop.Body, frame, state, input, output));
    }

    private static ShellVariable VariableOf(List<Commands.CommandWord> values, ReadOnlyMemory<byte> name, bool isOpen)
    {
        var alternatives = new List<ShellValue[]>();
        var isCut = values.Count > AnalysisLimits.MaxAlternatives;
        foreach (var value in values)
        {
            if (alternatives.Count == AnalysisLimits.MaxAlternatives - 1 && isCut) isOpen = true;
            if (alternatives.Count >= AnalysisLimits.MaxAlternatives - (isOpen ? 1 : 0)) break;
            alternatives.Add([ShellValue.Of(value)]);
        }

        if (isOpen || alternatives.Count == 0) alternatives.Add([ShellValue.Unknown(name) with { IsCut = isCut }]);
        return new ShellVariable([.. alternatives]);
    }

    private void RunCase(CaseCommand cases, WordExpander expander, ScriptFrame frame, ShellState state, ShellValue? input, Output? output)
    {
        var subject = expander.Value(cases.Subject);
        var before = state.Fork();
        var falls = false;
        foreach (var arm in cases.Arms)
        {
            var isTaken = falls || arm.Patterns.Length == 0;
            foreach (var word in arm.Patterns)
            {
                var pattern = expander.Pattern(word);
                if (pattern is not null && !findings.Work(pattern.Length * Math.Min(subject.Text.Length, 4096) / PatternStepsPerWork)) return;
                isTaken |= subject.IsUnknown || pattern is null || pattern.Length > 4096 || subject.Text.Length > 4096 || TextPatterns.IsMatch(pattern, subject.Text.Span);
            }

            falls = isTaken && arm.Terminator == CaseTerminator.FallThrough;
            if (!isTaken) continue;
            if (arm.Patterns.Length > 0 && arm.Body.Length > 0) frame.Break(arm.Patterns[0].Span.Start, arm.Body[0].Span.Start);
            var way = before.Fork();
            RunAll(arm.Body, frame, way, input, output);
            state.Join(way);
        }
    }

    // `((rm -rf /))`: to a shell without arithmetic these are two subshells. A name with an option behind it is a command, to whoever wrote it.
    private static bool LooksLikeCommand(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n"u8);
        var length = text.IndexOfAny(" \t"u8);
        if (length <= 0 || text[..length].ContainsAnyExcept(ProgramNameBytes)) return false;
        return text[length..].TrimStart(" \t"u8) is [(byte)'-', >= (byte)'A', ..];
    }

    // `i=0`, `i++`, `x = y * 2`: what is assigned is a constant, or unknown.
    private static void Compute(in ShellValue expression, ShellState state)
    {
        var text = expression.Text.Span;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetter((char)text[at]) && text[at] != (byte)'_')
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit((char)text[at]) || text[at] == (byte)'_')) at++;
            var name = expression.Text[start..at];
            var rest = text[at..].TrimStart((byte)' ');
            if (!IsAssigned(rest)) continue;
            var value = rest.StartsWith("="u8) && rest[1..].Trim((byte)' ') is var number && number.Length is > 0 and < 19 && number.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
                ? new ShellValue(number.ToArray())
                : ShellValue.Unknown(name);
            state.SetVariable(name, new ShellVariable(value));
        }

        static bool IsAssigned(ReadOnlySpan<byte> rest) =>
            rest.StartsWith("++"u8) || rest.StartsWith("--"u8) || (rest.StartsWith("="u8) && !rest.StartsWith("=="u8))
            || (rest is [var sign, (byte)'=', ..] && "+-*/%&|^"u8.Contains(sign)) || rest.StartsWith("<<="u8) || rest.StartsWith(">>="u8);
    }
}
