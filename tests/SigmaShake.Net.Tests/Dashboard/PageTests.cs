using System.Net;
using SigmaShake.Net.Tests.Support;

namespace SigmaShake.Net.Tests.Dashboard;

public sealed class PageTests
{
    private const string Attack = "<img src=x onerror=alert(1)>";

    private static readonly string[] Pages = ["/", "/log", "/rules", "/rules/idle", "/try", "/packs", "/health"];

    [Fact]
    public async Task Each_page_is_there_before_anything_is_on_record()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        foreach (var page in Pages) Assert.Contains("<h1>", await dashboard.ReadAsync(page));
        Assert.Contains("Nothing is on record yet", await dashboard.ReadAsync("/"));
    }

    [Fact]
    public async Task What_agents_did_becomes_a_part_of_no_page()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var project = dashboard.Home.Home + "/" + Attack;
        Directory.CreateDirectory(project);
        dashboard.Home.Record($"echo '{Attack}'", "block", $"pack/{Attack}", Attack, agent: Attack, tool: Attack, project: project);

        var name = Uri.EscapeDataString(Attack);
        foreach (var page in new[] { "/", "/log", "/log/0", "/log/0/proof", "/rules", $"/rules?project={Uri.EscapeDataString(project)}", $"/log?q={name}&agent={name}", $"/log?tool=none{name}", "/health" })
        {
            var html = await dashboard.ReadAsync(page);
            Assert.DoesNotContain("<img", html);
            Assert.DoesNotContain("onerror=alert(1)>", html.Replace("&lt;img src=x onerror=alert(1)&gt;", "", StringComparison.Ordinal));
        }

        using var tried = await dashboard.PostAsync("/try", new("kind", "Bash"), new("text", $"cat {Attack}</textarea><script>"), new("directory", project));
        var result = await tried.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<img", result);
        Assert.Equal(1, result.Split("</textarea>").Length - 1);
    }

    [Fact]
    public async Task The_overview_adds_up_verdicts_rules_agents_and_times()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Record(3);
        dashboard.Home.Record("rm -rf /", "block", "destructive/rm-root");
        dashboard.Home.Record("git push", "ask", "git/push", agent: "codex");
        dashboard.Home.Record("old", "block", "old/rule", time: null);

        var html = await dashboard.ReadAsync("/?days=7");

        Assert.Contains("<dt>calls judged</dt><dd>6</dd>", html);
        Assert.Contains("<dt>refused</dt><dd>2</dd>", html);
        Assert.Contains("<dt>asked about</dt><dd>1</dd>", html);
        Assert.Contains(">destructive/rm-root</a>", html);
        Assert.Contains(">codex</a>", html);
        Assert.Contains("2 refused, 1 asked about, 3 let pass.", html);
        Assert.Contains("role=\"img\"", html);
    }

    [Fact]
    public async Task The_log_is_searched_filtered_and_paged()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Record(120);
        dashboard.Home.Record("git push --force origin main", "block", "git/force-push", agent: "codex");

        Assert.Contains("git push --force origin main", await dashboard.ReadAsync("/log?q=force+origin"));
        Assert.DoesNotContain(">ls 7<", await dashboard.ReadAsync("/log?decision=block"));
        Assert.Contains("There are: claude-code, codex.", await dashboard.ReadAsync("/log?agent=gemini"));

        var (page, seen) = ("/log?agent=claude-code", 0);
        for (var pages = 0; pages < 5; pages++)
        {
            var html = WebUtility.HtmlDecode(await dashboard.ReadAsync(page));
            seen += html.Split("<td class=\"wrap code\">ls ").Length - 1;
            var older = html.IndexOf(">Older<", StringComparison.Ordinal);
            if (older < 0) break;
            var start = html.LastIndexOf("href=\"", older, StringComparison.Ordinal) + "href=\"".Length;
            page = html[start..html.IndexOf('"', start)][dashboard.Folder.Length..];
        }

        Assert.Equal(120, seen);
    }

    [Fact]
    public async Task An_entry_is_shown_with_the_action_that_decides_it()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Record("cd /tmp && rm -rf / ; ls", "block", "destructive/rm-root");

        var html = WebUtility.HtmlDecode(await dashboard.ReadAsync("/log/0"));

        Assert.Contains("<pre>cd /tmp && rm -rf / ; ls</pre>", html);
        Assert.Contains("← decided the call", html);
        using var none = await dashboard.GetAsync("/log/1");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_command_is_tried_without_being_recorded()
    {
        await using var dashboard = await ServedDashboard.StartAsync();

        using var answer = await dashboard.PostAsync("/try", new("kind", "Bash"), new("text", "git push --force origin main"), new("directory", dashboard.Home.Home));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("<dt>verdict</dt>", html);
        Assert.Contains("decided the call", html);
        Assert.False(Directory.Exists(dashboard.Home.State.Ledger));
    }

    [Fact]
    public async Task A_person_disables_a_pack_and_the_log_tells_it()
    {
        await using var dashboard = await ServedDashboard.StartAsync();

        using var off = await dashboard.PostAsync("/packs/git/disable");
        Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        Assert.Contains("aria-label=\"Enable git\"", await dashboard.ReadAsync("/packs"));
        Assert.Contains("packs-disable", await dashboard.ReadAsync("/log"));

        using var on = await dashboard.PostAsync("/packs/git/enable");
        Assert.Contains("aria-label=\"Disable git\"", await dashboard.ReadAsync("/packs"));
    }

    [Fact]
    public async Task Whoever_came_by_a_link_that_no_person_had_made_loosens_nothing()
    {
        await using var dashboard = await ServedDashboard.StartAsync(isPerson: false);

        using var off = await dashboard.PostAsync("/packs/git/disable");
        using var on = await dashboard.PostAsync("/packs/cloud/enable");

        Assert.Equal(HttpStatusCode.Forbidden, off.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, on.StatusCode);
        var packs = await dashboard.ReadAsync("/packs");
        Assert.DoesNotContain("aria-label=\"Disable", packs);
        Assert.DoesNotContain("aria-label=\"Enable cloud\"", packs);
    }

    [Fact]
    public async Task What_is_built_in_stays()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        using var answer = await dashboard.PostAsync("/packs/self-protection/disable");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Rules_are_shown_with_how_often_they_decided()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Record("git push --force", "block", "git/force-push");

        var sources = await dashboard.ReadAsync("/rules");
        Assert.Contains("self-protection</a>", sources);
        var rules = await dashboard.ReadAsync("/rules?source=git");
        Assert.Contains(">never</td>", rules);
        var start = rules.IndexOf("/rules/show?id=git%2F", StringComparison.Ordinal);
        var shown = await dashboard.ReadAsync(WebUtility.HtmlDecode(rules[start..rules.IndexOf('"', start)]));
        Assert.Contains("<pre>rule ", shown);
    }

    [Fact]
    public async Task A_rule_whose_examples_another_one_decides_is_shown_as_shadowed()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Write("home/.sigmashake/rules/mine.rules", """
            rule any-git {
              priority 90
              ALLOW execution
              IF command CONTAINS "git"
              MESSAGE "m"
            }
            rule no-push {
              DENY execution
              IF command CONTAINS "git push"
              MESSAGE "m"
              EXAMPLE "git push"
            }
            rule no-make {
              DENY execution
              IF command CONTAINS "make"
              MESSAGE "m"
              EXAMPLE "make"
            }
            """);

        var rules = await dashboard.ReadAsync("/rules?source=user");

        Assert.Contains("shadowed: in each of its examples user/any-git comes first", rules);
        Assert.Equal(1, rules.Split("shadowed").Length - 1);

        // Of all layers at once, beside those that nobody has run into.
        var idle = await dashboard.ReadAsync("/rules/idle");
        Assert.Contains(">user/no-push</a></th><td class=\"wrap\">", idle);
        Assert.DoesNotContain(">user/no-make</a></th>", idle);
        Assert.Contains("<summary>user, user layer: 3 of 3 rules</summary>", idle);
        Assert.Contains("<summary>self-protection, ", idle);
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%0A")]
    [InlineData("%1B")]
    [InlineData("")]
    public async Task A_project_that_no_folder_can_be_called_is_none(string sign)
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        var project = sign.Length == 0 ? "/" + new string('a', 1024) : $"/a{sign}b";

        foreach (var page in new[] { "/rules?", "/rules/idle?", "/rules/show?id=self-protection%2Fno-such&", "/log?" })
        {
            using var answer = await dashboard.GetAsync($"{page}project={project}");
            Assert.Equal(page.Contains("show", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Contains($"in force in <code>{dashboard.Home.Home}</code>", await dashboard.ReadAsync($"/rules/idle?project={project}"));
        using var tried = await dashboard.PostAsync("/try", new("kind", "Bash"), new("text", "ls"), new("directory", Uri.UnescapeDataString(project)));
        Assert.Matches("The folder has to|the form is not understood", await tried.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        // An agent names what it likes.
        dashboard.Home.Record("ls", project: Uri.UnescapeDataString(project));
        foreach (var page in new[] { "/", "/log", "/log/0", "/rules" }) await dashboard.ReadAsync(page);
        Assert.Empty(dashboard.Complaints);
    }

    [Fact]
    public async Task A_call_that_tried_a_hook_is_labelled_and_not_hidden()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Record("rm -rf /", "block", "destructive/rm-root", session: "ssg-doctor");
        dashboard.Home.Record("git push", "ask", "git/push", session: "session-1");

        var overview = await dashboard.ReadAsync("/");
        Assert.Equal(1, overview.Split("a proof of the hook").Length - 1);
        Assert.Contains(">rm -rf /</a> <span", overview);
        Assert.Contains("a proof of the hook", await dashboard.ReadAsync("/log/0"));
        Assert.DoesNotContain("a proof of the hook", await dashboard.ReadAsync("/log/1"));
    }

    [Fact]
    public async Task Health_says_what_is_wrong_and_verifies_the_log()
    {
        await using var dashboard = await ServedDashboard.StartAsync();
        dashboard.Home.Record(5);
        dashboard.Home.Write("home/.sigmashake/rules/mine.rules", "rule broken {\n  DENY execution\n  IF command REGEX \"(\"\n  MESSAGE \"m\"\n}\n");

        var html = await dashboard.ReadAsync("/health");
        Assert.Contains("No hook of ours is installed here; <code>ssg init</code> installs it.", html);
        Assert.Contains("mine.rules", html);

        using var verified = await dashboard.PostAsync("/health");
        Assert.Contains("The log is intact: 5 entries.", await verified.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
