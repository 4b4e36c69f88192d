using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>Sessions while the Api is slow or away, and requests that have nothing to do with them.</summary>
[Collection(nameof(WebWorld))]
public sealed class SessionTests(WebWorld world)
{
    [Fact]
    public async Task WhoeverSignsOutWhileTheApiIsAwayIsSignedOut()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "outaged", "Outaged", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        await world.ExecuteAsync("UPDATE web.sessions SET refresh_after = now()");
        await world.Portal.Api.StopAsync();
        try
        {
            await visitor.ChooseInMenuAsync("Sign out");
            visitor.Here.ShouldBe("/sign-in");
            (await visitor.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "clientportal");
        }
        finally
        {
            await world.Portal.Api.StartAsync(WebWorld.Cancellation);
        }

        (await CountAsync(client, "true")).ShouldBe(0);
    }

    [Fact]
    public async Task SignOutEndsTheSessionAtTheApiToo()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "outran", "Outran", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        (await CountAtTheApiAsync(client)).ShouldBe(2, "the test's own, too");
        await visitor.ChooseInMenuAsync("Sign out");
        (await CountAtTheApiAsync(client)).ShouldBe(1);
    }

    [Fact]
    public async Task RenewalThatHasBegunIsFinishedThoughTheBrowserHasLeft()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "left-early", "Left early", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        using var http = await world.ClientAsync(visitor);
        await visitor.LeaveAsync();
        await world.ExecuteAsync($"UPDATE web.sessions SET refresh_after = now() WHERE account_id = '{client.Id}'");
        world.Portal.Api.Freeze();
        try
        {
            using var impatience = CancellationTokenSource.CreateLinkedTokenSource(WebWorld.Cancellation);
            impatience.CancelAfter(TimeSpan.FromSeconds(1));
            await Should.ThrowAsync<OperationCanceledException>(() => http.GetAsync("/profile", impatience.Token));
        }
        finally
        {
            world.Portal.Api.Thaw();
        }

        await Eventually.True(async _ => await CountAsync(client, "refresh_after > now()") == 1, "the tokens are renewed", WebWorld.Cancellation);
        (await http.GetAsync("/profile", WebWorld.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SessionThatAnotherReplicaHoldsIsNotWaitedForForLong()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "held", "Held", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        using var http = await world.ClientAsync(visitor);
        http.Timeout = TimeSpan.FromSeconds(15);
        await visitor.LeaveAsync();
        await world.ExecuteAsync($"UPDATE web.sessions SET refresh_after = now() WHERE account_id = '{client.Id}'");
        await using (var source = NpgsqlDataSource.Create(world.Portal.Database))
        await using (var replica = await source.OpenConnectionAsync(WebWorld.Cancellation))
        await using (await replica.BeginTransactionAsync(WebWorld.Cancellation))
        {
            await using var hold = new NpgsqlCommand($"SELECT FROM web.sessions WHERE account_id = '{client.Id}' FOR UPDATE", replica);
            await hold.ExecuteNonQueryAsync(WebWorld.Cancellation);
            (await http.GetAsync("/profile", WebWorld.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        (await http.GetAsync("/profile", WebWorld.Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task FilesOfThePagesLeaveTheSessionAlone()
    {
        using var http = world.Client();
        http.DefaultRequestHeaders.Add("Cookie", $"clientportal={Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}");
        using var page = await http.GetAsync("/sign-in", WebWorld.Cancellation);
        CookiesOf(page).ShouldContain(cookie => cookie.StartsWith("clientportal=;", StringComparison.Ordinal), "a session that has ended is forgotten");
        using var file = await http.GetAsync("/portal.js", WebWorld.Cancellation);
        file.IsSuccessStatusCode.ShouldBeTrue();
        CookiesOf(file).ShouldBeEmpty();
    }

    [Fact]
    public async Task CookieOfFormsIsSentWithALinkOfAnotherSite()
    {
        using var http = world.Client();
        using var page = await http.GetAsync("/sign-in", WebWorld.Cancellation);
        CookiesOf(page).Single(cookie => cookie.StartsWith("clientportal-form=", StringComparison.Ordinal)).ShouldContain("samesite=lax");
    }

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private Task<long> CountAsync(PortalAccount account, string condition) => CountAsync($"SELECT count(*) FROM web.sessions WHERE account_id = '{account.Id}' AND {condition}");

    private Task<long> CountAtTheApiAsync(PortalAccount account) => CountAsync($"SELECT count(*) FROM portal.sessions WHERE account_id = '{account.Id}' AND revoked_at IS NULL");

    private async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(world.Portal.Database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(WebWorld.Cancellation))!;
    }
}
