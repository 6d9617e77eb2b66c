namespace SigmaShake.Rules.Paths;

/// <summary>Where a call is made: what its relative paths are relative to.</summary>
/// <param name="Cwd">The absolute working directory; one that is empty or relative counts from the project directory.</param>
/// <param name="ProjectDirectory">The absolute project directory; empty for none.</param>
/// <param name="HomeDirectory">The absolute home directory, which <c>~</c> names; empty for none.</param>
/// <param name="Files">The file system as far as judging may see it.</param>
public sealed record PathContext(string Cwd, string ProjectDirectory, string HomeDirectory, IFileView Files);
