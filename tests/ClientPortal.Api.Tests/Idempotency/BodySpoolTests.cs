using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using ClientPortal.Api.Tests.Attachments;
using ClientPortal.Api.Tests.Http;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Idempotency;

/// <summary>Large bodies in the temporary folder of a real process.</summary>
public sealed class BodySpoolTests(ApiFixture api) : IClassFixture<ApiFixture>, IDisposable
{
    private const int Size = 300_000;

    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("clientportal-spool-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Delete(recursive: true);

    [Fact]
    public async Task KilledServiceLeavesNothingOfAnUpload()
    {
        await using var service = await StartAsync(_temp.FullName);
        var client = await CallerOfAsync(service);
        using var http = client.Http;
        var body = new Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/attachments") { Content = new StreamContent(body.Reader.AsStream()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        request.Headers.Add("Idempotency-Key", "key");
        var upload = http.SendAsync(request, Cancellation);
        await body.Writer.WriteAsync(RandomNumberGenerator.GetBytes(Size), Cancellation);

        await Eventually.True(_ => Task.FromResult(HoldsNamelessFile(service.ProcessId)), "the upload is in a file without a name", Cancellation);
        await service.KillAsync();
        await body.Writer.CompleteAsync(new IOException("The sender gives up."));

        await Should.ThrowAsync<HttpRequestException>(upload);
        _temp.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public async Task BodyThatCannotBeSetAsideIsRefusedAndTakenLater()
    {
        var folder = Path.Combine(_temp.FullName, "later");
        await using var service = await StartAsync(folder);
        var client = await CallerOfAsync(service);
        using var http = client.Http;
        var bytes = RandomNumberGenerator.GetBytes(Size);

        using var refused = await client.TryUploadAsync(bytes, "a.bin", "key");

        await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "buffering_failed");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await CountAsync(client)).ShouldBe(0);

        Directory.CreateDirectory(folder);
        using var taken = await client.TryUploadAsync(bytes, "a.bin", "key");
        await taken.ShouldBeAsync(HttpStatusCode.Created);
        (await http.GetByteArrayAsync(taken.Headers.Location, Cancellation)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    private bool HoldsNamelessFile(int process) => new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos()
        .Select(file => file.LinkTarget ?? "")
        .Any(target => target.StartsWith(_temp.FullName, StringComparison.Ordinal) && target.EndsWith(" (deleted)", StringComparison.Ordinal));

    private Task<ServiceProcess> StartAsync(string folder) => ServiceProcess.StartAsync(
        "ClientPortal.Api",
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:portal"] = api.ApiConnectionString,
            ["ConnectionStrings:messaging"] = "amqp://nobody:nothing@127.0.0.1:1/none",
            ["Auth:Issuer"] = api.BaseAddress.ToString(),
            ["Auth:ServiceClients:bot_gateway:Secret"] = ApiFixture.GatewaySecret,
            ["ASPNETCORE_TEMP"] = folder,
        },
        Cancellation);

    private async Task<Caller> CallerOfAsync(ServiceProcess service)
    {
        var client = await api.ClientAsync();
        var http = new HttpClient(new DocumentedProblems(api.Description)) { BaseAddress = service.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", client.SignedIn.AccessToken);
        return client with { Http = http };
    }

    private async Task<long> CountAsync(Caller caller)
    {
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand("select count(*) from portal.attachments where uploaded_by = $1");
        command.Parameters.AddWithValue(caller.AccountId);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
