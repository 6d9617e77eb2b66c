using System.Text;

namespace SigmaShake.Rules.Paths;

/// <summary>The spellings of one file that a condition on <c>path</c> is tried on.</summary>
/// <remarks>
/// A positive condition holds if one form matches, so that neither <c>./.env</c> nor a link to <c>.env</c> hides it. A negated one is
/// tested on a single form, else some spelling would always make it true: resolved, relative inside the project, absolute outside.
/// </remarks>
internal sealed class PathForms
{
    private PathForms(byte[][] all, byte[] canonical)
    {
        All = all;
        Canonical = canonical;
    }

    /// <summary>As given; absolute; resolved; each also relative to the project and to the home directory (<c>~/…</c>) inside them.</summary>
    public byte[][] All { get; }

    /// <summary>The one form for negated conditions.</summary>
    public byte[] Canonical { get; }

    /// <summary>The forms of a path as a call gave it.</summary>
    public static PathForms Of(ReadOnlySpan<byte> utf8, PathContext context)
    {
        var given = Encoding.UTF8.GetString(utf8);
        if (given.Length == 0) return new PathForms([[]], []);

        var cwd = Cwd(context);
        var projects = Spellings(context.ProjectDirectory, context.Files);
        var homes = Spellings(context.HomeDirectory, context.Files);
        var forms = new List<string>(8) { given };

        var absolute = PosixPath.Absolute(given, cwd, context.HomeDirectory);
        var resolved = AddReading(absolute);

        // Many tools know no `~`: to them it is a folder like any other.
        if (PosixPath.NamesHome(given)) AddReading(cwd + "/" + given);

        // The last spelling of the project is the resolved one.
        var canonical = projects is [.., var project] ? PosixPath.Relative(resolved, project) ?? resolved : resolved;
        var all = new byte[forms.Count][];
        for (var i = 0; i < all.Length; i++) all[i] = Encoding.UTF8.GetBytes(forms[i]);
        return new PathForms(all, Encoding.UTF8.GetBytes(canonical));

        string AddReading(string reading)
        {
            var lexical = PosixPath.Normalise(reading);
            var followed = PosixPath.Resolve(reading, context.Files);
            AddPlace(lexical);
            AddPlace(followed);

            // A program that takes `..` out by itself, as most do, and then opens what is left, ends up elsewhere if a link stood before the `..`.
            if (reading.Contains("..", StringComparison.Ordinal)) AddPlace(PosixPath.Resolve(lexical, context.Files));
            return followed;
        }

        void AddPlace(string place)
        {
            Add(place);
            foreach (var folder in projects) Add(PosixPath.Relative(place, folder));
            foreach (var home in homes)
            {
                if (PosixPath.Relative(place, home) is { } inside && inside != ".") Add("~/" + inside);
            }
        }

        void Add(string? form)
        {
            if (form is not null && !forms.Contains(form)) forms.Add(form);
        }
    }

    /// <summary>A folder as it is written and as it is resolved, the resolved one last; none for a folder that is not known.</summary>
    private static string[] Spellings(string folder, IFileView files)
    {
        if (folder.Length == 0) return [];
        var written = PosixPath.Normalise(folder);
        var resolved = PosixPath.Resolve(folder, files);
        return written == resolved ? [resolved] : [written, resolved];
    }

    // Where the client says none, or one that only it can place, the call is taken to be made in the project.
    private static string Cwd(PathContext context) =>
        context.Cwd.StartsWith('/') ? context.Cwd : context.ProjectDirectory + "/" + context.Cwd;
}
