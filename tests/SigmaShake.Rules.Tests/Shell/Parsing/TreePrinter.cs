using System.Text;
using SigmaShake.Rules.Shell.Parsing;
using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Tests.Shell.Parsing;

/// <summary>
/// A tree on one line. Commands stand in square brackets, compound ones behind their name; <c>;</c>, <c>&amp;</c> and <c>¶</c> are the
/// terminators; quotes show how a literal is quoted; problems follow behind <c>!!</c>.
/// </summary>
internal sealed class TreePrinter
{
    private readonly StringBuilder _out = new();

    public static string Print(string script) => Print(ShellParser.Parse(Encoding.UTF8.GetBytes(script)));

    public static string Print(ShellScript script)
    {
        var printer = new TreePrinter();
        printer.Statements(script.Statements);
        foreach (var problem in script.Problems) printer._out.Append($" !!{problem.Kind}@{problem.Span.Start}+{problem.Span.Length}");
        return printer._out.ToString().Trim();
    }

    private void Statements(Statement[] statements)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            if (i > 0) _out.Append(' ');
            foreach (var pipeline in statements[i].Pipelines) Pipeline(pipeline);
            _out.Append(statements[i].Terminator switch
            {
                StatementTerminator.Ampersand => " &",
                StatementTerminator.NewLine => " ¶",
                StatementTerminator.Semicolon => ";",
                _ => "",
            });
        }
    }

    private void Pipeline(Pipeline pipeline)
    {
        _out.Append(pipeline.Join switch { PipelineJoin.And => " && ", PipelineJoin.Or => " || ", _ => "" });
        if (pipeline.IsNegated) _out.Append("! ");
        if (pipeline.IsTimed) _out.Append("time ");
        for (var i = 0; i < pipeline.Commands.Length; i++)
        {
            if (i > 0) _out.Append(" | ");
            Command(pipeline.Commands[i]);
        }

        if (pipeline.ErrorPipes > 0) _out.Append($" ({pipeline.ErrorPipes} with errors)");
    }

    private void Command(Command? command)
    {
        switch (command)
        {
            case null: _out.Append("missing"); break;
            case SimpleCommand simple: Simple(simple); break;
            case Subshell subshell: Block("subshell", subshell.Body); break;
            case Group group: Block("group", group.Body); break;
            case IfCommand @if: If(@if); break;
            case WhileCommand loop:
                Block(loop.IsUntil ? "until" : "while", loop.Condition);
                Block("do", loop.Body);
                break;
            case ForCommand loop: For(loop); break;
            case ArithmeticFor loop:
                _out.Append("for((");
                Words(loop.Expressions, ";");
                Block("))", loop.Body);
                break;
            case CaseCommand @case: Case(@case); break;
            case FunctionDefinition function:
                _out.Append("function ");
                Word(function.Name);
                _out.Append(' ');
                Command(function.Body);
                break;
            case Coprocess coprocess:
                _out.Append("coproc ");
                if (coprocess.Name is { } name) Word(name);
                _out.Append(' ');
                Command(coprocess.Body);
                break;
            case ConditionalExpression conditional:
                _out.Append("cond[");
                Words(conditional.Words, " ");
                _out.Append(']');
                break;
            case ArithmeticCommand arithmetic:
                _out.Append("arith((");
                Word(arithmetic.Expression);
                _out.Append("))");
                break;
        }

        if (command is null or SimpleCommand) return;
        foreach (var redirection in command.Redirections) Redirection(redirection);
    }

    private void Block(string name, Statement[] body)
    {
        _out.Append(name).Append('{');
        Statements(body);
        _out.Append('}');
    }

    private void Simple(SimpleCommand simple)
    {
        _out.Append('[');
        var start = _out.Length;
        foreach (var assignment in simple.Assignments)
        {
            Space(start);
            Assignment(assignment);
        }

        foreach (var word in simple.Words)
        {
            Space(start);
            if (word.Assignment is { } assignment)
            {
                _out.Append("declared:");
                Assignment(assignment);
            }
            else
            {
                Word(word);
            }
        }

        foreach (var redirection in simple.Redirections)
        {
            Space(start);
            Redirection(redirection);
        }

        _out.Append(']');
    }

    private void Space(int start)
    {
        if (_out.Length > start) _out.Append(' ');
    }

    private void If(IfCommand command)
    {
        foreach (var branch in command.Branches)
        {
            Block("if", branch.Condition);
            Block("then", branch.Body);
        }

        if (command.Otherwise is { } otherwise) Block("else", otherwise);
    }

    private void For(ForCommand loop)
    {
        _out.Append(loop.IsSelect ? "select(" : "for(");
        Word(loop.Variable);
        if (loop.Words is { } words)
        {
            _out.Append(" in ");
            Words(words, " ");
        }

        Block(")", loop.Body);
    }

    private void Case(CaseCommand @case)
    {
        _out.Append("case(");
        Word(@case.Subject);
        _out.Append(')');
        foreach (var arm in @case.Arms)
        {
            _out.Append('<');
            Words(arm.Patterns, "|");
            Block(">", arm.Body);
            _out.Append(arm.Terminator switch { CaseTerminator.FallThrough => ";&", CaseTerminator.TestNext => ";;&", _ => "" });
        }
    }

    private void Assignment(Assignment assignment)
    {
        _out.Append(Text(assignment.Name));
        if (assignment.Index is { } index) Bracketed(index);
        _out.Append(assignment.Appends ? "+=" : "=");
        if (assignment.Value is { } value) Word(value);
        if (assignment.Elements is not { } elements) return;
        _out.Append('(');
        for (var i = 0; i < elements.Length; i++)
        {
            if (i > 0) _out.Append(' ');
            if (elements[i].Index is { } place)
            {
                Bracketed(place);
                _out.Append(elements[i].Appends ? "+=" : "=");
            }

            Word(elements[i].Value);
        }

        _out.Append(')');
    }

    private void Bracketed(Word word)
    {
        _out.Append('[');
        Word(word);
        _out.Append(']');
    }

    private void Redirection(Redirection redirection)
    {
        if (redirection.Descriptor is { } descriptor) _out.Append(descriptor);
        if (redirection.Variable.Length > 0) _out.Append($"{{{Text(redirection.Variable)}}}");
        _out.Append(redirection.Operator).Append(':');
        if (redirection.HereDocument is not { } document)
        {
            Word(redirection.Target);
            return;
        }

        var quote = document.IsQuoted ? "'" : "";
        _out.Append($"{quote}{Text(document.Delimiter)}{quote}{{");
        Word(document.Body);
        _out.Append(document.IsTerminated ? "}" : "…");
    }

    private void Words(Word[] words, string separator)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0) _out.Append(separator);
            Word(words[i]);
        }
    }

    private void Word(Word word) => Parts(word.Parts);

    private void Parts(WordPart[] parts)
    {
        foreach (var part in parts) Part(part);
    }

    private void Part(WordPart part)
    {
        switch (part)
        {
            case LiteralText literal: Literal(literal); break;
            case DoubleQuoted quoted:
                _out.Append('"');
                Parts(quoted.Parts);
                _out.Append('"');
                break;
            case ParameterExpansion parameter: Parameter(parameter); break;
            case CommandSubstitution substitution:
                _out.Append(substitution.Form switch { SubstitutionForm.Backticks => "`(", SubstitutionForm.Braces => "${(", _ => "$(" });
                Statements(substitution.Script.Statements);
                _out.Append(')');
                break;
            case ProcessSubstitution substitution:
                _out.Append(substitution.IsOutput ? ">(" : "<(");
                Statements(substitution.Script.Statements);
                _out.Append(')');
                break;
            case ArithmeticExpansion arithmetic:
                _out.Append("$((");
                Parts(arithmetic.Parts);
                _out.Append("))");
                break;
            case ExtendedGlob glob:
                _out.Append(glob.Operator).Append('⟨');
                Words(glob.Alternatives, "|");
                _out.Append('⟩');
                break;
            case TildePrefix tilde: _out.Append($"«~{Text(tilde.User)}»"); break;
        }
    }

    private void Literal(LiteralText literal) => _out.Append(literal.Quoting switch
    {
        Quoting.Backslash => $"\\{Text(literal.Bytes)}",
        Quoting.Single => $"'{Text(literal.Bytes)}'",
        Quoting.AnsiC => $"$'{Text(literal.Bytes)}'",
        _ => Text(literal.Bytes),
    });

    private void Parameter(ParameterExpansion parameter)
    {
        _out.Append("${");
        _out.Append(parameter.Prefix switch { ParameterPrefix.Length => "#", ParameterPrefix.Indirect => "!", _ => "" });
        _out.Append(Text(parameter.Name));
        if (parameter.Subscript is { } subscript) Bracketed(subscript);
        if (parameter.Operator != ParameterOperator.None)
        {
            _out.Append($" {parameter.Operator}{(parameter.TestsEmpty ? ":" : "")} ");
            Word(parameter.Operand!);
        }

        if (parameter.SecondOperand is { } second)
        {
            _out.Append(" , ");
            Word(second);
        }

        _out.Append('}');
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).Replace("\n", "↵", StringComparison.Ordinal);
}
