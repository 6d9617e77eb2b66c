namespace SigmaShake.Measuring.Rules;

/// <summary>How often public rules use what.</summary>
/// <remarks>
/// Counted in 28 public rule files of the organisation `sigmashakeinc` on GitHub (its repository `rules` and the repositories
/// `rules-git`, `-yarn`, `-python`, `-secrets`, `-agent`, `-aws`, `-bash`, `-kubernetes`, `-llm` and `-windows`): 149 rules with 492
/// conditions, 3.3 a rule. Of the rules 69 were on execution, 56 on write, 22 on any, 2 on read; 73 DENY, 44 ASK, 26 LOG, 6 FORCE. Of
/// the conditions, by field and operator:
///   command: REGEX 135, CONTAINS 43, STARTS_WITH 22
///   path:    GLOB 95, ENDS_WITH 10, CONTAINS 8 (4 negated), REGEX 3, STARTS_WITH 2, EQUALS 1
///   content: LINE_REGEX 58, CONTAINS 42 (4 negated), LINE_CONTAINS 14 (1 negated)
///   tool:    EQUALS 30, STARTS_WITH 1
///   input.*: REGEX 14 (1 negated), CONTAINS 9 (2 negated), EQUALS 3, WORD 2
/// The weights below are those counts. What the language has and the sample lacks (the targets edit, search, network and agent, SHADOW,
/// ALLOW, AMBIENT, the fields url, query, agent and cwd, and further operators) has a small weight, so that none is left out.
/// A public set holds 6.5 rules (1,443 in 222).
/// </remarks>
internal static class Frequencies
{
    public static readonly (int, string)[] Targets =
        [(450, "execution"), (370, "write"), (110, "any"), (30, "read"), (15, "edit"), (10, "network"), (8, "search"), (7, "agent")];

    public static readonly (int, string)[] Decisions =
        [(475, "DENY"), (285, "ASK"), (170, "LOG"), (40, "FORCE"), (15, "SHADOW"), (15, "ALLOW")];

    public static readonly (int, string)[] CommandOperators =
        [(1350, "REGEX"), (430, "CONTAINS"), (220, "STARTS_WITH"), (20, "WORD"), (10, "EQUALS"), (10, "ENDS_WITH"), (10, "GLOB"), (5, "EXISTS")];

    public static readonly (int, string)[] PathOperators =
        [(40, "GLOB"), (20, "ENDS_WITH"), (8, "CONTAINS"), (6, "REGEX"), (4, "STARTS_WITH"), (2, "EQUALS")];

    public static readonly (int, string)[] ContentOperators = [(58, "LINE_REGEX"), (38, "CONTAINS"), (13, "LINE_CONTAINS"), (2, "REGEX")];

    public static readonly (int, string)[] InputOperators = [(14, "REGEX"), (9, "CONTAINS"), (3, "EQUALS"), (2, "WORD"), (1, "EXISTS")];

    /// <summary>How many alternatives the IF of a rule on execution has: 2.9 on average.</summary>
    public static readonly (int, int)[] CommandAlternatives = [(20, 1), (26, 2), (22, 3), (18, 4), (8, 5), (6, 6)];

    /// <summary>How many those of other rules have: 1.7 on average, most of them two conditions each.</summary>
    public static readonly (int, int)[] OtherAlternatives = [(52, 1), (32, 2), (11, 3), (5, 4)];

    /// <summary>How many rules a file holds; 6.57 on average.</summary>
    public static readonly int[] RulesPerFile = [2, 2, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 12, 16];

    /// <summary>Per cent of rules without a decision.</summary>
    public const int AmbientPercent = 1;

    /// <summary>Per cent of conditions on command, content or a path alone that are negated, beside a positive one.</summary>
    public const int NegatedPercent = 4;

    /// <summary>Per cent of execution rules whose alternatives stand in brackets before a further condition.</summary>
    public const int NestedPercent = 5;
}
