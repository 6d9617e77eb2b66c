using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using SigmaShake.Cli.Loading;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;

namespace SigmaShake.Cli.Commands;

/// <summary><c>ssg config</c>: every setting, what it means and what it is; reading and changing one.</summary>
internal static class ConfigCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("config", "Show every setting with its meaning, value and default.") { Get(context), Set(context) };
        command.SetAction(_ => List(context));
        return command;
    }

    private static Command Get(CommandContext context)
    {
        var name = Key();
        var command = new Command("get", "Print one setting as TOML.") { name };
        command.SetAction(parsed =>
        {
            if (SettingKey.Find(parsed.GetValue(name)!) is not { } key) return Unknown(context, parsed.GetValue(name)!);
            context.Out.WriteLine(SettingsFile.Load(StateFolder.Open(context.State)).Toml(key));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Set(CommandContext context)
    {
        var name = Key();
        var value = new Argument<string>("VALUE") { Description = "Its value as TOML; a bare word is taken as a string." };
        var command = new Command("set", "Change one setting; comments and everything else in the file stay.") { name, value };
        command.SetAction(parsed => Change(context, parsed.GetValue(name)!, parsed.GetValue(value)!));
        return command;
    }

    private static Argument<string> Key()
    {
        var key = new Argument<string>("KEY") { Description = "The setting's name." };
        key.CompletionSources.Add(_ => SettingKey.All.Select(known => new CompletionItem(known.Name)));
        return key;
    }

    private static int List(CommandContext context)
    {
        var state = StateFolder.Open(context.State);
        var settings = SettingsFile.Load(state);
        context.Out.WriteLine($"# {state.Configuration}");
        foreach (var key in SettingKey.All)
        {
            context.Out.WriteLine();
            context.Out.WriteLine($"# {key.Description}");
            context.Out.WriteLine($"# {SettingsReader.Expected(key)}; default {key.Default}{(key.InProject ? "; a project may set it too" : "")}");
            context.Out.WriteLine($"{key.Name} = {settings.Toml(key)}");
        }

        return ExitCodes.Ok;
    }

    private static int Change(CommandContext context, string name, string value)
    {
        if (SettingKey.Find(name) is not { } key) return Unknown(context, name);
        var (toml, wrong) = Canonical(key, value);
        if (toml is null) return context.Fail(wrong!, ExitCodes.Usage);
        var state = StateFolder.Open(context.State);
        var (changed, problem) = ChangedSettings.Of(state, [(key, toml)]);
        if (changed is null) return context.Fail(problem!);

        // Which changes loosen depends on the value, so every change asks for a person.
        if (LooseningGuard.Refuse(context, "ssg config set") is { } refused) return refused;
        if (changed.Save(new PersonAction("config", $"{key.Name} = {toml}"), context.Clock) is { } error) return context.Fail(error.ToString());
        context.Out.WriteLine($"{key.Name} = {toml}");
        return ExitCodes.Ok;
    }

    // What is written is our own spelling of the value, so that one argument can never set two keys.
    private static (string? Toml, string? Problem) Canonical(SettingKey key, string value)
    {
        var toml = key.Kind is SettingKind.Word or SettingKind.Age or SettingKind.Size or SettingKind.Wait && value is not ['"' or '\'', ..] ? TomlText.String(value) : value;
        var read = SettingsReader.Read("", Encoding.UTF8.GetBytes($"{key.Name} = {toml}\n"), isProject: false);
        if (read.Problem is not null || value.Any(char.IsControl)) return (null, $"`{key.Name}` must be {SettingsReader.Expected(key)}");
        if (key.Kind != SettingKind.Words) return (read.Settings.Toml(key), null);

        var unknown = read.Settings.PacksEnabled.Concat(read.Settings.PacksDisabled).Concat(read.Settings.PacksTrusted).FirstOrDefault(name => EmbeddedPack.Find(name) is null);
        return unknown is null ? (read.Settings.Toml(key), null) : (null, PackCommand.Unknown(unknown));
    }

    private static int Unknown(CommandContext context, string name) =>
        context.Fail($"unknown key `{name}`{SettingsReader.Suggest(name)}", ExitCodes.Usage);
}
