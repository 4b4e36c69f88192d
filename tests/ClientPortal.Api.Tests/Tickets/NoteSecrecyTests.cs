using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClientPortal.Api.Tests.Attachments;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

/// <summary>Two clients, one public story; in one of the tickets staff write notes in between. Both clients must be told the same, byte for byte.</summary>
public sealed partial class NoteSecrecyTests(TimedApiFixture api) : IClassFixture<TimedApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClientReadsFromNothingThatThereAreNotes()
    {
        var staff = await api.StaffAsync();
        var (plain, noted) = (new Side(await api.ClientAsync()), new Side(await api.ClientAsync()));

        await BothAsync(side => side.SendAsync(HttpMethod.Post, "/api/tickets", new { title = "Printer", text = "It does not print" }));
        await NoteAsync();
        for (var round = 0; round < 20; round++)
        {
            await BothAsync(side => side.SendAsync(HttpMethod.Post, $"/api/tickets/{side.Ticket}/comments", new { text = $"Comment {round}" }));
            await NoteAsync();
            await NoteAsync();
            await BothAsync(async side => await staff.CommentAsync(side.Ticket, $"Answer {round}"));
            await BothAsync(async side => await staff.MoveAsync(side.Ticket, "waiting_for_client"));
            await NoteAsync();
        }

        await BothAsync(side => side.SendAsync(HttpMethod.Post, $"/api/tickets/{side.Ticket}/comments", new { text = "Attached", attachments = new[] { side.File } }, "key"));
        await BothAsync(side => side.SendAsync(HttpMethod.Post, $"/api/tickets/{side.Ticket}/comments", new { text = "Attached", attachments = new[] { side.File } }, "key"));
        await BothAsync(async side => await staff.MoveAsync(side.Ticket, "resolved"));
        await NoteAsync();
        await BothAsync(side => side.SendAsync(HttpMethod.Put, $"/api/tickets/{side.Ticket}/status", new { status = "closed" }));
        await NoteAsync();
        await BothAsync(side => side.SendAsync(HttpMethod.Post, $"/api/tickets/{side.Ticket}/comments", new { text = "Too late" }));
        await BothAsync(side => side.SendAsync(HttpMethod.Post, "/api/tickets", new { title = "Again", text = "Again", followUpOf = side.Ticket }));
        await BothAsync(side => side.ReadAsync($"/api/tickets/{side.Ticket}"));
        await BothAsync(side => side.ReadAsync($"/api/tickets/{side.FollowUp}"));
        await BothAsync(side => side.ReadAsync("/api/tickets/counts"));
        await BothAsync(side => side.ReadAsync($"/api/attachments/{side.File}"));
        foreach (var list in new[] { "?sort=updated", "?sort=priority&order=asc", "?sort=number", "?q=print" })
        {
            await BothAsync(side => side.WalkAsync($"/api/tickets{list}"));
        }

        await BothAsync(side => side.WalkAsync($"/api/tickets/{side.Ticket}/conversation?"));
        await BothAsync(side => side.WalkAsync($"/api/tickets/{side.Ticket}/history?"));

        noted.Told.Count.ShouldBeGreaterThan(120);
        noted.Told.ShouldBe(plain.Told);

        async Task BothAsync(Func<Side, Task> step)
        {
            await step(plain);
            await step(noted);
            api.Time.Advance(TimeSpan.FromSeconds(1));
        }

        // At a time of their own, which must not show either.
        async Task NoteAsync()
        {
            await staff.NoteAsync(noted.Ticket, "Neverpayingcustomer");
            api.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task MadeUpPlacesInTheStoryAreHarmless()
    {
        var (client, staff) = (await api.ClientAsync(), await api.StaffAsync());
        var ticket = await client.OpenTicketAsync();
        await staff.NoteAsync(ticket, "Note");
        foreach (var position in new[] { long.MinValue, -1, 0, 1, 2, 3, long.MaxValue })
        {
            var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$$"""{"Order":"position desc","Key":{"Position":{{{position.ToString(CultureInfo.InvariantCulture)}}}}}"""));
            foreach (var part in new[] { "conversation", "history" })
            {
                var page = await client.GetAsync($"/api/tickets/{ticket}/{part}?cursor={cursor}");
                page.GetProperty("items").GetArrayLength().ShouldBe(position > 1 ? 1 : 0);
            }
        }
    }

    private sealed partial class Side(Caller client)
    {
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

        public Guid Ticket { get; private set; }

        public Guid FollowUp { get; private set; }

        public Guid File { get; private set; }

        /// <summary>Every answer, with what is random replaced by the order in which it came up.</summary>
        public List<string> Told { get; } = [];

        public async Task SendAsync(HttpMethod method, string path, object? body, string? key = null)
        {
            File = File == default ? await client.UploadedAsync("a.txt") : File;
            using var response = await client.Http.SendJsonAsync(method, path, body, Cancellation, key is null ? [] : [("Idempotency-Key", key)]);
            var answer = await NoteDownAsync(response);
            if (path == "/api/tickets" && answer.GetProperty("id").GetGuid() is var id)
            {
                (Ticket, FollowUp) = Ticket == default ? (id, id) : (Ticket, id);
            }
        }

        public async Task<JsonElement> ReadAsync(string path)
        {
            using var response = await client.Http.GetAsync(path, Cancellation);
            return await NoteDownAsync(response);
        }

        /// <summary>Reads a list to its end, one entry a page.</summary>
        public async Task WalkAsync(string list)
        {
            string? cursor = null;
            do
            {
                var page = await ReadAsync($"{list}&limit=1{(cursor is null ? "" : $"&cursor={cursor}")}");
                cursor = page.GetProperty("nextCursor").GetString();
            }
            while (cursor is not null);
        }

        private async Task<JsonElement> NoteDownAsync(HttpResponseMessage response)
        {
            var body = await response.Content.ReadAsStringAsync(Cancellation);
            var headers = response.Headers.Concat(response.Content.Headers)
                .Where(header => header.Key is not ("Date" or "Content-Length"))
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
            var readable = Cursor().Replace(body, match => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(match.Groups["cursor"].Value)));
            Told.Add(Random().Replace($"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{readable}", match => NameOf(match.Value)));
            return response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonSerializer.Deserialize<JsonElement>(body) : default;
        }

        private string NameOf(string random)
        {
            if (!_names.TryGetValue(random, out var name))
            {
                _names[random] = name = $"#{_names.Count}";
            }

            return name;
        }

        [GeneratedRegex("(?<=\"nextCursor\":\")(?<cursor>[^\"]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Cursor();

        // Ids, trace ids, and the numbers that tickets get from one counter.
        [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}|(?<=\"[nN]umber\":)[0-9]+|(?<=Ticket )[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Random();
    }
}
