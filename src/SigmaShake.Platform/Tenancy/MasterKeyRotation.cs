using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Ledger.Durable;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Platform.Tenancy;

/// <summary>
/// Changes the master key: wraps every data key of this server's regions by the next one, and what web forms are protected by. What is wrapped by it already is
/// left, so whatever stops it, it is done again. The server is stopped meanwhile: it knows one key.
/// </summary>
public sealed class MasterKeyRotation
{
    private readonly Databases _databases;
    private readonly MasterKey _master;
    private readonly AuditTrail _trail;
    private readonly PlatformOptions _options;

    internal MasterKeyRotation(Databases databases, MasterKey master, AuditTrail trail, PlatformOptions options)
    {
        _databases = databases;
        _master = master;
        _trail = trail;
        _options = options;
    }

    /// <summary>Wraps all that is not yet wrapped by the next key.</summary>
    /// <returns>How many data keys there are.</returns>
    /// <exception cref="PlatformException">One is wrapped by neither key: nothing of it was changed.</exception>
    public async Task<int> RotateAsync(MasterKey next, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(next);
        _trail.RecordOperator(Actor.Server, new Deed("master_key.rotate", "all data keys"));
        var organisations = await _databases.OrganisationsAsync(cancellation);
        foreach (var (_, id) in organisations) await RewrapAsync(id, next, cancellation);
        await RewrapSessionsAsync(next, cancellation);
        RewrapFormKeys(next);
        return organisations.Count;
    }

    private async Task RewrapAsync(OrganisationId id, MasterKey next, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        var row = await control.Organisations.SingleOrDefaultAsync(row => row.Id == id.ToString(), cancellation);
        if (row is null) return;
        row.WrappedKey = _master.Rewrap(id, row.WrappedKey, next)
            ?? throw new PlatformException($"the data key of `{id}` opens under neither master key", "start with the key that it was wrapped by");
        await control.SaveChangesAsync(cancellation);
    }

    // Those that were begun at the server of another region are sealed by its key.
    private async Task RewrapSessionsAsync(MasterKey next, CancellationToken cancellation)
    {
        await using var control = _databases.OpenControl();
        await foreach (var session in control.Sessions.AsNoTracking().Select(row => new { row.Id, row.Origin }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (next.Open(session.Origin) is not null || _master.Open(session.Origin) is not { } text) continue;
            var origin = next.Seal(text);
            await using var one = _databases.OpenControl();
            await one.Sessions.Where(row => row.Id == session.Id).ExecuteUpdateAsync(row => row.SetProperty(changed => changed.Origin, origin), cancellation);
        }
    }

    private void RewrapFormKeys(MasterKey next)
    {
        if (!Directory.Exists(_options.FormKeys)) return;
        foreach (var file in Directory.EnumerateFiles(_options.FormKeys, "*.xml"))
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            foreach (var box in document.Descendants(SealedXml.Element)) SealedXml.Rewrap(box, _master, next);
            if (AtomicFile.Write(file, Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting))) is { } error) throw new PlatformException(error.Message, error.Help);
        }
    }
}
