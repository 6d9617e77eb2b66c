using System.Net;
using System.Text.Json;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.EndToEnd.Calls;

/// <summary>An organisation, from the first call to the last: who is in it, and what lets whom in.</summary>
internal static class OrganisationCalls
{
    private const string Key = "Idempotency-Key";

    private static readonly string[] Member = ["member"];

    public static async Task MakeAsync(ApiCalls api, RunningServer server)
    {
        await OrganisationsAsync(api);
        await MembersAsync(api, server);
        await RolesAsync(api);
        await TokensAsync(api);
        await AllowlistAsync(api);
    }

    /// <summary>What ends the session that everything else is called with.</summary>
    public static async Task SignOutAsync(ApiCalls api, RunningServer server)
    {
        using var other = await server.SignInAsync();
        var sessions = await api.CallAsync("listSessions", HttpStatusCode.OK);
        api.Named["session"] = sessions.Items.First(session => !session.GetProperty("is_current").GetBoolean()).GetProperty("id").GetString()!;
        await api.CallAsync("endSession", HttpStatusCode.NoContent);
        await api.CallAsync("endSession", HttpStatusCode.NotFound);
        await api.CallAsync("endAllSessions", HttpStatusCode.NoContent);
        await api.CallAsync("listSessions", HttpStatusCode.Unauthorized);
    }

    private static async Task OrganisationsAsync(ApiCalls api)
    {
        var wanted = new { name = "described", title = "x" };
        Assert.Equal("x", (await api.CallAsync("createOrganisation", HttpStatusCode.Created, wanted, "", (Key, "first")))["title"]);
        await api.CallAsync("createOrganisation", HttpStatusCode.Created, wanted, "", (Key, "first"));
        await api.CallAsync("createOrganisation", HttpStatusCode.UnprocessableEntity, new { name = "other", title = "x" }, "", (Key, "first"));
        await api.CallAsync("createOrganisation", HttpStatusCode.BadRequest, wanted);
        await api.CallAsync("createOrganisation", HttpStatusCode.Created, new { name = "described-2", title = "x" });
        var page = await api.CallAsync("listOrganisations", HttpStatusCode.OK, query: "?limit=1");
        await api.CallAsync("listOrganisations", HttpStatusCode.OK, query: $"?limit=1&cursor={page["next"]}");
        await api.CallAsync("listOrganisations", HttpStatusCode.BadRequest, query: "?cursor=x");
        await api.CallAsync("createOrganisation", HttpStatusCode.Forbidden, wanted, "", ("Sec-Fetch-Site", "cross-site"));

        api.Named["organisation"] = "nobodys";
        await api.CallAsync("getOrganisation", HttpStatusCode.NotFound);
        await api.CallAsync("listLedgerEntries", HttpStatusCode.NotFound);
        api.Named["organisation"] = "described";
        await api.CallAsync("getOrganisation", HttpStatusCode.NotModified, null, "", ("If-None-Match", (await api.CallAsync("getOrganisation", HttpStatusCode.OK)).Tag));
        await api.CallAsync("listLedgerEntries", HttpStatusCode.OK);
    }

    private static async Task MembersAsync(ApiCalls api, RunningServer server)
    {
        using var guest = await server.SignInAsync("guest");
        await server.VerifyAddressAsync("guest", "guest@example.com");
        var wanted = new { address = "guest@example.com", roles = Member };
        var invitation = await api.CallAsync("createInvitation", HttpStatusCode.Created, wanted);
        await api.CallAsync("createInvitation", HttpStatusCode.BadRequest, new { address = "nobody", roles = Member });
        await api.CallAsync("listInvitations", HttpStatusCode.OK);
        await guest.GetAsync(new Uri(invitation["link"]).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await guest.SubmitAsync("/invitations")).StatusCode);
        api.Named["invitation"] = (await api.CallAsync("createInvitation", HttpStatusCode.Created, wanted with { address = "other@example.com" }))["id"];
        await api.CallAsync("revokeInvitation", HttpStatusCode.NoContent);
        await api.CallAsync("revokeInvitation", HttpStatusCode.NotFound);

        var members = await api.CallAsync("listMembers", HttpStatusCode.OK, query: "?limit=200");
        api.Named["person"] = api.Named["principal"] = members.Items.Single(member => member.GetProperty("name").GetString() == "guest").GetProperty("id").GetString()!;
        await api.CallAsync("getMember", HttpStatusCode.OK);
        await api.CallAsync("setRolesOfMember", HttpStatusCode.NoContent, new { roles = (string[])["member", "auditor"] });
        await api.CallAsync("setRolesOfMember", HttpStatusCode.BadRequest, new { roles = (string[])["no such role"] });
        await api.CallAsync("reviewAccess", HttpStatusCode.OK);
        await api.CallAsync("explainAccess", HttpStatusCode.OK);
        api.Named["permission"] = "ledger.read";
        Assert.True((await api.CallAsync("explainPermission", HttpStatusCode.OK)).Json.GetProperty("is_allowed").GetBoolean());
        await api.CallAsync("removeMember", HttpStatusCode.NoContent);
        await api.CallAsync("getMember", HttpStatusCode.NotFound);
        api.Named["person"] = (await api.CallAsync("listMembers", HttpStatusCode.OK)).Items[0].GetProperty("id").GetString()!;
        await api.CallAsync("removeMember", HttpStatusCode.Conflict);
    }

    private static async Task RolesAsync(ApiCalls api)
    {
        api.Named["role"] = "helper";
        await api.CallAsync("createRole", HttpStatusCode.Created, new { name = "helper", allow = (string[])["members.read"], deny = Array.Empty<string>() });
        await api.CallAsync("createRole", HttpStatusCode.Conflict, new { name = "helper", allow = (string[])["members.read"], deny = Array.Empty<string>() });
        await api.CallAsync("listRoles", HttpStatusCode.OK);
        await api.CallAsync("changeRole", HttpStatusCode.NoContent, new { allow = (string[])["members.read", "ledger.read"], deny = Array.Empty<string>() });
        await api.CallAsync("deleteRole", HttpStatusCode.NoContent);
        await api.CallAsync("deleteRole", HttpStatusCode.NotFound);
    }

    private static async Task TokensAsync(ApiCalls api)
    {
        var wanted = new { name = "test", permissions = (string[])["organisation.read"] };
        var token = await api.CallAsync("createToken", HttpStatusCode.Created, wanted, "", (Key, "token"));
        Assert.Equal(token.Body, (await api.CallAsync("createToken", HttpStatusCode.Created, wanted, "", (Key, "token"))).Body);
        await api.CallAsync("createToken", HttpStatusCode.BadRequest, new { name = "test", permissions = (string[])["everything"] });
        Assert.Single((await api.CallAsync("listOwnTokens", HttpStatusCode.OK)).Items);
        await api.CallAsync("listAllTokens", HttpStatusCode.OK);
        var shown = await api.CallAsync("createToken", HttpStatusCode.Created, wanted);
        await api.CallWithTokenAsync("getShownToken", HttpStatusCode.OK, shown["token"]);
        await api.CallWithTokenAsync("createToken", HttpStatusCode.Forbidden, shown["token"], JsonSerializer.SerializeToUtf8Bytes(wanted));
        await api.CallWithTokenAsync("revokeShownToken", HttpStatusCode.NoContent, shown["token"]);
        await api.CallWithTokenAsync("getShownToken", HttpStatusCode.Unauthorized, shown["token"]);
        api.Named["token"] = token["id"];
        await api.CallAsync("revokeToken", HttpStatusCode.NoContent);
        await api.CallAsync("revokeToken", HttpStatusCode.NotFound);

        api.Named["account"] = (await api.CallAsync("createServiceAccount", HttpStatusCode.Created, new { name = "robot", roles = Member }))["id"];
        await api.CallAsync("listServiceAccounts", HttpStatusCode.OK);
        await api.CallAsync("setRolesOfServiceAccount", HttpStatusCode.NoContent, new { roles = (string[])["auditor"] });
        await api.CallAsync("createTokenOfServiceAccount", HttpStatusCode.Created, wanted);
        await api.CallAsync("listAllTokens", HttpStatusCode.OK);
        await api.CallAsync("deleteServiceAccount", HttpStatusCode.NoContent);
        await api.CallAsync("deleteServiceAccount", HttpStatusCode.NotFound);
    }

    private static async Task AllowlistAsync(ApiCalls api)
    {
        await api.CallAsync("setAllowlist", HttpStatusCode.NoContent, new { ranges = new[] { new { range = "127.0.0.0/8", note = "here" } } });
        await api.CallAsync("setAllowlist", HttpStatusCode.Conflict, new { ranges = new[] { new { range = "192.0.2.0/24" } } });
        Assert.Single((await api.CallAsync("getAllowlist", HttpStatusCode.OK)).Items);
    }
}
