using System.Text;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Keys;

public sealed class DataKeyTests : IDisposable
{
    private static readonly FieldPlace Place = new("profile", "contact", "1");

    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master;
    private readonly OrganisationId _organisation = OrganisationId.Create(DateTimeOffset.UnixEpoch);

    public DataKeyTests() => _master = MasterKey.ReadOrCreate(_folder["master.key"]);

    public void Dispose()
    {
        _master.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("+49 30 1234567, Grüße")]
    public void What_is_sealed_opens_in_its_place(string value)
    {
        using var key = _master.CreateDataKey(_organisation).Key;
        var box = key.Seal(value, Place);

        Assert.Equal(value, key.Open(box, Place));
        if (value.Length > 0) Assert.Equal(-1, box.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)));
    }

    [Fact]
    public void Moved_to_another_table_column_row_or_organisation_it_does_not_open()
    {
        using var key = _master.CreateDataKey(_organisation).Key;
        var other = OrganisationId.Create(DateTimeOffset.UnixEpoch);
        using var otherKey = _master.CreateDataKey(other).Key;
        var box = key.Seal("x", Place);

        Assert.Null(key.Open(box, Place with { Table = "members" }));
        Assert.Null(key.Open(box, Place with { Column = "title" }));
        Assert.Null(key.Open(box, Place with { Row = "2" }));
        Assert.Null(otherKey.Open(box, Place));
    }

    [Fact]
    public void No_bit_of_it_can_be_changed()
    {
        using var key = _master.CreateDataKey(_organisation).Key;
        var box = key.Seal("abc", Place);
        for (var bit = 0; bit < 8 * box.Length; bit++)
        {
            var changed = box.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(key.Open(changed, Place));
        }

        for (var length = 0; length < box.Length; length++) Assert.Null(key.Open(box.AsSpan(0, length), Place));
    }

    [Fact]
    public void The_same_value_is_never_sealed_alike()
    {
        using var key = _master.CreateDataKey(_organisation).Key;

        Assert.NotEqual(key.Seal("abc", Place), key.Seal("abc", Place));
    }

    [Fact]
    public void A_wrapped_key_opens_for_its_organisation_and_under_its_master_key_alone()
    {
        var (key, wrapped) = _master.CreateDataKey(_organisation);
        var box = key.Seal("x", Place);
        key.Dispose();
        using var other = MasterKey.ReadOrCreate(_folder["other.key"]);
        using var again = _master.Unwrap(_organisation, wrapped);

        Assert.Equal("x", again!.Open(box, Place));
        Assert.Null(_master.Unwrap(OrganisationId.Create(DateTimeOffset.UnixEpoch), wrapped));
        Assert.Null(other.Unwrap(_organisation, wrapped));
    }
}
