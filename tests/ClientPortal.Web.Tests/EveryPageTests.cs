using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Testing.Portal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>
/// All pages that the program maps: each is accessible and fits its window in both themes, and each is closed to those whom it is not for. With
/// <c>CLIENTPORTAL_SCREENSHOTS</c> set to a folder, a picture of each is left there.
/// </summary>
[Collection(nameof(WebWorld))]
public sealed class EveryPageTests(WebWorld world)
{
    /// <summary>Pages by their route; a page that is mapped and stands in neither list fails a test.</summary>
    private static readonly Dictionary<string, Func<Gallery, string>> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = _ => "/",
        ["/tickets"] = _ => "/tickets?view=all",
        ["/tickets/new"] = _ => "/tickets/new",
        ["/tickets/{id:guid}"] = all => $"/tickets/{all.OpenTicket}",
        ["/tickets/{id:guid}/notifications"] = all => $"/tickets/{all.OpenTicket}/notifications",
        ["/invoices"] = _ => "/invoices?view=all",
        ["/invoices/{id:guid}"] = all => $"/invoices/{all.Issued}",
        ["/invoices/{id:guid}/print"] = all => $"/invoices/{all.Issued}/print",
        ["/invoices/new"] = all => $"/invoices/new?clientId={all.Client.ClientId}",
        ["/invoices/{id:guid}/edit"] = all => $"/invoices/{all.Draft}/edit",
        ["/invoices/{id:guid}/{move:regex(^(issue|pay|cancel|delete)$)}"] = all => $"/invoices/{all.Issued}/pay",
        ["/deliveries/{referenceId:guid}"] = all => $"/deliveries/{all.OpenTicket}",
        ["/clients/{id:guid}/telegram"] = all => $"/clients/{all.Client.ClientId}/telegram",
        ["/clients/{id:guid}/telegram-status"] = all => $"/clients/{all.Client.ClientId}/telegram-status",
        ["/clients"] = _ => "/clients",
        ["/clients/new"] = _ => "/clients/new",
        ["/clients/{id:guid}"] = all => $"/clients/{all.Client.ClientId}",
        ["/clients/{id:guid}/edit"] = all => $"/clients/{all.Client.ClientId}/edit",
        ["/clients/{id:guid}/invite"] = all => $"/clients/{all.Client.ClientId}/invite",
        ["/clients/{id:guid}/deactivate"] = all => $"/clients/{all.Client.ClientId}/deactivate",
        ["/clients/{id:guid}/reactivate"] = all => $"/clients/{all.Client.ClientId}/reactivate",
        ["/accounts/{id:guid}/deactivate"] = all => $"/accounts/{all.Staff}/deactivate",
        ["/accounts/{id:guid}/reactivate"] = all => $"/accounts/{all.Staff}/reactivate",
        ["/accounts"] = _ => "/accounts",
        ["/accounts/new"] = _ => "/accounts/new",
        ["/accounts/{id:guid}"] = all => $"/accounts/{all.Staff}",
        ["/accounts/{id:guid}/invite"] = all => $"/accounts/{all.Staff}/invite",
        ["/profile"] = _ => "/profile",
        ["/profile/password"] = _ => "/profile/password",
        ["/profile/sessions"] = _ => "/profile/sessions",
        ["/profile/telegram"] = _ => "/profile/telegram",
        ["/telegram/disconnect"] = _ => "/telegram/disconnect",
    };

    /// <summary>Pages for those who are not signed in, which tests of their own look at; parts of pages, streams and files.</summary>
    private static readonly string[] Others =
    [
        "/sign-in", "/invite", "/invite/password", "/live", "/dashboard/overview", "/attachments/{id:guid}", "/tickets/{id:guid}/conversation", "/tickets/{id:guid}/earlier", "/tickets/{id:guid}/comments", "/tickets/{id:guid}/facts", "/telegram/widget",
        "/clients/{id:guid}/telegram/outcome", "/clients/{id:guid}/account", "/accounts/{id:guid}/state",
    ];

    private static readonly Lazy<IReadOnlyList<RouteEndpoint>> Mapped = new(() =>
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddPortalWeb();
        var app = builder.Build();
        app.MapPages();
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    });

    [Fact]
    public void EveryPageIsInTheList() =>
        Mapped.Value.Where(endpoint => Methods(endpoint).Contains("GET")).Select(RouteOf).ShouldBe([.. Pages.Keys, .. Others], ignoreOrder: true);

    [Fact]
    public void EveryFormAsksForItsToken() =>
        Mapped.Value.Where(endpoint => Methods(endpoint).Contains("POST") && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation != true)
            .Select(RouteOf).ShouldBe(["/sign-out"], "the sign-out alone changes nothing that another site could gain by");

    [Theory]
    [InlineData("client", "ru-RU", 1280, false)]
    [InlineData("client", "en-GB", 390, true)]
    [InlineData("admin", "en-GB", 1280, true)]
    [InlineData("admin", "ru-RU", 390, false)]
    public async Task EveryPageIsAccessibleAndFitsItsWindow(string who, string locale, int width, bool dark)
    {
        var all = await Gallery.CreateAsync(world, $"gallery-{who}-{width}");
        var account = who == "client" ? all.Client : world.Portal.Admin;
        await using var visitor = await world.VisitAsync(locale, width, dark);
        await visitor.Context.AddCookiesAsync([new() { Name = "language", Value = locale[..2], Url = world.Address.AbsoluteUri }]);
        await visitor.SignInAsync(account.UserName, who == "client" ? $"{account.UserName}-Password-1" : WebWorld.AdminPassword);
        foreach (var (route, address) in Pages.Where(page => who == "admin" || !IsClosedTo(page.Key, PortalRoles.Client)))
        {
            var answer = await visitor.Page.GotoAsync(address(all));
            answer!.Status.ShouldBe(200, route);
            await visitor.JudgeAsync();
            await PictureAsync(visitor.Page, $"{who}-{(dark ? "dark" : "light")}-{width}-{route}");
        }
    }

    [Fact]
    public async Task PagesOfStaffDoNotExistForClientsNorThoseOfAdministratorsForStaff()
    {
        var all = await Gallery.CreateAsync(world, "gallery-closed");
        await using var client = await world.SignInAsync(all.Client);
        await using var staff = await world.SignInAsync(world.Olga);
        var closed = 0;
        foreach (var endpoint in Mapped.Value)
        {
            foreach (var (visitor, role) in new[] { (client, PortalRoles.Client), (staff, PortalRoles.Staff) }.Where(one => IsClosedTo(endpoint, one.Item2)))
            {
                foreach (var method in Methods(endpoint))
                {
                    var address = Filled(endpoint, all);
                    var answer = await visitor.Context.APIRequest.FetchAsync(address, new() { Method = method, MaxRedirects = 0 });
                    answer.Status.ShouldBe(404, $"{method} {address} as {role}");
                    closed++;
                }
            }
        }

        closed.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task WhatBelongsToSomebodyElseDoesNotExist()
    {
        var all = await Gallery.CreateAsync(world, "gallery-foreign");
        await using var visitor = await world.SignInAsync(world.Acme);
        var asked = 0;
        foreach (var endpoint in Mapped.Value.Where(one => RouteOf(one).Contains("{id", StringComparison.Ordinal) && !IsClosedTo(one, PortalRoles.Client) && Methods(one).Contains("GET")))
        {
            foreach (var id in new[] { all.OpenTicket, all.Issued, all.Draft, all.File, all.Client.ClientId!.Value })
            {
                var address = RouteOf(endpoint).Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
                (await visitor.Context.APIRequest.GetAsync(address, new() { MaxRedirects = 0 })).Status.ShouldBe(404, address);
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(20);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CLIENTPORTAL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var file = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file + ".png") });
        }
    }

    private static bool IsClosedTo(string route, string role) => Mapped.Value.Any(endpoint => RouteOf(endpoint) == route && IsClosedTo(endpoint, role));

    private static bool IsClosedTo(Endpoint endpoint, string role)
    {
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(authorize => authorize.Policy).ToList();
        return (role == PortalRoles.Client && policies.Any(policy => policy is PortalPolicies.Staff or PortalPolicies.Admin)) || (role == PortalRoles.Staff && policies.Contains(PortalPolicies.Admin));
    }

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static IReadOnlyList<string> Methods(Endpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>The route with ids of things that exist.</summary>
    private static string Filled(RouteEndpoint endpoint, Gallery all)
    {
        var route = RouteOf(endpoint);
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var start = route.IndexOf("{" + parameter.Name, StringComparison.Ordinal);
            var end = route.IndexOf('}', start);
            while (end + 1 < route.Length && route[end + 1] != '/')
            {
                end = route.IndexOf('}', end + 1);
            }

            var value = parameter.Name switch
            {
                "move" => "pay",
                "id" when route.StartsWith("/invoices", StringComparison.Ordinal) => all.Issued.ToString(),
                "id" when route.StartsWith("/clients", StringComparison.Ordinal) => all.Client.ClientId.ToString()!,
                "id" when route.StartsWith("/accounts", StringComparison.Ordinal) => all.Staff.ToString(),
                "id" or "referenceId" => all.OpenTicket.ToString(),
                _ => "1",
            };
            route = route[..start] + value + route[(end + 1)..];
        }

        return route;
    }
}
