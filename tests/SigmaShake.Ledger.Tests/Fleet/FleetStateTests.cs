using SigmaShake.Ledger.Fleet;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Fleet;

public sealed class FleetStateTests
{
    private static readonly byte[] First = EnrolledFolder.Bundle("first");
    private static readonly byte[] Second = EnrolledFolder.Bundle("second");

    [Fact]
    public void Who_is_not_enrolled_is_told_so_by_one_call_and_nothing_is_made()
    {
        using var folder = new TemporaryFolder();

        Assert.False(FleetState.IsEnrolled(FleetPlace.OfPerson(folder.Path)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Enrolled_is_whoever_has_the_file_and_also_whoever_cannot_tell()
    {
        using var folder = new EnrolledFolder();
        Assert.True(FleetState.IsEnrolled(folder.Place));
        Assert.Equal(EnrolledFolder.Acme, FleetState.ReadEnrolment(folder.Place).Value);

        File.Delete(folder[FleetFiles.Enrolment]);
        Assert.False(FleetState.IsEnrolled(folder.Place));

        File.CreateSymbolicLink(folder[FleetFiles.Enrolment], "/nowhere");
        Assert.True(FleetState.IsEnrolled(folder.Place));
    }

    [Fact]
    public void Before_the_first_bundle_everything_is_to_be_refused_with_the_organisation_and_the_cure()
    {
        using var folder = new EnrolledFolder();

        var refused = folder.Read().Error!;

        Assert.Equal("you are enrolled with `acme`, whose rules cannot be enforced: no rules were fetched yet", refused.Message);
        Assert.Equal("run `ssg fleet sync`; until then everything is refused", refused.Help);
    }

    [Fact]
    public void A_bundle_comes_into_force_and_is_replaced()
    {
        using var folder = new EnrolledFolder();

        Assert.Null(folder.Enforce(1, First));
        Assert.Equal(First, folder.Read().Value!.Bundle.ToBytes());
        Assert.Null(folder.Enforce(2, Second));

        var read = folder.Read().Value!;
        Assert.Equal(Second, read.Bundle.ToBytes());
        Assert.Equal((FleetFiles.Bundle, EnrolledFolder.Release(2, Second)), (read.FileName, read.Release));
        Assert.Equal([FleetFiles.Bundle, FleetFiles.Enforced, FleetFiles.Enrolment, "lock"], Directory.GetFiles(folder.Place.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_bundle_again_moves_only_when_it_was_verified()
    {
        using var folder = new EnrolledFolder();
        Assert.Null(folder.Enforce(1, First));
        var written = File.GetLastWriteTimeUtc(folder[FleetFiles.Bundle]);

        folder.Write(writer => writer.Enforce(First, EnrolledFolder.Release(3, First, verifiedMs: 99)));

        Assert.Equal(EnrolledFolder.Release(3, First, verifiedMs: 99), FleetState.Read(folder.Place).Value!.Release);
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder[FleetFiles.Bundle]));
        Assert.False(File.Exists(folder[FleetFiles.NextBundle]));
    }

    [Fact]
    public void What_goes_back_or_is_two_things_or_cannot_be_read_is_refused_and_the_last_good_bundle_stays()
    {
        using var folder = new EnrolledFolder();
        Assert.Null(folder.Enforce(5, First));

        Assert.Contains("release 4 comes before release 5", folder.Enforce(4, Second)!.Message);
        Assert.Contains("two bundles of release 5", folder.Enforce(5, Second)!.Message);
        Assert.Contains("not the one that was verified", folder.Change(writer => writer.Enforce(Second, EnrolledFolder.Release(6, First)))!.Message);
        Assert.Contains("update `ssg`", folder.Enforce(6, """{"v":2,"rules":[],"settings":{}}"""u8.ToArray())!.Help);

        Assert.Equal(First, folder.Read().Value!.Bundle.ToBytes());
        Assert.Equal(5, FleetState.Read(folder.Place).Value!.Release.Release);
    }

    [Fact]
    public void Enrolling_again_is_possible_and_with_somebody_else_it_is_not()
    {
        using var folder = new EnrolledFolder();

        folder.Write(writer => writer.Enrol(EnrolledFolder.Acme with { Machine = "laptop-8" }));
        Assert.Equal("laptop-8", FleetState.ReadEnrolment(folder.Place).Value!.Machine);

        Assert.Contains("enrolled with `acme`", folder.Change(writer => writer.Enrol(EnrolledFolder.Acme with { Organisation = "evil" }))!.Message);
        Assert.NotNull(folder.Change(writer => writer.Enrol(EnrolledFolder.Acme with { Server = "file:///x" })));
        Assert.NotNull(folder.Change(writer => writer.Enrol(EnrolledFolder.Acme with { Machine = "a\nb" })));
        Assert.Equal("acme", FleetState.ReadEnrolment(folder.Place).Value!.Organisation);
    }

    /// <summary>Abuse 5 and 12: of the two files that decide, a changed byte anywhere refuses everything, or changes nothing that is enforced.</summary>
    [Theory]
    [InlineData(FleetFiles.Bundle)]
    [InlineData(FleetFiles.Enforced)]
    public void One_flipped_byte_at_every_offset_is_found_and_named_or_harms_nothing(string name)
    {
        using var folder = new EnrolledFolder();
        Assert.Null(folder.Enforce(7, First));
        var whole = File.ReadAllBytes(folder[name]);

        for (var offset = 0; offset < whole.Length; offset++)
        {
            foreach (var mask in new byte[] { 0x01, 0x20, 0x80, 0xFF })
            {
                var damaged = (byte[])whole.Clone();
                damaged[offset] ^= mask;
                File.WriteAllBytes(folder[name], damaged);
                AssertRefusedOrTheSame(folder, $"byte {offset} ^ {mask:x2}", isBundle: name == FleetFiles.Bundle);
            }
        }

        File.WriteAllBytes(folder[name], whole);
        Assert.Equal(First, folder.Read().Value!.Bundle.ToBytes());
    }

    /// <summary>Abuse 6.</summary>
    [Theory]
    [InlineData(FleetFiles.Bundle)]
    [InlineData(FleetFiles.Enforced)]
    public void Every_truncation_is_found(string name)
    {
        using var folder = new EnrolledFolder();
        Assert.Null(folder.Enforce(7, First));
        var whole = File.ReadAllBytes(folder[name]);

        // The line break at the end of a record says nothing.
        for (var length = 0; length < whole.Length - 1; length++)
        {
            File.WriteAllBytes(folder[name], whole[..length]);
            Assert.Contains($"{name}` is not", folder.Read().Error!.Message);
        }

        File.Delete(folder[name]);
        Assert.NotNull(folder.Read().Error);
    }

    [Fact]
    public void A_damaged_enrolment_is_still_one()
    {
        using var folder = new EnrolledFolder();
        Assert.Null(folder.Enforce(1, First));
        File.WriteAllText(folder[FleetFiles.Enrolment], "?");

        Assert.True(FleetState.IsEnrolled(folder.Place));
        Assert.NotNull(folder.Read().Value);
        Assert.Contains("is not what enrolling has written", FleetState.ReadEnrolment(folder.Place).Error!.Message);
        File.Delete(folder[FleetFiles.Enforced]);
        Assert.StartsWith("you are enrolled with an organisation, whose rules", folder.Read().Error!.Message);
    }

    [Theory]
    [InlineData(FleetFiles.Bundle)]
    [InlineData(FleetFiles.Enforced)]
    [InlineData("")]
    public void What_others_may_write_is_not_believed(string name)
    {
        using var folder = new EnrolledFolder(isMachine: true);
        Assert.Null(folder.Enforce(1, First));
        Assert.Equal(First, folder.Read().Value!.Bundle.ToBytes());

        File.SetUnixFileMode(folder[name], File.GetUnixFileMode(folder[name]) | UnixFileMode.OtherWrite);

        var refused = folder.Read().Error!;
        Assert.StartsWith("this machine is enrolled with", refused.Message);
        Assert.Contains("others may write to it", refused.Message);
        Assert.Contains("chmod go-w", refused.Help);
    }

    [Fact]
    public void What_belongs_to_somebody_else_is_not_believed_nor_a_folder_above_that_others_may_write()
    {
        using var folder = new EnrolledFolder(isMachine: true);
        Assert.Null(folder.Enforce(1, First));

        Assert.Contains("belongs to user", FleetState.Read(folder.Place with { Owner = folder.Place.Owner + 1 }).Error!.Message);

        var above = Path.GetDirectoryName(folder.Place.Folder)!;
        File.SetUnixFileMode(above, File.GetUnixFileMode(above) | UnixFileMode.GroupWrite);
        Assert.Contains($"`{above}`: others may write", FleetState.Read(folder.Place).Error!.Message);
    }

    [Theory]
    [InlineData(true, 0b111_101_101, 0b110_100_100)]
    [InlineData(false, 0b111_000_000, 0b110_000_000)]
    public void What_counts_for_the_machine_is_for_all_to_read_and_a_persons_own_is_not(bool isMachine, int folderMode, int fileMode)
    {
        using var folder = new EnrolledFolder(isMachine);
        Assert.Null(folder.Enforce(1, First));
        folder.Write(writer =>
        {
            writer.Store.Save(new byte[] { 1 });
            return null;
        });

        Assert.Equal((UnixFileMode)folderMode, File.GetUnixFileMode(folder.Place.Folder));
        foreach (var name in new[] { FleetFiles.Bundle, FleetFiles.Enforced, FleetFiles.Enrolment }) Assert.Equal((UnixFileMode)fileMode, File.GetUnixFileMode(folder[name]));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(folder[FleetFiles.TufState]));
    }

    [Fact]
    public void The_store_of_the_update_client_keeps_the_last_state_and_never_takes_trouble_for_a_first_start()
    {
        using var folder = new EnrolledFolder();
        folder.Write(writer =>
        {
            Assert.Null(writer.Store.Load());
            writer.Store.Save(new byte[] { 1, 2 });
            writer.Store.Save(new byte[] { 3 });
            Assert.Equal(new byte[] { 3 }, writer.Store.Load());
            File.Delete(folder[FleetFiles.TufState]);
            File.CreateSymbolicLink(folder[FleetFiles.TufState], "/nowhere");
            Assert.Throws<IOException>(() => writer.Store.Load());
            return null;
        });
    }

    private static void AssertRefusedOrTheSame(EnrolledFolder folder, string what, bool isBundle)
    {
        var read = folder.Read();
        if (!read.Succeeded)
        {
            Assert.Contains("` is not", read.Error.Message);
            return;
        }

        // A release number or a time may have become another one; the bundle is what its hash says.
        Assert.False(isBundle, $"{what} went unseen");
        Assert.Equal(First, read.Value.Bundle.ToBytes());
    }
}
