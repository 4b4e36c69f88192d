using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClientPortal.LocalServers;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.AppHost.Tests;

public sealed class PrivateRabbitMqTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task DurableQueueSurvivesARestartWithItsMessageAndAKill()
    {
        await using var server = new PrivateRabbitMq(_scratch.DurableServer("rabbitmq"));
        await server.StartAsync(Cancellation);
        using var management = Management(server);
        using var declared = await management.PutAsJsonAsync("api/queues/%2F/kept", new { durable = true }, Cancellation);
        declared.EnsureSuccessStatusCode();
        await PublishAsync(management, "precious");
        var port = server.Port;

        await server.RestartAsync(Cancellation);

        server.Port.ShouldBe(port);
        (await TakeAsync(management)).ShouldBe("precious");

        // Only now: the broker writes its definitions to disk a moment after it has acknowledged them.
        await server.KillAsync();
        server.ProcessId.ShouldBe(0);
        await server.StartAsync(Cancellation);

        using var found = await management.GetAsync("api/queues/%2F/kept", Cancellation);
        found.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task DisposalLeavesNeitherBrokerNorPortMapperNorThrowawayData()
    {
        var options = _scratch.ThrowawayServer("rabbitmq");
        var server = new PrivateRabbitMq(options);
        await server.StartAsync(Cancellation);
        server.PortMapperProcessId.ShouldNotBe(0);
        IReadOnlyList<int> family = [server.PortMapperProcessId, .. Processes.Family(server.ProcessId)];

        await server.DisposeAsync();

        await Processes.AllEndedAsync(family, Cancellation);
        Directory.Exists(options.Folder).ShouldBeFalse();
    }

    private static HttpClient Management(PrivateRabbitMq server)
    {
        var address = new Uri(server.ManagementUri);
        var client = new HttpClient { BaseAddress = new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.Unescaped)) };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(address.UserInfo)));
        return client;
    }

    private static async Task PublishAsync(HttpClient management, string payload)
    {
        var message = new { routing_key = "kept", payload, payload_encoding = "string", properties = new { delivery_mode = 2 } };
        using var answer = await management.PostAsJsonAsync("api/exchanges/%2F/amq.default/publish", message, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> TakeAsync(HttpClient management) => await Eventually.NotNull(
        async token =>
        {
            using var answer = await management.PostAsJsonAsync("api/queues/%2F/kept/get", new { count = 1, ackmode = "ack_requeue_false", encoding = "auto" }, token);
            answer.EnsureSuccessStatusCode();
            var messages = await answer.Content.ReadFromJsonAsync<JsonElement[]>(token);
            return messages is [var message] ? message.GetProperty("payload").GetString() : null;
        },
        "the message in the queue",
        Cancellation);
}
