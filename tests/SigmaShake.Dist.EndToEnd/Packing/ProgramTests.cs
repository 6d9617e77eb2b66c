using System.Text;
using SigmaShake.Testing;

namespace SigmaShake.Dist.EndToEnd.Packing;

/// <summary>The real programs, as they are packed.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task They_name_no_folder_of_the_machine_that_built_them()
    {
        foreach (var program in (string[])[Checkout.Ssg, Checkout.SsgNet])
        {
            var bytes = await File.ReadAllBytesAsync(program, TestContext.Current.CancellationToken);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Checkout.Root)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Checkout.Root)));
        }
    }
}
