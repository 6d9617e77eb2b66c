using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests.Tenancy;

public sealed class MasterKeyRotationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_sealed_opens_under_the_next_key_alone_and_it_can_be_done_again_after_a_stop()
    {
        var options = TestPlatform.NewOptions(_folder["data"]);
        var next = options with { MasterKey = new MasterKeySource.InFile(_folder["next.key"]) };
        string form;
        await using (var platform = await TestPlatform.StartOnAsync(options))
        {
            foreach (var name in new[] { "one", "two", "three" }) Assert.Null(await platform.Tenants.ChangeAsync(await platform.CreateAsync(name), new Profile("x", $"{name}@example.com"), Cancellation));
            form = Protector(platform).Protect("form");
        }

        using var key = MasterKey.Open(next.MasterKey);
        await using (var platform = await TestPlatform.StartOnAsync(options))
        {
            // As if it had been stopped behind the first.
            await using (var control = platform.Databases.OpenControl())
            {
                var row = await control.Organisations.SingleAsync(row => row.Name == "one", Cancellation);
                Assert.True(OrganisationId.TryParse(row.Id, out var id));
                row.WrappedKey = platform.Services.GetRequiredService<MasterKey>().Rewrap(id, row.WrappedKey, key)!;
                await control.SaveChangesAsync(Cancellation);
            }

            Assert.Equal(3, await platform.Services.GetRequiredService<MasterKeyRotation>().RotateAsync(key, Cancellation));
        }

        await using (var platform = await TestPlatform.StartOnAsync(next))
        {
            var person = await platform.OperatorAsync();
            foreach (var name in new[] { "one", "two", "three" })
            {
                var scope = (await platform.EnterAsync(person, name))!;
                Assert.Equal($"{name}@example.com", (await platform.Tenants.ProfileAsync(scope, Cancellation)).SecurityContact);
            }

            Assert.Equal("form", Protector(platform).Unprotect(form));
            Assert.Equal("master_key.rotate", platform.Trail.OperatorBefore(long.MaxValue, 1)[0].Action);
        }

        await using var old = await TestPlatform.StartOnAsync(options);
        var entered = (await old.EnterAsync(await old.OperatorAsync(), "one"))!;
        Assert.Contains("does not open", (await Assert.ThrowsAsync<PlatformException>(() => old.Tenants.ProfileAsync(entered, Cancellation))).Message);
    }

    [Fact]
    public async Task A_data_key_of_a_third_master_key_is_named_and_left()
    {
        await using var platform = await TestPlatform.StartAsync();
        var scope = await platform.CreateAsync("acme");
        using var third = MasterKey.ReadOrCreate(_folder["third.key"]);
        using var next = MasterKey.ReadOrCreate(_folder["next.key"]);
        var foreign = third.CreateDataKey(scope.Id).Wrapped;
        await using var control = platform.Databases.OpenControl();
        await control.Organisations.ExecuteUpdateAsync(row => row.SetProperty(one => one.WrappedKey, foreign), Cancellation);

        var problem = await Assert.ThrowsAsync<PlatformException>(() => platform.Services.GetRequiredService<MasterKeyRotation>().RotateAsync(next, Cancellation));

        Assert.StartsWith($"the data key of `{scope.Id}` opens under neither master key", problem.Message);
        Assert.Equal(foreign, await control.Organisations.Select(row => row.WrappedKey).SingleAsync(Cancellation));
    }

    private static IDataProtector Protector(TestPlatform platform) => platform.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
