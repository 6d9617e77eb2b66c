using System.Text;
using SigmaShake.Cli.Recording;
using SigmaShake.Cli.State;
using SigmaShake.Ledger;
using SigmaShake.Ledger.Durable;

namespace SigmaShake.Cli.Commands;

/// <summary>The person's <c>config.toml</c> with some settings changed, read back and not yet saved.</summary>
internal sealed class ChangedSettings
{
    private readonly StateFolder _state;
    private readonly byte[] _bytes;

    private ChangedSettings(StateFolder state, byte[] bytes)
    {
        _state = state;
        _bytes = bytes;
    }

    /// <summary>The file with these settings; or why it would not be understood, which is the fault of what it held before.</summary>
    /// <param name="state">Our own state.</param>
    /// <param name="changes">Each setting and its value as TOML.</param>
    /// <exception cref="StateException">The file is there and cannot be read.</exception>
    public static (ChangedSettings? Changed, string? Problem) Of(StateFolder state, IEnumerable<(SettingKey Key, string Toml)> changes)
    {
        var text = Encoding.UTF8.GetString(SettingsFile.Bytes(state) ?? []);
        foreach (var (key, toml) in changes) text = SettingsText.Set(text, key.Name, toml);
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = SettingsReader.Read(state.Configuration, bytes, isProject: false);
        return result.Problem is { } problem ? (null, $"{problem}; mend the file first") : (new ChangedSettings(state, bytes), null);
    }

    /// <summary>Puts the change on record and saves it; null, or what failed. On record first: a loosening that the log does not know must not be.</summary>
    public LedgerError? Save(PersonAction action, TimeProvider clock)
    {
        Recorder.RecordAction(_state, action, clock);
        return AtomicFile.Write(_state.Configuration, _bytes);
    }
}
