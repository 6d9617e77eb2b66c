using SigmaShake.Cli.Loading;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images.Storage;

namespace SigmaShake.Cli.Tests.Hook;

public sealed class ImageTests : IDisposable
{
    private readonly HookHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_rule_that_was_edited_holds_at_once_though_there_is_an_image()
    {
        _home.WriteRules(Rule("written"));
        LeaveImage(Rule("compiled"));

        // The image says another thing than the rules, which is how it shows that it was asked.
        HookAnswers.IsRefused(await Ask(), "user/compiled");
        _home.WriteRules(Rule("edited"));
        HookAnswers.IsRefused(await Ask(), "user/edited");
        _home.WriteRules("");
        HookAnswers.IsSilent(await Ask());
    }

    private static string Rule(string id) => $"rule {id} {{\n  DENY execution\n  IF command EQUALS \"ls\"\n  MESSAGE \"m\"\n}}\n";

    private Task<SigmaShake.Testing.ChildResult> Ask() => _home.Ask(HookCalls.Bash("ls", _home.Project));

    /// <summary>An image that passes for one of the person's rules as they are, and holds others.</summary>
    private void LeaveImage(string rules)
    {
        var state = StateFolder.Open(_home.State);
        var content = RuleFolder.Read(state.Rules).ToContent();
        var hash = new byte[Digest.Bytes];
        content.ContentHash.CopyTo(hash);
        var body = CompiledRules.Compile(
            new SourceIdentity(Layer.User, "user", IsPack: false, IsTrusted: true, MayLoosen: true),
            RuleFileReader.Read("a.rules", System.Text.Encoding.UTF8.GetBytes(rules)).Rules,
            [])!;
        Assert.True(state.TryMakeImages());
        var path = Path.Combine(state.Images, $"user.{ProductVersion.Text}.image");
        File.WriteAllBytes(path, ImageFile.Write(new ImageSources(ProductVersion.Text, IsTrusted: true, hash, content.Stamps!.Folder, content.Stamps.Files), body));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
