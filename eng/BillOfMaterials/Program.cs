using System.Globalization;
using SigmaShake.BillOfMaterials;

// Says what is in the programs, from the lock files that they were restored by and the packages of Debian that they are linked with: as a bill of
// materials in CycloneDX, or as the licences of all of it. Run by eng/dist, at the root of the checkout, once the programs are built.
//
// usage: BillOfMaterials licences
//        BillOfMaterials cyclonedx VERSION RUNTIME=PROGRAMS…     SOURCE_DATE_EPOCH says when
using var output = Console.OpenStandardOutput();
switch (args)
{
    case ["licences"]:
        output.Write(System.Text.Encoding.UTF8.GetBytes(LicenceTexts.Of(Contents.Of("linux-x64", folder: null))));
        return 0;
    case ["cyclonedx", var version, _, ..]:
        var seconds = long.Parse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") ?? "0", CultureInfo.InvariantCulture);
        var programs = args[2..].Select(given => given.Split('=', 2)).SelectMany(given => Contents.Of(given[0], given[1])).ToList();
        output.Write(new CycloneDxDocument(version, DateTimeOffset.FromUnixTimeSeconds(seconds), programs).ToBytes());
        return 0;
    default:
        Console.Error.WriteLine("usage: BillOfMaterials licences | cyclonedx VERSION RUNTIME=PROGRAMS...");
        return 2;
}
