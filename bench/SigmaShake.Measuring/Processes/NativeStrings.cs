using System.Runtime.InteropServices;

namespace SigmaShake.Measuring.Processes;

/// <summary>An array of C strings that ends with null.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly nint[] _strings;

    public NativeStrings(IEnumerable<string> strings)
    {
        _strings = [.. strings.Select(Marshal.StringToCoTaskMemUTF8)];
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)(_strings.Length + 1), (nuint)sizeof(nint));
        for (var i = 0; i < _strings.Length; i++) Pointer[i] = (byte*)_strings[i];
    }

    public byte** Pointer { get; }

    public void Dispose()
    {
        foreach (var text in _strings) Marshal.FreeCoTaskMem(text);
        NativeMemory.Free(Pointer);
    }
}
