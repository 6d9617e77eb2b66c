namespace SigmaShake.BillOfMaterials;

/// <summary>Something of others' that is in a program.</summary>
/// <param name="Name">As its registry has it.</param>
/// <param name="Version">Exact.</param>
/// <param name="Address">Its package URL (github.com/package-url/purl-spec), which tells it from all others.</param>
/// <param name="Licence">An SPDX expression.</param>
/// <param name="Sha512">Of the package as it was fetched, in hexadecimal; null where its registry's client keeps none.</param>
/// <param name="LicenceFiles">The texts of its licences, as they came with it.</param>
internal sealed record Component(string Name, string Version, string Address, string Licence, string? Sha512, IReadOnlyList<string> LicenceFiles);
