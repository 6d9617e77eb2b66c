using System.Globalization;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Dashboard.Proving;

/// <summary>
/// The way from an entry to the root of the tree: on it the hashes that whoever checks computes, which are empty until they are, and beside it those that
/// the proof gives.
/// </summary>
internal static class ProofDrawing
{
    private const int Width = 520;
    private const int BoxWidth = 150;
    private const int BoxHeight = 46;
    private const int StepHeight = 80;
    private const int ShownDigits = 12;
    private const int Edge = 4;

    /// <summary>Draws it, the root on top.</summary>
    public static Html Of(EntryProof proof)
    {
        var height = (proof.Steps.Count * StepHeight) + BoxHeight + (2 * Edge);
        return Html.Of($"""
            <figure class="proof">
            <svg viewBox="{$"0 0 {Width} {height}"}" role="img" aria-labelledby="proof-title proof-text">
            <title id="proof-title">The way from entry {proof.Index} to the root over {proof.Size} entries</title>
            <desc id="proof-text">{$"{proof.Steps.Count} hashes are given; each is hashed together with the one computed before it, and the last result has to be the root of the checkpoint."}</desc>
            {Html.Join(proof.Steps.Select((step, index) => Lines(step, height, index)))}
            {Box(Width / 2, Y(height, 0), "leaf", $"leaf of entry {proof.Index}", "…", "node-0")}
            {Html.Join(proof.Steps.Select((step, index) => Step(proof, step, index, height)))}
            </svg>
            </figure>
            """);
    }

    private static Html Step(EntryProof proof, ProofStep step, int index, int height)
    {
        var name = index + 1 == proof.Steps.Count ? "root" : "computed";
        var given = Box(GivenX(step), Y(height, index), "given", "given", step.Hash[..ShownDigits], "");
        return Html.Of($"{given}{Box(Width / 2, Y(height, index + 1), "computed", name, "…", string.Create(CultureInfo.InvariantCulture, $"node-{index + 1}"))}");
    }

    // Both hashes of a step go up into the next.
    private static Html Lines(ProofStep step, int height, int index) => Html.Of($"""
        <line x1="{Width / 2}" y1="{Y(height, index)}" x2="{Width / 2}" y2="{Y(height, index + 1) + BoxHeight}"/>
        <line x1="{GivenX(step)}" y1="{Y(height, index)}" x2="{Width / 2}" y2="{Y(height, index + 1) + BoxHeight}"/>
        """);

    private static int GivenX(ProofStep step) => step.IsLeft ? (BoxWidth / 2) + 5 : Width - (BoxWidth / 2) - 5;

    private static Html Box(int x, int y, string kind, string name, string text, string id) => Html.Of($"""
        <g class="{kind}" data-node="{id}"><rect x="{x - (BoxWidth / 2)}" y="{y}" width="{BoxWidth}" height="{BoxHeight}" rx="6"/>
        <text x="{x}" y="{y + 20}">{text}</text><text class="name" x="{x}" y="{y + 37}">{name}</text></g>
        """);

    // The leaf stands at the bottom.
    private static int Y(int height, int level) => height - Edge - BoxHeight - (level * StepHeight);
}
