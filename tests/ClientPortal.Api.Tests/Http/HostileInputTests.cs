using System.Text;
using System.Text.Json;
using ClientPortal.Api.Tests.Attachments;
using ClientPortal.Api.Tests.Invoices;
using ClientPortal.Api.Tests.Tickets;
using Microsoft.AspNetCore.Http.Metadata;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

/// <summary>
/// Every route is sent what no honest caller sends, upon things that exist, as client, staff and administrator. Whatever it is, the answer is not
/// that something went wrong on our side, and a refusal says why by its code, which the API's description lists for that route.
/// </summary>
public sealed class HostileInputTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("client")]
    [InlineData("staff")]
    [InlineData("admin")]
    public async Task NothingHostileBreaksARoute(string role)
    {
        var routes = Route.All(api.Services).Where(route => role == "client" || !route.IsAnonymous).ToList();
        var faults = new List<string>();
        var sent = 0;
        foreach (var route in routes)
        {
            // Of its own: signing out, say, ends what the next route would need.
            var world = await WorldAsync(role);
            var query = (await api.Description.FindAsync(route.Method, world.PathOf(route)))?.Query ?? [];
            foreach (var (what, request) in Hostile(route, world, query))
            {
                using (request)
                {
                    sent++;
                    if (await FaultOfAsync(world.Caller.Http, request) is { } fault)
                    {
                        faults.Add($"{route.Name} with {what}: {fault}");
                    }
                }
            }
        }

        faults.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(3_000);
    }

    private static async Task<string?> FaultOfAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using var response = await http.SendAsync(request, Cancellation);
            var status = (int)response.StatusCode;
            var body = await response.Content.ReadAsStringAsync(Cancellation);
            return status < 400 || status < 500 && CodeOf(response, body) is { Length: > 0 } ? null : $"{status} {response.Content.Headers.ContentType} {body}";
        }
        catch (ShouldAssertException undocumented)
        {
            return undocumented.Message;
        }
    }

    private static string? CodeOf(HttpResponseMessage response, string body)
    {
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonSerializer.Deserialize<JsonElement>(body) : default;
        return problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    private static IEnumerable<(string What, HttpRequestMessage Request)> Hostile(Route route, World world, IReadOnlyList<string> query)
    {
        var accepts = route.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>();
        var sample = route.TakesJson ? world.Fill(SampleBodies.Of(accepts!.RequestType!)) : null;
        var bodies = sample is null ? [] : HostileValues.Json.SelectMany(value => SampleBodies.With(sample, value));
        foreach (var body in HostileValues.Bodies.Concat(bodies))
        {
            yield return ($"body {Short(body)}", Request(Text(body, "application/json")));
        }

        foreach (var type in HostileValues.ContentTypes)
        {
            yield return ($"content type {type}", Request(Text(sample ?? "{}", type)));
        }

        foreach (var (name, values) in HostileValues.Headers)
        {
            var request = Request(sample is null ? null : Text(sample, "application/json"));
            if (name.StartsWith("Content-", StringComparison.Ordinal))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values);
            }
            else
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, values);
            }

            yield return ($"{name} {string.Join(" and ", values.Select(Short))}", request);
        }

        foreach (var value in query.SelectMany(Queries))
        {
            yield return ($"query {Short(value)}", Request(sample is null ? null : Text(sample, "application/json"), $"?{value}"));
        }

        static IEnumerable<string> Queries(string name) => HostileValues.Query.Concat(name == "cursor" ? HostileValues.Cursors : [])
            .Select(value => $"{name}={value}")
            .Append($"{name}=1&{name}=2")
            .Append($"{name}&{name}=a");

        HttpRequestMessage Request(HttpContent? content, string search = "")
        {
            var request = new HttpRequestMessage(route.Method, world.PathOf(route) + search) { Content = content };
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            return request;
        }
    }

    private static ByteArrayContent Text(string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static string Short(string text) => text.Length <= 150 ? text : $"{text[..150]}… ({text.Length})";

    private async Task<World> WorldAsync(string role)
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var caller = role switch { "client" => client, "staff" => staff, _ => await api.AdminAsync() };
        var ticket = await client.OpenTicketAsync();
        var (invoice, file) = (await staff.DraftAsync(client), await caller.UploadedAsync("a.txt"));
        return new(caller, client.ClientId!.Value, (await api.StaffAsync()).AccountId, ticket, invoice, file);
    }

    /// <summary>What there is to work upon.</summary>
    private sealed record World(Caller Caller, Guid Client, Guid Staff, Guid Ticket, Guid Invoice, Guid File)
    {
        public string PathOf(Route route) => route.Pattern.Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{number:long}", "999999999", StringComparison.Ordinal)
            .Replace("{id:guid}", IdFor(route.Pattern).ToString(), StringComparison.Ordinal).TrimEnd('/');

        public string Fill(string body) => body
            .Replace("CLIENT", Client.ToString(), StringComparison.Ordinal)
            .Replace("STAFF", Staff.ToString(), StringComparison.Ordinal)
            .Replace("TICKET", Ticket.ToString(), StringComparison.Ordinal)
            .Replace("FILE", File.ToString(), StringComparison.Ordinal)
            .Replace("USER", Guid.NewGuid().ToString("N"), StringComparison.Ordinal);

        private Guid IdFor(string pattern) => pattern.Split('/').ElementAtOrDefault(2) switch
        {
            "clients" => Client,
            "accounts" => Staff,
            "tickets" => Ticket,
            "invoices" => Invoice,
            "attachments" => File,
            _ => Guid.NewGuid(),
        };
    }
}
