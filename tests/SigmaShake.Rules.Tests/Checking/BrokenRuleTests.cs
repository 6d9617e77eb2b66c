using SigmaShake.Rules.Model;

namespace SigmaShake.Rules.Tests.Checking;

/// <summary>Small mistakes: which diagnostics they give, where, and what the rule then means.</summary>
public sealed class BrokenRuleTests
{
    [Theory]
    // One condition is broken; its neighbours still count.
    [InlineData("command CONTIANS \"push\"", "SSG1004@3:14", "?")]
    [InlineData("command CONTIANS \"push\" AND tool EXISTS", "SSG1004@3:14", "(? AND tool Exists)")]
    [InlineData("command NOT contains \"push\" OR tool EXISTS", "SSG1004@3:18", "(? OR tool Exists)")]
    [InlineData("comand CONTAINS \"push\"", "SSG1005@3:6", "?")]
    [InlineData("Command CONTAINS \"push\"", "SSG1005@3:6", "?")]
    [InlineData("input. CONTAINS \"push\"", "SSG1005@3:6", "?")]
    [InlineData("input.a..b CONTAINS \"push\"", "SSG1005@3:6", "?")]
    [InlineData("NOT comand CONTAINS \"push\" AND tool EXISTS", "SSG1005@3:10", "(? AND tool Exists)")]
    [InlineData("comand CONTIANS \"push\"", "SSG1005@3:6 SSG1004@3:13", "?")]
    [InlineData("command \"push\" AND tool EXISTS", "SSG1014@3:14", "(? AND tool Exists)")]
    [InlineData("command CONTAINS push", "SSG1015@3:14", "?")]
    [InlineData("command CONTAINS git push AND tool EXISTS", "SSG1015@3:14", "(? AND tool Exists)")]
    [InlineData("command CONTAINS", "SSG1015@3:14", "?")]
    [InlineData("(command CONTAINS)", "SSG1015@3:15", "?")]
    [InlineData("path EXISTS \"x\" AND tool EXISTS", "SSG1035@3:18", "(? AND tool Exists)")]
    [InlineData("command INVOKES \"git push|\" OR tool EXISTS", "SSG1042@3:31", "(command Invokes git push|! OR tool Exists)")]
    [InlineData("command NOT INVOKES \"\"", "SSG1042@3:27", "command NOT Invokes !")]
    [InlineData("command INVOKES \"a\\\\\\\\ b -\\\"|x\"", "SSG1042@3:35", "command Invokes a\\\\ b -\"|x!")]
    [InlineData("content INVOKES \"git\" AND tool EXISTS", "SSG1044@3:22", "(content Invokes git! AND tool Exists)")]
    [InlineData("command INVOKES git push", "SSG1015@3:14", "?")]
    [InlineData("command INVOKE \"git push\"", "SSG1004@3:14", "?")]
    // How conditions are joined is unclear: the whole expression is broken.
    [InlineData("", "SSG1013@4:3", "?")]
    [InlineData("command CONTAINS \"a\" OR", "SSG1013@4:3", "?")]
    [InlineData("command CONTAINS \"a\" AND AND tool EXISTS", "SSG1013@3:31", "?")]
    [InlineData("OR tool EXISTS", "SSG1013@3:6", "?")]
    [InlineData("NOT", "SSG1013@4:3", "?")]
    [InlineData("NOT NOT tool EXISTS", "SSG1013@3:10", "?")]
    [InlineData("tool EXISTS adn command CONTAINS \"x\"", "SSG1017@3:18", "?")]
    [InlineData("tool EXISTS or command CONTAINS \"x\"", "SSG1017@3:18", "?")]
    [InlineData("tool EXISTS\n  || command CONTAINS \"x\"", "SSG1017@4:3", "?")]
    [InlineData("tool EXISTS\n  BUT NOT command CONTAINS \"x\"", "SSG1017@4:3", "?")]
    [InlineData("tool EXISTS && (path EXISTS)", "SSG1017@3:18", "?")]
    [InlineData("nto command CONTAINS \"x\"", "SSG1017@3:6", "?")]
    [InlineData("(tool EXISTS", "SSG1016@3:6", "?")]
    [InlineData("tool EXISTS)", "SSG1013@3:17", "?")]
    [InlineData("()", "SSG1013@3:7", "?")]
    [InlineData("tool EXISTS {", "SSG1010@1:6 SSG1026@1:6 SSG1013@3:18", "?")]
    [InlineData("command", "SSG1014@4:3", "?")]
    // Text after the IF that may belong to it.
    [InlineData("tool EXISTS\n  unless it is Friday", "SSG1006@4:3", "?")]
    // A misspelt statement after the IF leaves the condition as it stands.
    [InlineData("tool EXISTS\n  priorty 50", "SSG1006@4:3", "tool Exists")]
    [InlineData("tool EXISTS\n  MESAGE \"x\"", "SSG1006@4:3", "tool Exists")]
    public void A_mistake_in_the_condition_makes_it_match_more(string condition, string problems, string meaning)
    {
        var file = RuleFiles.Read(RuleFiles.Deny(condition));

        Assert.Equal(problems, RuleFiles.Problems(file));
        Assert.Equal(meaning, RuleFiles.Show(file.Rules[0].Condition));
        Assert.True(file.Rules[0].IsBroken);
        Assert.False(file.Rules[0].IsUnreadable);
        Assert.Equal((Decision.Deny, Target.Execution), (file.Rules[0].Decision, file.Rules[0].Target));
    }

    [Theory]
    [InlineData("DENY exection\nIF tool EXISTS\nMESSAGE \"m\"", "SSG1023@2:6")]
    [InlineData("DENY\nIF tool EXISTS\nMESSAGE \"m\"", "SSG1023@2:1")]
    [InlineData("DENY Execution\nIF tool EXISTS\nMESSAGE \"m\"", "SSG1023@2:6")]
    [InlineData("deny execution\nIF tool EXISTS\nMESSAGE \"m\"", "SSG1024@1:6 SSG1006@2:1")]
    [InlineData("IF tool EXISTS\nMESSAGE \"m\"", "SSG1024@1:6")]
    [InlineData("", "SSG1024@1:6")]
    [InlineData("ALOW execution\nIF tool EXISTS\nMESSAGE \"m\"", "SSG1024@1:6 SSG1006@2:1")]
    public void Without_decision_or_target_a_rule_is_unreadable(string body, string problems)
    {
        var file = RuleFiles.Read($"rule r {{\n{body}\n}}");

        Assert.Equal(problems, RuleFiles.Problems(file));
        var rule = Assert.Single(file.Rules);
        Assert.Equal("r|Deny|Any|True|50|Error|?", string.Join('|', RuleFiles.Show(rule).Split('|')[..7]));
        Assert.True(rule.IsUnreadable);
        Assert.True(rule.IsBroken);
    }

    [Theory]
    [InlineData("enabled no", "SSG1019@5:11", true, true)]
    [InlineData("enabled", "SSG1019@5:3", true, true)]
    [InlineData("enabled False", "SSG1019@5:11", true, true)]
    [InlineData("enabled \"false\"", "SSG1019@5:3 SSG1007@5:11", true, true)]
    [InlineData("enabled false\n  enabled true", "SSG1022@6:3", true, true)]
    [InlineData("enabled false\n  enabled false", "SSG1022@6:3", true, true)]
    [InlineData("priority 1001", "SSG1020@5:12", true, true)]
    [InlineData("priority -1", "SSG1020@5:12", true, true)]
    [InlineData("priority 5e1", "SSG1020@5:12", true, true)]
    [InlineData("priority 99999999999999999999", "SSG1020@5:12", true, true)]
    [InlineData("priority 1\n  priority 2", "SSG1022@6:3", true, true)]
    [InlineData("severity high", "SSG1021@5:12", true, false)]
    [InlineData("severity", "SSG1021@5:3", true, false)]
    [InlineData("MESSAGE \"again\"", "SSG1022@5:3", true, false)]
    [InlineData("RUN", "SSG1028@5:3", true, false)]
    [InlineData("RUN \"\" \"x\"", "SSG1028@5:3", true, false)]
    [InlineData("WEBHOOK \"ftp://x\"", "SSG1029@5:11", true, false)]
    [InlineData("WEBHOOK \"https:///x\"", "SSG1029@5:11", true, false)]
    [InlineData("WEBHOOK \"http://hooks.example.com/x\"", "SSG1029@5:11", true, false)]
    [InlineData("WEBHOOK \"http://localhost.example.com/x\"", "SSG1029@5:11", true, false)]
    [InlineData("WEBHOOK \"http://localhost@example.com/x\"", "SSG1029@5:11", true, false)]
    [InlineData("WEBHOOK \"http://localhost:80@example.com/x\"", "SSG1029@5:11", true, false)]
    [InlineData("WEBHOOK", "SSG1029@5:3", true, false)]
    [InlineData("CATEGORY", "SSG1036@5:3", true, false)]
    [InlineData("CONTEXT", "SSG1026@5:3", true, false)]
    [InlineData("EXAMPLE", "SSG1018@5:3", true, false)]
    [InlineData("EXAMPLE pth \"x\"", "SSG1005@5:11", true, false)]
    public void A_bad_value_counts_as_its_default(string statement, string problems, bool enabled, bool broken)
    {
        var file = RuleFiles.Read(RuleFiles.Deny("tool EXISTS", statement));
        var rule = Assert.Single(file.Rules);

        Assert.Equal(problems, RuleFiles.Problems(file));
        Assert.Equal((enabled, broken, 50), (rule.Enabled, rule.IsBroken, rule.Priority));
        Assert.Equal((RuleSeverity.Warning, "no"), (rule.Severity, rule.Message));
        Assert.Empty(rule.Samples);
        Assert.Equal("tool Exists", RuleFiles.Show(rule.Condition));
    }

    [Fact]
    public void A_rule_that_is_switched_off_stays_off_however_broken()
    {
        var rule = RuleFiles.ReadOne("rule r { enabled false DENY nothing }");

        Assert.True(rule.IsUnreadable);
        Assert.False(rule.Enabled);
    }

    [Theory]
    [InlineData("MESSAGE", "DENY read", "SSG1026@1:6")]
    [InlineData("PROMPT", "ASK read MESSAGE \"m\"", "SSG1026@1:6")]
    [InlineData("SUBSTITUTE", "FORCE read MESSAGE \"m\"", "SSG1026@1:6")]
    public void A_missing_text_is_reported_and_leaves_the_gate_as_it_is(string text, string statements, string problems)
    {
        var file = RuleFiles.Read($"rule r {{ {statements} IF tool EXISTS }}");

        Assert.Equal(problems, RuleFiles.Problems(file));
        Assert.Contains($"`{text}`", file.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.False(file.Rules[0].IsBroken);
    }

    [Theory]
    [InlineData("LOG")]
    [InlineData("SHADOW")]
    public void An_observation_needs_no_message(string decision) =>
        Assert.Equal("", RuleFiles.ReadClean($"rule r {{ {decision} read IF tool EXISTS }}").Message);

    [Fact]
    public void A_gate_without_IF_matches_always()
    {
        var file = RuleFiles.Read("rule r { DENY read MESSAGE \"m\" }");

        Assert.Equal("SSG1025@1:6", RuleFiles.Problems(file));
        Assert.Equal("?", RuleFiles.Show(file.Rules[0].Condition));
        Assert.True(file.Rules[0].IsBroken);
    }

    [Theory]
    [InlineData("ALLOW read\nDENY read", Decision.Deny, Target.Read)]
    [InlineData("DENY read\nALLOW read", Decision.Deny, Target.Read)]
    [InlineData("LOG read\nASK write", Decision.Ask, Target.Any)]
    [InlineData("DENY read\nDENY raed", Decision.Deny, Target.Any)]
    public void Of_two_decisions_the_stricter_counts(string decisions, Decision decision, Target target)
    {
        var file = RuleFiles.Read($"rule r {{\n{decisions}\nIF tool EXISTS MESSAGE \"m\" PROMPT \"p\" }}");

        Assert.Equal("SSG1022@3:1", RuleFiles.Problems(file));
        Assert.Equal((decision, target, true), (file.Rules[0].Decision, file.Rules[0].Target, file.Rules[0].IsBroken));
    }

    [Fact]
    public void Two_conditions_match_always()
    {
        var file = RuleFiles.Read(RuleFiles.Deny("command CONTAINS \"a\"", "IF command CONTAINS \"b\""));

        Assert.Equal("SSG1022@5:3", RuleFiles.Problems(file));
        Assert.Equal("?", RuleFiles.Show(file.Rules[0].Condition));
    }

    [Fact]
    public void An_ambient_rule_is_knowledge()
    {
        var file = RuleFiles.Read("rule k {\n  AMBIENT\n  MESSAGE \"Uses pnpm.\"\n  CONTEXT \"Never npm.\"\n  CATEGORY node\n}");

        Assert.Empty(file.Diagnostics);
        Assert.Empty(file.Rules);
        Assert.Equal("k|Uses pnpm.|Never npm.|node|True", RuleFiles.Show(file));
    }

    [Fact]
    public void An_ambient_rule_that_decides_is_a_gate()
    {
        var file = RuleFiles.Read("rule k {\n  AMBIENT\n  DENY any\n  IF tool EXISTS\n  MESSAGE \"m\"\n}");

        Assert.Equal("SSG1027@2:3", RuleFiles.Problems(file));
        Assert.Empty(file.Ambients);
        Assert.Equal((Decision.Deny, true), (Assert.Single(file.Rules).Decision, file.Rules[0].IsBroken));
    }

    [Fact]
    public void An_ambient_rule_needs_a_headline()
    {
        var file = RuleFiles.Read("rule k { AMBIENT }");

        Assert.Equal("SSG1026@1:6", RuleFiles.Problems(file));
        Assert.Equal("k||||True", RuleFiles.Show(file));
    }
}
