using System.Text;
using SigmaShake.Rules.Calls;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Json;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Paths;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Rules.Samples;

/// <summary>Runs the examples and counterexamples of a rule: with cwd <c>/home/user/project</c>, home <c>/home/user</c> and no files.</summary>
public sealed class SampleRunner
{
    private const string Cwd = "/home/user/project";

    private static readonly PathContext Context = new(Cwd, Cwd, "/home/user", NoFiles.Instance);

    private readonly Rule _rule;
    private readonly RuleImage _image;

    /// <summary>Compiles the rule, as it will be judged by.</summary>
    /// <exception cref="ArgumentException">It is larger than an image may be.</exception>
    public SampleRunner(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
        var body = RuleImageBuilder.Build([new ImageRule(rule, rule.Decision)], []) ?? throw new ArgumentException("the rule is too large", nameof(rule));
        _image = RuleImage.In(Region.Of(body.Written));
    }

    /// <summary>Whether the sample comes out as its author says: an example is matched if any of its actions is.</summary>
    public bool Holds(Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Matches(sample) != sample.IsCounterexample;
    }

    /// <summary>The call that a sample of a rule stands for, and where it is made.</summary>
    public static (ToolCall Call, PathContext Context) CallOf(Rule rule, Sample sample)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(sample);
        var call = CallOf(rule.Target, sample);
        return (call, Context with { Cwd = call.Cwd });
    }

    private bool Matches(Sample sample)
    {
        var (call, context) = CallOf(_rule, sample);
        var shared = new CallConditions();
        foreach (var action in CallExpansion.Expand(call, context).Actions)
        {
            if (!_rule.Target.Reaches(action.Capability, action.IsPartialEdit)) continue;
            if (new ConditionEvaluator(action, context, shared).Holds(_image, in _image.Rule(0))) return true;
        }

        return false;
    }

    private static ToolCall CallOf(Target target, Sample sample)
    {
        // What a command reads or writes is shown by the command.
        var isCommand = sample.Values.Any(value => value.Field.Kind == FieldKind.Command);
        var call = new SampleCall(ToolFor(isCommand ? Target.Execution : target));
        foreach (var (field, value) in sample.Values) call.Set(field, value);
        return call.Build();
    }

    private static string ToolFor(Target target) => target switch
    {
        Target.Read => "Read",
        Target.Write => "Write",
        Target.Edit => "Edit",
        Target.Search => "Grep",
        Target.Agent => "Agent",
        Target.Network => "WebFetch",
        _ => "Bash",
    };

    /// <summary>Collects fields into a call, under the member names that clients commonly use.</summary>
    private sealed class SampleCall(string tool)
    {
        private readonly InputTree _input = new();
        private string _tool = tool;
        private string _agent = "claude-code";
        private string _cwd = Cwd;

        public void Set(Field field, string value)
        {
            switch (field.Kind)
            {
                case FieldKind.Tool: _tool = value; break;
                case FieldKind.Agent: _agent = value; break;
                case FieldKind.Cwd: _cwd = value; break;
                case FieldKind.Input: _input.Set([.. field.Keys], value); break;
                case FieldKind.Command: _input.Set(["command"], value); break;
                case FieldKind.Path: _input.Set(["file_path"], value); break;
                case FieldKind.Content: _input.Set(["content"], value); break;
                case FieldKind.Url: _input.Set(["url"], value); break;
                case FieldKind.Query: _input.Set(["pattern"], value); break;
                default: throw new ArgumentOutOfRangeException(nameof(field), field, null);
            }
        }

        public ToolCall Build() => new() { Agent = _agent, Tool = _tool, Cwd = _cwd, Input = _input.ToValue() };
    }

    /// <summary>An object under construction.</summary>
    private sealed class InputTree
    {
        private readonly Dictionary<string, object> _members = [];

        public void Set(ReadOnlySpan<string> keys, string value)
        {
            if (keys.Length == 1)
            {
                _members[keys[0]] = value;
                return;
            }

            if (!_members.TryGetValue(keys[0], out var inner) || inner is not InputTree tree) _members[keys[0]] = tree = new InputTree();
            tree.Set(keys[1..], value);
        }

        public JsonValue ToValue() => JsonValue.Of(_members.Select(member => new JsonMember(
            Encoding.UTF8.GetBytes(member.Key),
            member.Value is InputTree tree ? tree.ToValue() : JsonValue.Of(Encoding.UTF8.GetBytes((string)member.Value)))));
    }
}
