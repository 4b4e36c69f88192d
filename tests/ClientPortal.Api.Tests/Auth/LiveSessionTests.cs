using System.Net;
using ClientPortal.Api.Database;
using ClientPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Auth;

/// <summary>The clock stands still, so what the service remembers would hold for ever if nothing else ended it.</summary>
public sealed class LiveSessionTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE portal.sessions SET revoked_at = now(), revoked_for = 'by_owner' WHERE account_id = {0}")]
    [InlineData("UPDATE portal.accounts SET active = false WHERE id = {0}")]
    [InlineData("UPDATE portal.accounts SET role = 'admin' WHERE id = {0}")]
    public async Task WhatAnotherReplicaEndsIsRefusedHereThoughItIsRemembered(string elsewhere)
    {
        var staff = await api.StaffAsync();
        (await StatusAsync(staff)).ShouldBe(HttpStatusCode.OK);

        (await api.InScopeAsync(services => services.GetRequiredService<PortalDbContext>().Database
            .ExecuteSqlRawAsync(elsewhere, [staff.AccountId], Cancellation))).ShouldBe(1);

        await Eventually.True(
            async _ => await StatusAsync(staff) == HttpStatusCode.Unauthorized, "the ended session is refused", Cancellation);
    }

    [Fact]
    public async Task OneRequestAfterALogoutIsRefused()
    {
        var staff = await api.StaffAsync();
        (await StatusAsync(staff)).ShouldBe(HttpStatusCode.OK);

        using var logout = await staff.Http.PostAsync("/api/auth/logout", content: null, Cancellation);
        logout.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await StatusAsync(staff)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(Caller caller)
    {
        using var answer = await caller.Http.GetAsync("/api/me", Cancellation);
        return answer.StatusCode;
    }
}
