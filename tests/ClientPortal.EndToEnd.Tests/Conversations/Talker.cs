using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>Somebody with a portal account and a chat with the bot. What he waits for came, or changed, after what he did last.</summary>
public sealed class Talker(EmulatorClient telegram, PortalAccount account, long chat)
{
    private long _since;

    public PortalAccount Account => account;

    /// <summary>The chat's id, which is the Telegram user's too.</summary>
    public long Chat => chat;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What comes from now on counts.</summary>
    public async Task LookUpAsync()
    {
        var chats = await telegram.GetChatsAsync(Cancellation);
        _since = chats.SingleOrDefault(known => known.Id == chat)?.LastPosition ?? 0;
    }

    public async Task<ChatEntry> SayAsync(string text, ChatEntry? inReplyTo = null)
    {
        await LookUpAsync();
        return (await telegram.SendTextAsync(chat, text, inReplyTo?.MessageId, cancellationToken: Cancellation)).Entry;
    }

    public async Task<IReadOnlyList<ChatEntry>> SendDocumentsAsync(string? caption, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        await LookUpAsync();
        return (await telegram.SendDocumentsAsync(chat, files, caption, cancellationToken: Cancellation)).Entries;
    }

    public async Task<IReadOnlyList<ChatEntry>> ReplyWithDocumentsAsync(ChatEntry to, string? caption, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        await LookUpAsync();
        return (await telegram.SendDocumentsAsync(chat, files, caption, replyTo: to.MessageId, cancellationToken: Cancellation)).Entries;
    }

    public async Task<IReadOnlyList<ChatEntry>> SendPhotoAsync(string? caption, byte[] png)
    {
        await LookUpAsync();
        return (await telegram.SendPhotosAsync(chat, [("photo.png", png)], caption, cancellationToken: Cancellation)).Entries;
    }

    public async Task<ChatEntry> SendVoiceAsync(ChatEntry? inReplyTo = null)
    {
        await LookUpAsync();
        return await telegram.SendVoiceAsync(chat, "speech"u8.ToArray(), replyTo: inReplyTo?.MessageId, cancellationToken: Cancellation);
    }

    public async Task<ChatEntry> SendStickerAsync(ChatEntry? inReplyTo = null)
    {
        await LookUpAsync();
        return await telegram.SendStickerAsync(chat, Pictures.Png, replyTo: inReplyTo?.MessageId, cancellationToken: Cancellation);
    }

    /// <summary>Forwards a message of this chat into it.</summary>
    public async Task<ChatEntry> ForwardAsync(ChatEntry message)
    {
        await LookUpAsync();
        return (await telegram.ForwardAsync(chat, message.MessageId, cancellationToken: Cancellation)).Entry;
    }

    public async Task EditAsync(ChatEntry message, string text)
    {
        await LookUpAsync();
        await telegram.EditTextAsync(chat, message.MessageId, text, cancellationToken: Cancellation);
    }

    /// <summary>Presses the button whose data begins so, and waits for what the bot shows over the chat; null where it only stops the spinner.</summary>
    public async Task<string?> PressAsync(ChatEntry under, string data)
    {
        await LookUpAsync();
        var button = Buttons(under).FirstOrDefault(button => button.CallbackData == data)
            ?? Buttons(under).FirstOrDefault(button => button.CallbackData?.StartsWith(data, StringComparison.Ordinal) is true)
            ?? throw new ShouldAssertException($"No button '{data}' under: {Text(under)} [{string.Join(' ', Buttons(under).Select(b => b.CallbackData))}]");
        var press = await telegram.PressAsync(chat, under.MessageId, button.CallbackData, cancellationToken: Cancellation);
        var answer = await telegram.GetCallbackAsync(press.CallbackId!, TimeSpan.FromSeconds(20), Cancellation);
        answer.AnsweredAt.ShouldNotBeNull($"the press on {data} was not answered");
        return answer.Text;
    }

    /// <summary>Waits for a message of the bot with these words.</summary>
    public async Task<ChatEntry> HearAsync(string words)
    {
        try
        {
            return await telegram.WaitForBotTextAsync(chat, words, Eventually.DefaultLimit, _since, Cancellation);
        }
        catch (TimeoutException fault)
        {
            var said = (await telegram.GetMessagesAsync(chat, Cancellation)).Where(entry => entry.FromBot).TakeLast(5).Select(Text);
            throw new ShouldAssertException($"The bot did not say: {words}. Last: {string.Join(" | ", said)}", fault);
        }
    }

    /// <summary>Waits until the bot put its thumb up under a message.</summary>
    public Task SeeThumbAsync(ChatEntry under) => Eventually.True(
        async _ => (await FindAsync(under)).BotReactions?.Any(reaction => reaction.Emoji == "👍") is true,
        "a thumb up under the message",
        Cancellation);

    /// <summary>The message as it stands now.</summary>
    public async Task<ChatEntry> FindAsync(ChatEntry message) =>
        (await telegram.GetMessagesAsync(chat, Cancellation)).Single(entry => entry.MessageId == message.MessageId);

    public static IReadOnlyList<string> DataOf(ChatEntry entry) => [.. Buttons(entry).Select(button => button.CallbackData).OfType<string>()];

    public static IReadOnlyList<string> NamesOf(ChatEntry entry) => [.. DataOf(entry).Select(data => data.Split(':')[0])];

    public static string Text(ChatEntry entry) => entry.Message.Text ?? entry.Message.Caption ?? "";

    /// <summary>The addresses under a message, with their buttons' texts.</summary>
    public static IReadOnlyList<(string Text, string Url)> LinksOf(ChatEntry entry) =>
        [.. Buttons(entry).Where(button => button.Url is not null).Select(button => (button.Text, button.Url!))];

    // ---- in the portal

    public async Task<(Guid Id, long Number)> OpenTicketAsync(string title, Guid? clientId = null)
    {
        var ticket = await account.PostAsync("api/tickets", new { title, text = $"{title}, in detail.", clientId }, Cancellation);
        return (Guid.Parse(ticket["id"]!.GetValue<string>()), ticket["number"]!.GetValue<long>());
    }

    public Task CommentAsync(Guid ticket, string text) => account.PostAsync($"api/tickets/{ticket}/comments", new { text }, Cancellation);

    public Task NoteAsync(Guid ticket, string text) => account.PostAsync($"api/tickets/{ticket}/notes", new { text }, Cancellation);

    /// <summary>Gives a ticket back: nobody has it.</summary>
    public async Task ReleaseAsync(Guid ticket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/tickets/{ticket}/assignee") { Content = JsonContent.Create(new { assigneeId = (Guid?)null }) };
        request.Headers.Add("If-Match", "*");
        using var answer = await account.Http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Opens a ticket that staff answer.</summary>
    /// <returns>The ticket, and the message about the answer in this chat.</returns>
    public async Task<(Guid Ticket, ChatEntry Told)> BeToldAsync(Talker staff, string title)
    {
        var (ticket, _) = await OpenTicketAsync(title);
        await LookUpAsync();
        await staff.CommentAsync(ticket, $"Staff say: {title}");
        return (ticket, await HearAsync($"Staff say: {title}"));
    }

    /// <summary>A file for a text that is yet to be written.</summary>
    public async Task<Guid> UploadAsync(string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/attachments") { Content = form };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await account.Http.SendAsync(request, Cancellation);
        return (await JsonAnswer.ReadAsync(answer, Cancellation))["attachmentId"]!.GetValue<Guid>();
    }

    public async Task MoveAsync(Guid ticket, string status)
    {
        using var answer = await account.Http.PutAsJsonAsync($"api/tickets/{ticket}/status", new { status }, Cancellation);
        await JsonAnswer.ReadAsync(answer, Cancellation);
    }

    public async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await account.Http.GetAsync(path, Cancellation);
        return await JsonAnswer.ReadAsync(answer, Cancellation);
    }

    /// <summary>Texts of a ticket's conversation, with the way that each came.</summary>
    public async Task<IReadOnlyList<(string Text, string Via)>> ConversationAsync(Guid ticket) =>
        [.. Items((await ReadAsync($"api/tickets/{ticket}"))["conversation"]!).Select(entry => (entry["text"]!.GetValue<string>(), entry["via"]!.GetValue<string>()))];

    /// <summary>Names of the files of a conversation's last entry.</summary>
    public async Task<IReadOnlyList<string>> LastFilesAsync(Guid ticket) =>
        [.. Items((await ReadAsync($"api/tickets/{ticket}"))["conversation"]!)[^1]["attachments"]!.AsArray().Select(file => file!["fileName"]!.GetValue<string>())];

    /// <summary>What stands in them, as the Api gives it back.</summary>
    public async Task<IReadOnlyList<string>> LastContentsAsync(Guid ticket)
    {
        var files = Items((await ReadAsync($"api/tickets/{ticket}"))["conversation"]!)[^1]["attachments"]!.AsArray();
        return await Task.WhenAll(files.Select(file => account.Http.GetStringAsync($"api/attachments/{file!["attachmentId"]!.GetValue<Guid>()}", Cancellation)));
    }

    public async Task<string> StatusAsync(Guid ticket) => (await ReadAsync($"api/tickets/{ticket}"))["status"]!.GetValue<string>();

    /// <summary>The account's newest ticket, once it has this title.</summary>
    public Task<JsonNode> NewestTicketAsync(string title) => Eventually.NotNull(
        async _ => Items(await ReadAsync("api/tickets?sort=created&limit=1")).FirstOrDefault(ticket => ticket["title"]!.GetValue<string>() == title),
        $"a ticket named {title}",
        Cancellation);

    private static IReadOnlyList<JsonNode> Items(JsonNode page) => [.. page["items"]!.AsArray().Select(item => item!)];

    private static IEnumerable<InlineKeyboardButton> Buttons(ChatEntry entry) => entry.Message.ReplyMarkup?.InlineKeyboard.SelectMany(row => row) ?? [];
}
