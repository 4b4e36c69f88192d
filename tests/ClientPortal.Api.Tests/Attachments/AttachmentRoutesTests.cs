using System.Net;
using System.Security.Cryptography;
using System.Text;
using ClientPortal.Api.Attachments;
using ClientPortal.Api.Tests.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Attachments;

public sealed class AttachmentRoutesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData((256 * 1024) + 1)]
    [InlineData(20 * Megabyte)]
    public async Task FileComesBackByteForByteAsADownload(int size)
    {
        var client = await api.ClientAsync();
        var bytes = RandomNumberGenerator.GetBytes(size);
        bytes[0] = 0xFF;
        var file = await client.UploadAsync(bytes, "Отчёт 1.bin");
        (file.Text("contentType"), file.GetProperty("size").GetInt64(), file.Text("fileName")).ShouldBe(("application/octet-stream", size, "Отчёт 1.bin"));

        using var response = await client.Http.GetAsync($"/api/attachments/{file.GetProperty("attachmentId").GetGuid()}", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        var disposition = response.Content.Headers.ContentDisposition.ShouldNotBeNull();
        (disposition.DispositionType, disposition.FileNameStar, response.Content.Headers.ContentLength).ShouldBe(("attachment", "Отчёт 1.bin", size));
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task FileBelongsToItsCommentAndTravelsInTheEvent()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var ticket = await client.OpenTicketAsync();
        var (first, second) = (await client.UploadedAsync("a.txt"), await client.UploadedAsync("b.txt"));

        var comment = await client.CommentAsync(ticket, "See attached", second, first);

        comment.GetProperty("attachments").EnumerateArray().Select(file => file.Text("fileName")).ShouldBe(["b.txt", "a.txt"]);
        var read = (await staff.ReadTicketAsync(ticket)).GetProperty("conversation").GetProperty("items")[1].GetProperty("attachments");
        read.EnumerateArray().Select(file => file.GetProperty("attachmentId").GetGuid()).ShouldBe([first, second], ignoreOrder: true);
        (await DownloadAsync(staff, first)).ShouldBe(HttpStatusCode.OK);
        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand("select body from portal.outbox where subject = $1 and type = 'ticket.comment_added'");
        command.Parameters.AddWithValue(ticket.ToString());
        ((string)(await command.ExecuteScalarAsync(Cancellation))!).ShouldContain(first.ToString());
    }

    [Fact]
    public async Task FileComesWithAnOpeningToo()
    {
        var client = await api.ClientAsync();
        var file = await client.UploadedAsync("a.txt");
        using var opened = await client.Http.SendJsonAsync(HttpMethod.Post, "/api/tickets", new { title = "T", text = "T", attachments = new[] { file } }, Cancellation, ("Idempotency-Key", "k"));
        var id = (await opened.ShouldBeAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        (await client.ReadTicketAsync(id)).GetProperty("conversation").GetProperty("items")[0].GetProperty("attachments").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task StrangerNeitherReadsNorUsesNorDeletesFiles()
    {
        var (client, stranger, staff) = (await api.ClientAsync(), await api.ClientAsync(), await api.StaffAsync());
        var (ticket, others) = (await client.OpenTicketAsync(), await stranger.OpenTicketAsync());
        var (pending, used) = (await client.UploadedAsync("a.txt"), await client.UploadedAsync("b.txt"));
        await client.CommentAsync(ticket, "Attached", used);

        (await DownloadAsync(stranger, pending)).ShouldBe(HttpStatusCode.NotFound);
        (await DownloadAsync(staff, pending)).ShouldBe(HttpStatusCode.NotFound);
        (await DownloadAsync(stranger, used)).ShouldBe(HttpStatusCode.NotFound);
        (await DownloadAsync(api.Anonymous, used)).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var file in new[] { pending, used })
        {
            using var stolen = await stranger.TryCommentAsync(others, "Mine now", file);
            await stolen.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "attachment_not_available");
            using var deleted = await stranger.Http.DeleteAsync($"/api/attachments/{file}", Cancellation);
            await deleted.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        (await stranger.ReadTicketAsync(others)).GetProperty("version").GetInt64().ShouldBe(1);
        using var usedTwice = await client.TryCommentAsync(ticket, "Again", used);
        await usedTwice.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "attachment_not_available");
    }

    [Fact]
    public async Task FileOfANoteIsForStaffAlone()
    {
        var (client, staff, colleague) = (await api.ClientAsync(), await api.StaffAsync(), await api.StaffAsync());
        var ticket = await client.OpenTicketAsync();
        var file = await staff.UploadedAsync("secret.txt");
        await staff.NoteAsync(ticket, "Look", file);

        (await DownloadAsync(client, file)).ShouldBe(HttpStatusCode.NotFound);
        (await DownloadAsync(colleague, file)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TooLargeFileIsRefusedAndLeavesNothing()
    {
        var client = await api.ClientAsync();
        using (var content = AttachmentCalls.Multipart(new byte[(20 * Megabyte) + 1], "big.bin"))
        {
            using var response = await client.Http.PostAsync("/api/attachments", content, Cancellation);
            await response.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "attachment_too_large");
        }

        await using var database = NpgsqlDataSource.Create(api.AdminConnectionString);
        await using var command = database.CreateCommand("select count(*) from portal.attachments where uploaded_by = $1");
        command.Parameters.AddWithValue(client.AccountId);
        (await command.ExecuteScalarAsync(Cancellation)).ShouldBe(0L);
    }

    [Fact]
    public async Task PendingFilesAreLimitedAndCanBeDeleted()
    {
        var client = await api.ClientAsync();
        var files = new List<Guid>();
        for (var count = 0; count < 20; count++)
        {
            files.Add(await client.UploadedAsync("a.txt"));
        }

        using (var content = AttachmentCalls.Multipart([1], "a.txt"))
        {
            using var refused = await client.Http.PostAsync("/api/attachments", content, Cancellation);
            await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "too_many_pending_attachments");
        }

        using var deleted = await client.Http.DeleteAsync($"/api/attachments/{files[0]}", Cancellation);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await DownloadAsync(client, files[0])).ShouldBe(HttpStatusCode.NotFound);
        await client.UploadedAsync("a.txt");

        var ticket = await client.OpenTicketAsync();
        using var tooMany = await client.TryCommentAsync(ticket, "All of them", [.. files.Skip(1).Take(11)]);
        await tooMany.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task UploadThatNoTextNamesIsSwept()
    {
        var client = await api.ClientAsync();
        var ticket = await client.OpenTicketAsync();
        var (kept, swept) = (await client.UploadedAsync("a.txt"), await client.UploadedAsync("b.txt"));
        await client.CommentAsync(ticket, "Attached", kept);

        await api.Services.GetRequiredService<AttachmentContent>().SweepAsync(DateTimeOffset.UtcNow.AddMinutes(1), 100, Cancellation);

        (await DownloadAsync(client, kept)).ShouldBe(HttpStatusCode.OK);
        (await DownloadAsync(client, swept)).ShouldBe(HttpStatusCode.NotFound);
    }

    public static TheoryData<string, string, HttpStatusCode, string> BadUploads() => new()
    {
        { "application/json", "{}", HttpStatusCode.UnsupportedMediaType, "unsupported_media_type" },
        { "multipart/form-data", "", HttpStatusCode.BadRequest, "malformed_multipart" },
        { "multipart/form-data; boundary=b", "", HttpStatusCode.BadRequest, "malformed_multipart" },
        { "multipart/form-data; boundary=b", "--b--\r\n", HttpStatusCode.BadRequest, "file_missing" },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nvalue\r\n--b--\r\n", HttpStatusCode.BadRequest, "file_missing" },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n\r\n--b--\r\n", HttpStatusCode.BadRequest, "attachment_empty" },
        {
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\none\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"b\"\r\n\r\ntwo\r\n--b--\r\n",
            HttpStatusCode.BadRequest,
            "several_files"
        },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\ncut off", HttpStatusCode.BadRequest, "malformed_multipart" },
    };

    [Theory]
    [MemberData(nameof(BadUploads))]
    public async Task BadUploadIsRefusedWithItsCode(string type, string body, HttpStatusCode status, string code)
    {
        var client = await api.ClientAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await client.Http.PostAsync("/api/attachments", content, Cancellation);
        await response.ShouldBeProblemAsync(status, code);
    }

    private static Task<HttpStatusCode> DownloadAsync(Caller caller, Guid file) => DownloadAsync(caller.Http, file);

    private static async Task<HttpStatusCode> DownloadAsync(HttpClient http, Guid file)
    {
        using var response = await http.GetAsync($"/api/attachments/{file}", Cancellation);
        return response.StatusCode;
    }
}
