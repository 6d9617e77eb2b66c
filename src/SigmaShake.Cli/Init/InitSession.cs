using SigmaShake.Agents.Install;

namespace SigmaShake.Cli.Init;

/// <summary>One run of <c>ssg init</c> over files that were found and read.</summary>
internal sealed class InitSession(AgentInstaller installer, IReadOnlyList<ConfigFile> files, InitOptions options, InitContext context)
{
    private readonly InstallRecords _records = new(context);

    private HookCommand Command => options.Scope == InitScope.Managed
        ? new HookCommand(context.Ssg, installer.Client, null) { HookName = $"sigmashake-{context.Secret()}" }
        : new HookCommand(context.Ssg, installer.Client, context.StateFolder);

    public int Install(IReadOnlyList<CurrentFile> current)
    {
        var plan = installer.Install(current, Command, context.Tools);
        if (plan.Refusal is { } refusal) return InitCommand.Refuse(context, refusal);
        if (!plan.Files.Any(file => file.IsChange))
        {
            foreach (var file in plan.Files) context.Output.WriteLine($"unchanged {file.Path}: the hook for {installer.Client} is there already");
            return InitCommand.Done;
        }

        if (ScopeNote() is { } note) plan = plan with { Notes = [.. plan.Notes, note] };
        if (!Agree(plan, "install this hook?", out var exitCode)) return exitCode;

        // The record comes first: a crash behind it leaves files that differ from what it says was written, which an undo takes ours out of.
        var earlier = _records.Find(installer.Client, files);
        if (_records.Save(Record(plan, current, earlier), files) is { } unrecorded) return InitCommand.Refuse(context, $"nothing was changed: {unrecorded}");
        if (!Apply(plan, "wrote", out var isUntouched))
        {
            // Of an installation that did not even begin nothing is to be remembered.
            if (isUntouched && earlier is null) _ = _records.Remove(installer.Client, files);
            return InitCommand.Refused;
        }

        foreach (var step in installer.NextSteps) context.Output.WriteLine($"next: {step}");
        context.Output.WriteLine($"take it back with `ssg init --client={installer.Client}{options.ScopeOption} --undo`");
        return InitCommand.Done;
    }

    public int Undo(IReadOnlyList<CurrentFile> current)
    {
        var record = _records.Find(installer.Client, files);
        var plan = UndoPlan.Make(installer, current, record, _records, context.Tools);
        if (plan.Refusal is { } refusal) return InitCommand.Refuse(context, refusal);
        var isChange = plan.Files.Any(file => file.IsChange);
        if (!isChange && record is null)
        {
            context.Output.WriteLine($"nothing to undo: no hook of ours for {installer.Client} in {files[0].Path}");
            return InitCommand.Done;
        }

        if (isChange)
        {
            if (!Agree(plan, "take this hook out?", out var exitCode)) return exitCode;
            if (!Apply(plan, "restored", out _)) return InitCommand.Refused;
        }
        else if (options.DryRun)
        {
            return InitCommand.Done;
        }

        if (_records.Remove(installer.Client, files) is { } problem) return InitCommand.Refuse(context, problem);
        RemoveEmptyFolders(record);
        context.Output.WriteLine($"{installer.Client} runs without ssg from its next session on");
        return InitCommand.Done;
    }

    private string? ScopeNote() => options.Scope switch
    {
        InitScope.Project => "settings of a project are often shared, and these name paths of this machine",
        InitScope.Managed when RealPath.IsWithin(context.Ssg, context.Home) =>
            $"`{context.Ssg}` is in a home: whoever may write to it can take the guard away; put `ssg` where only the administrator can",
        _ => null,
    };

    private bool Agree(InstallPlan plan, string question, out int exitCode)
    {
        foreach (var line in plan.Files.SelectMany(file => LineDiff.Of(file.Path, file.Before, file.After))) context.Output.WriteLine(line);
        foreach (var note in plan.Notes.Concat(plan.Obstacles)) context.Output.WriteLine($"note: {note}");
        exitCode = InitCommand.Done;
        if (options.DryRun)
        {
            context.Output.WriteLine("nothing was written: this was a dry run");
            return false;
        }

        if (options.Yes) return true;
        exitCode = InitCommand.Refused;
        if (!context.IsTerminal)
        {
            context.Complain("nothing was written: there is no terminal to ask on; look at the changes above, then run this again with `--yes`");
            return false;
        }

        context.Output.Write($"{question} [y/N] ");
        if (context.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes") return true;
        context.Output.WriteLine("nothing was written");
        return false;
    }

    private bool Apply(InstallPlan plan, string verb, out bool isUntouched)
    {
        isUntouched = true;
        for (var i = 0; i < files.Count; i++)
        {
            var planned = plan.Files[i];
            if (!planned.IsChange)
            {
                context.Output.WriteLine($"unchanged {planned.Path}");
                continue;
            }

            if ((Changed(files[i], planned) ?? files[i].Write(planned.After, ModesOf(planned), context.ReplaceFile)) is { } problem)
            {
                context.Complain($"{problem}; once that is repaired, run this again, or take it all back with `--undo`");
                return false;
            }

            isUntouched = false;
            context.Output.WriteLine(planned.After is null ? $"removed {planned.Path}" : $"{verb} {planned.Path}");
        }

        return true;
    }

    private NewModes ModesOf(PlannedFile planned) =>
        options.Scope == InitScope.Managed ? NewModes.Shared : planned.IsProgram ? NewModes.PrivateProgram : NewModes.Private;

    // The person may have taken a while to answer.
    private static string? Changed(ConfigFile file, PlannedFile planned)
    {
        var now = file.Read(out var problem);
        return problem ?? (new PlannedFile(planned.Path, planned.Before, now.Bytes).IsChange ? $"`{planned.Path}` has changed meanwhile" : null);
    }

    private InstallRecord Record(InstallPlan plan, IReadOnlyList<CurrentFile> current, InstallRecord? earlier)
    {
        var without = installer.Remove(current, context.Tools);
        var recorded = plan.Files.Select((file, i) =>
            new RecordedFile(file.Path, Original(current[i], without.Files[i], earlier), _records.HashOf(file.After ?? [])));
        return new InstallRecord(installer.Client, [.. recorded], [.. (earlier?.Folders ?? []).Union(files.SelectMany(file => file.MissingFolders()))]);
    }

    // What an undo brings back: the file as it was before the first installation, or, if it has changed since, as it is without ours.
    private byte[]? Original(CurrentFile current, PlannedFile without, InstallRecord? earlier)
    {
        var known = earlier?.Files.FirstOrDefault(file => file.Path == current.Path);
        return known is not null && current.Bytes is { } bytes && _records.HashOf(bytes) == known.Wrote ? known.Original : without.After;
    }

    private static void RemoveEmptyFolders(InstallRecord? record)
    {
        foreach (var folder in record?.Folders.Reverse() ?? [])
        {
            try
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody has just put a file there, or took the right away: the folder is theirs now.
            }
        }
    }
}
