using System.Collections;
using System.Data.Common;
using SigmaShake.Platform;
using SigmaShake.Server.Commands;
using SigmaShake.Server.Settings;

const string Usage = """
    usage: sigmashake-server [COMMAND] [--SETTING VALUE]...
      (no command)                      serves
      doctor                            looks at what the server needs, and says what to do
      backup FOLDER                     copies all data while the server runs
      verify FOLDER                     verifies a backup
      restore FOLDER                    makes the data out of a backup, in an empty place
      organisation export NAME FOLDER   writes all that an organisation has in open formats
      organisation delete NAME NAME     deletes an organisation; its name is written twice
      organisation move NAME --to REGION [--to-key FILE]
                                        moves an organisation to another region, or goes on with that; FILE is that region's master key
      allowlist clear NAME REASON       has an organisation be reached from everywhere that has locked itself out
      master-key rotate FILE            wraps all keys by the one in FILE; the server is stopped
    """;

try
{
    var (words, rest) = CommandLine.Split(args);
    if (args is ["--help", ..])
    {
        Console.WriteLine(Usage);
        return 0;
    }

    var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
    var settings = ServerSettings.Read(rest, environment);
    if (words is ["doctor"]) return await DoctorCommand.RunAsync(settings);
    await (words switch
    {
        [] => ServeCommand.RunAsync(settings),
        ["backup", var folder] => BackupCommands.BackupAsync(settings, folder),
        ["verify", var folder] => BackupCommands.VerifyAsync(settings, folder),
        ["restore", var folder] => BackupCommands.RestoreAsync(settings, folder),
        ["organisation", "export", var name, var folder] => OrganisationCommands.ExportAsync(settings, name, folder),
        ["organisation", "delete", var name, var again] => OrganisationCommands.DeleteAsync(settings, name, again),
        ["organisation", "move", var name, "--to", var region] => OrganisationCommands.MoveAsync(settings, name, region, null),
        ["organisation", "move", var name, "--to", var region, "--to-key", var file] => OrganisationCommands.MoveAsync(settings, name, region, file),
        ["allowlist", "clear", var name, var reason] => AllowlistCommands.ClearAsync(settings, name, reason),
        ["master-key", "rotate", var file] => MasterKeyCommands.RotateAsync(settings, file),
        _ => throw new PlatformException($"there is no command `{string.Join(' ', words)}`", "`sigmashake-server --help` lists them"),
    });
    return 0;
}
catch (PlatformException problem)
{
    await Console.Error.WriteLineAsync($"sigmashake-server: {problem.Message}");
    return 1;
}
catch (Exception outer) when ((outer as DbException ?? outer.InnerException as DbException) is { } problem)
{
    // What the driver calls transient comes wrapped.
    await Console.Error.WriteLineAsync($"sigmashake-server: the database cannot be used: {problem.Message.TrimEnd('.').ReplaceLineEndings(" ")}; look at `--data` and `--postgres`, or restore a backup");
    return 1;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"sigmashake-server: {problem.Message.TrimEnd('.').ReplaceLineEndings(" ")}; give it a place that it may read and write, or an address that is free");
    return 1;
}
