using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Testing;

namespace SigmaShake.Platform.Tests;

/// <summary>The platform without a web server, on the engine that the tests run on, with databases of its own.</summary>
internal sealed class TestPlatform : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly ServiceProvider _services;

    private TestPlatform(PlatformOptions options, TemporaryFolder? folder)
    {
        _folder = folder;
        Options = options;
        _services = new ServiceCollection().AddLogging().AddSingleton<IHostApplicationLifetime, ApplicationLifetime>().AddPlatform(options).BuildServiceProvider();
    }

    public PlatformOptions Options { get; }

    public IServiceProvider Services => _services;

    public Databases Databases => _services.GetRequiredService<Databases>();

    public Tenants Tenants => _services.GetRequiredService<Tenants>();

    public AuditTrail Trail => _services.GetRequiredService<AuditTrail>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Options of a platform that nobody has used yet.</summary>
    public static PlatformOptions NewOptions(string data) => new(data)
    {
        Postgres = PostgresServer.IsChosen ? PostgresServer.Shared.ConnectionString : null,
        PostgresPrefix = $"t{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}",
    };

    /// <summary>Starts one, in a folder that goes with it.</summary>
    public static async Task<TestPlatform> StartAsync(Func<PlatformOptions, PlatformOptions>? change = null)
    {
        var folder = new TemporaryFolder();
        var options = NewOptions(folder["data"]);
        return await StartAsync(new TestPlatform(change?.Invoke(options) ?? options, folder));
    }

    /// <summary>Starts one on what another one left.</summary>
    public static Task<TestPlatform> StartOnAsync(PlatformOptions options) => StartAsync(new TestPlatform(options, null));

    /// <summary>One that is not started: for what is done to a place where nothing is yet.</summary>
    public static TestPlatform Idle(PlatformOptions options) => new(options, null);

    /// <summary>Somebody who runs the server.</summary>
    public async Task<Person> OperatorAsync()
    {
        await _services.GetRequiredService<SignIn>().InviteOperatorAsync("operator", Cancellation);
        await using var control = Databases.OpenControl();
        var row = await control.People.SingleAsync(person => person.IsOperator && person.Name == "operator", Cancellation);
        return new Person(row.Id, row.Name, row.IsOperator);
    }

    /// <summary>The scope of a person in the organisation of a name; null where there is none for them.</summary>
    public async Task<OrgScope?> EnterAsync(Person person, string name)
    {
        var visitor = new Visitor(Actor.Of(person), person.Id, long.MaxValue);
        return (await _services.GetRequiredService<Gate>().EnterAsync(visitor, name, null, Permission.OrganisationRead, Cancellation))?.Scope;
    }

    /// <summary>Makes an organisation, and enters it as its owner.</summary>
    public async Task<OrgScope> CreateAsync(string name, string? region = null)
    {
        var person = await OperatorAsync();
        Assert.Null(await Tenants.CreateAsync(person, name, $"The {name}", region ?? Options.HomeRegion, Cancellation));
        return (await EnterAsync(person, name))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder?.Dispose();
    }

    private static async Task<TestPlatform> StartAsync(TestPlatform platform)
    {
        await platform.Services.PreparePlatformAsync(Cancellation);
        return platform;
    }
}
