using SigmaShake.Rules.Diagnostics;
using SigmaShake.Rules.Model;
using SigmaShake.Rules.Syntax;

namespace SigmaShake.Rules.Checking;

/// <summary>
/// Turns a file's tree into rules. Where the text is in doubt, the rule that results matches more, never less (an ALLOW: less).
/// </summary>
internal static class RuleFileChecker
{
    public static CheckedFile Check(FileSyntax file, DiagnosticBag diagnostics)
    {
        var rules = new List<Rule>(file.Items.Count);
        var ambients = new List<AmbientRule>();
        var checker = new RuleChecker(file.Source, diagnostics);
        foreach (var item in file.Items)
        {
            if (item is RuleSyntax rule) checker.Check(rule, rules, ambients);
            else if (item is StraySyntax { HoldsBrace: true }) rules.Add(UnreadableRules.At(file.Source, item.First.Start));
        }

        return new CheckedFile(file.Source, rules, ambients, diagnostics.InFileOrder());
    }
}
