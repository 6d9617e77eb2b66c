using System.Text;
using System.Text.Json.Nodes;
using SigmaShake.Measuring.Rules;

namespace SigmaShake.Measuring.Calls;

/// <summary>The calls that are measured, all harmless, as Claude Code sends them.</summary>
public static class BenchmarkCalls
{
    /// <summary>A short command.</summary>
    public const string ShortCommand = "git status";

    /// <summary>A command of 200 bytes that nine rules of each generated set match, none of which stops it.</summary>
    public const string MatchedByNine =
        "cd services/checkout && docker compose run --rm --env CI=1 web npm run build -- --mode staging 2>&1 | tee logs/build.log && aws s3 sync dist s3://shop-assets-eu/releases/2026-11-23/ --profile deployer";

    /// <summary>The payload of a shell command.</summary>
    public static byte[] Shell(string cwd, string command) => Payload(cwd, "Bash", $$"""{"command":{{Quoted(command)}}}""");

    /// <summary>The payload of a write of <paramref name="bytes"/> bytes of TypeScript.</summary>
    public static byte[] Write(string cwd, int bytes) =>
        Payload(cwd, "Write", $$"""{"file_path":{{Quoted($"{cwd}/src/orders/report.ts")}},"content":{{Quoted(TypeScript(bytes))}}}""");

    /// <summary>An event that is not judged.</summary>
    public static byte[] OtherEvent(string cwd) =>
        Encoding.UTF8.GetBytes($$"""{"hook_event_name":"Stop","session_id":"bench","cwd":{{Quoted(cwd)}}}""");

    /// <summary>Source text of exactly <paramref name="bytes"/> bytes, ASCII, no two functions alike.</summary>
    public static string TypeScript(int bytes)
    {
        var dice = new Dice(7);
        var text = new StringBuilder("import { Money, OrderLine, sumOf } from \"../money\";\n\n");
        while (text.Length < bytes)
        {
            var (noun, other, amount) = (dice.Of(Nouns), dice.Of(Nouns), dice.Below(90) + 10);
            text.Append($"/** What each {noun} adds to the {other}, after {amount} days. */\n");
            text.Append($"export function {noun}Per{char.ToUpperInvariant(other[0])}{other[1..]}(lines: readonly OrderLine[], days = {amount}): Money {{\n");
            text.Append($"  const late = lines.filter((line) => line.{noun} !== undefined && line.age > days);\n");
            text.Append($"  if (late.length === 0) return Money.zero(\"{dice.Of(["EUR", "USD", "GBP"])}\");\n");
            text.Append($"  return sumOf(late.map((line) => line.{other}.times({dice.Below(100)} / 100)));\n}}\n\n");
        }

        return text.ToString(0, bytes);
    }

    private static readonly string[] Nouns =
        ["basket", "parcel", "rebate", "discount", "receipt", "tax", "bonus", "tariff", "fee", "deposit", "rent", "freight", "premium", "balance", "surcharge", "voucher"];

    private static byte[] Payload(string cwd, string tool, string input) => Encoding.UTF8.GetBytes(
        $$"""{"session_id":"bench","transcript_path":"{{cwd}}/t.jsonl","cwd":{{Quoted(cwd)}},"permission_mode":"default","hook_event_name":"PreToolUse","tool_name":"{{tool}}","tool_input":{{input}},"tool_use_id":"toolu_01"}""");

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
