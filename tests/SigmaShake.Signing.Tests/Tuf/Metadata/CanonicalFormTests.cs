using System.Text;
using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tests.Tuf.Support;

namespace SigmaShake.Signing.Tests.Tuf.Metadata;

public sealed class CanonicalFormTests
{
    [Fact]
    public void The_canonical_form_is_that_of_the_other_implementation()
    {
        var repository = new RepositorySimulator();
        foreach (var signed in repository.Signed.Values)
            Assert.Equal(Encoding.UTF8.GetString(TestJson.Canonical(signed)), Encoding.UTF8.GetString(CanonicalJson.Write(JsonText.Parse(Encoding.UTF8.GetBytes(signed.ToJsonString()), out _)!)));
    }
}
