namespace SigmaShake.BillOfMaterials;

/// <summary>One of the two programs, for one kind of machine.</summary>
/// <param name="Name"><c>ssg</c> or <c>ssg-net</c>.</param>
/// <param name="Runtime">The kind of machine, as .NET names it: <c>linux-x64</c>.</param>
/// <param name="Sha256">Of its file, in hexadecimal; null where only its parts are asked for.</param>
/// <param name="Parts">What is linked into it.</param>
internal sealed record ShippedProgram(string Name, string Runtime, string? Sha256, IReadOnlyList<Component> Parts);
