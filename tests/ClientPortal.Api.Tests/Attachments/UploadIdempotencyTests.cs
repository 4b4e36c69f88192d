using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Attachments;

public sealed class UploadIdempotencyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)]
    [InlineData(20 * 1024 * 1024)]
    public async Task RepeatGetsTheFirstAnswerAndStoresNothing(int size)
    {
        var client = await api.ClientAsync();
        var bytes = RandomNumberGenerator.GetBytes(size);

        using var first = await client.TryUploadAsync(bytes, "Отчёт.bin", "key");
        using var again = await client.TryUploadAsync(bytes, "Отчёт.bin", "key");

        var file = await first.ShouldBeAsync(HttpStatusCode.Created);
        (await again.ShouldBeAsync(HttpStatusCode.Created)).ToString().ShouldBe(file.ToString());
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await CountAsync(client)).ShouldBe(1);
        (await client.Http.GetByteArrayAsync(first.Headers.Location, Cancellation)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Some text", "b.txt")]
    [InlineData("Same size", "a.txt")]
    [InlineData("Some longer text", "a.txt")]
    public async Task AnotherFileUnderTheKeyIsRefused(string text, string name)
    {
        var client = await api.ClientAsync();
        using var first = await client.TryUploadAsync(Encoding.UTF8.GetBytes("Some text"), "a.txt", "key");
        await first.ShouldBeAsync(HttpStatusCode.Created);

        using var other = await client.TryUploadAsync(Encoding.UTF8.GetBytes(text), name, "key");

        await other.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await CountAsync(client)).ShouldBe(1);
    }

    [Fact]
    public async Task OfManyAtOnceOneIsStored()
    {
        var client = await api.ClientAsync();
        var bytes = RandomNumberGenerator.GetBytes(600_000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var response = await client.TryUploadAsync(bytes, "a.bin", "key");
            return (await response.ShouldBeAsync(HttpStatusCode.Created)).ToString();
        }));

        answers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await CountAsync(client)).ShouldBe(1);
    }

    [Fact]
    public async Task RefusedUploadLeavesNothingAndTheKeyFree()
    {
        var client = await api.ClientAsync();

        using var empty = await client.TryUploadAsync([], "a.txt", "key");
        using var large = await client.TryUploadAsync(new byte[(20 * 1024 * 1024) + 1], "a.txt", "key");
        (await CountAsync(client)).ShouldBe(0);
        using var right = await client.TryUploadAsync([1], "a.txt", "key");

        await empty.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "attachment_empty");
        await large.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "attachment_too_large");
        await right.ShouldBeAsync(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")]
    [InlineData("multipart/form-data", HttpStatusCode.BadRequest, "malformed_multipart")]
    [InlineData("multipart/form-data; boundary=b", HttpStatusCode.BadRequest, "malformed_multipart")]
    [InlineData("multipart/form-data; boundary=LONG", HttpStatusCode.BadRequest, "malformed_multipart")]
    public async Task UnreadableUploadSaysWhatIsWrongWithIt(string type, HttpStatusCode status, string code)
    {
        var client = await api.ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/attachments")
        {
            Content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\ncut off"),
        };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type.Replace("LONG", new string('b', 5_000), StringComparison.Ordinal));
        request.Headers.Add("Idempotency-Key", "key");

        using var response = await client.Http.SendAsync(request, Cancellation);

        await response.ShouldBeProblemAsync(status, code);
        (await CountAsync(client)).ShouldBe(0);
    }

    private async Task<long> CountAsync(Caller caller)
    {
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand("select count(*) from portal.attachments where uploaded_by = $1");
        command.Parameters.AddWithValue(caller.AccountId);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
