using SigmaShake.Ledger.Hashing;
using SigmaShake.Ledger.Tiles;
using SigmaShake.Signing.Checkpoints;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Ledger.Tests.Support;

/// <summary>A key that signs whatever a test wants signed.</summary>
internal sealed class TestSigner : IDisposable
{
    private readonly SignerKey _key = SignerKey.Generate("sigmashake.local/test");

    public VerifierKey Key => _key.Verifier;

    public string Vkey => Key.ToString();

    public SignedNote Sign(LedgerTree tree, long? size = null) => Sign(size ?? tree.Size, tree.Root(size ?? tree.Size));

    public SignedNote Sign(long size, Digest root) =>
        SignedNote.Sign(Checkpoint.Create(_key.Name, size, Convert.FromHexString(root.ToString())).ToText(), _key);

    public void Dispose() => _key.Dispose();
}
