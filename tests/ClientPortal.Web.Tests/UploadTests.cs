using System.Net;
using System.Text.Json.Nodes;
using System.Net.Http.Json;
using ClientPortal.Testing;
using ClientPortal.Web.Attachments;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

[Collection(nameof(WebWorld))]
public sealed class UploadTests(WebWorld world)
{
    [Fact]
    public async Task SameFormSentTwiceUploadsItsFilesOnce()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "repeats", "Repeats", "en", WebWorld.Cancellation);
        var ticket = (await client.PostAsync("api/tickets", new { title = "Sent twice", text = "Yes." }, WebWorld.Cancellation))["id"]!.GetValue<string>();
        await using var visitor = await world.SignInAsync(client);
        await visitor.Page.GotoAsync($"/tickets/{ticket}");
        var token = await visitor.Page.Locator("#comment-form input[name=_form]").GetAttributeAsync("value");
        var key = await visitor.Page.Locator("#comment-form input[name=key]").GetAttributeAsync("value");
        using var http = await world.ClientAsync(visitor);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(token!), "_form" },
                { new StringContent(key!), "key" },
                { new StringContent("comment"), "kind" },
                { new StringContent("Here they are"), "text" },
                { new ByteArrayContent("one"u8.ToArray()), "files", "same.txt" },
                { new ByteArrayContent("two"u8.ToArray()), "files", "same.txt" },
            };
            using var answer = await http.PostAsync($"/tickets/{ticket}/comments", form, WebWorld.Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync(WebWorld.Cancellation));
        }

        var details = await client.Http.GetFromJsonAsync<JsonNode>($"api/tickets/{ticket}", WebWorld.Cancellation);
        details!.ToJsonString().Split("\"same.txt\"").Length.ShouldBe(3, "one comment with two files");
    }

    [Fact]
    public async Task FormThatIsTooLargeIsRefusedUnread()
    {
        await using var visitor = await world.SignInAsync(world.Acme);
        using var http = await world.ClientAsync(visitor);
        foreach (var (path, size) in new[] { ("/tickets/new", AttachmentInput.MaxForm + 1), ("/sign-in", 31_000_000) })
        {
            using var request = PlainHttp.Announce(path, size);
            using var answer = await http.SendAsync(request, WebWorld.Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, path);
            (await answer.Content.ReadAsStringAsync(WebWorld.Cancellation)).ShouldContain("That is too large.");
        }
    }

    [Fact]
    public async Task AccountSendsAFewFormsWithFilesAtOnceAndNobodyElseWaitsForThem()
    {
        using var client = await world.Portal.Admin.CreateClientAsync(world.Portal, "uploads", "Uploads", "en", WebWorld.Cancellation);
        await using var visitor = await world.SignInAsync(client);
        await using var other = await world.SignInAsync(world.Acme);
        using var http = await world.ClientAsync(visitor);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(WebWorld.Cancellation);
        var limits = new UploadOptions();
        var read = Enumerable.Range(0, limits.AtOnce).Select(_ => new TaskCompletionSource()).ToList();
        var held = read.Select(asked => http.SendAsync(PlainHttp.Announce("/tickets/new", 10_000, asked), end.Token)).ToList();
        await Task.WhenAll(read.Select(asked => asked.Task)).WaitAsync(WebWorld.Cancellation);

        // Some wait for their turn; whatever more comes is refused at once.
        var more = Enumerable.Range(0, limits.Waiting + 1).Select(_ => http.SendAsync(PlainHttp.Announce("/tickets/new", 10_000), end.Token)).ToList();
        using var refused = await await Task.WhenAny(more);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.Content.ReadAsStringAsync(WebWorld.Cancellation)).ShouldContain("That was a bit too often.");
        (await visitor.PostAsync("/profile")).ShouldNotBe(429, "a form without files");
        (await other.PostAsync("/tickets/new")).ShouldBe(422, "somebody else's");

        await end.CancelAsync();
        await Task.WhenAll(held.Concat(more.Where(one => !one.IsCompletedSuccessfully)).Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
        await Eventually.True(async _ => await visitor.PostAsync("/tickets/new") == 422, "their places are free again", WebWorld.Cancellation);
    }
}
