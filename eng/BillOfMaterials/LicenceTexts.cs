using System.Text;

namespace SigmaShake.BillOfMaterials;

/// <summary>The licences of all that is linked into the programs, each text once and whole.</summary>
internal static class LicenceTexts
{
    public static string Of(IEnumerable<ShippedProgram> programs)
    {
        var text = new StringBuilder("What the programs of SigmaShake are linked with, and under which licences. SigmaShake's own is in LICENSE.\n");
        var texts = programs.SelectMany(program => program.Parts).DistinctBy(part => part.Address)
            .SelectMany(part => part.LicenceFiles.Select(file => (Part: part, Text: File.ReadAllText(file).ReplaceLineEndings("\n").Trim('\n', '\uFEFF'))))
            .GroupBy(pair => pair.Text, pair => $"{pair.Part.Name} {pair.Part.Version} ({pair.Part.Licence})");
        foreach (var group in texts)
        {
            text.Append('\n').Append('=', 80).Append('\n');
            foreach (var name in group.Distinct()) text.Append(name).Append('\n');
            text.Append('=', 80).Append("\n\n").Append(group.Key).Append('\n');
        }

        return text.ToString();
    }
}
