using System.Net.Http.Headers;
using ClientPortal.TelegramEmulator.Chats;

namespace ClientPortal.TelegramEmulator.Control;

/// <summary>Acting as a user.</summary>
public sealed partial class EmulatorClient
{
    public Task<UserView> CreateUserAsync(CreateUserRequest user, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "users", user, ControlJson.Default.CreateUserRequest, ControlJson.Default.UserView, cancellationToken);

    public Task<UserView> CreateUserAsync(
        string firstName, string? languageCode = null, string? username = null, long? id = null, CancellationToken cancellationToken = default) =>
        CreateUserAsync(
            new CreateUserRequest { FirstName = firstName, LanguageCode = languageCode, Username = username, Id = id }, cancellationToken);

    public Task<IReadOnlyList<UserView>> GetUsersAsync(CancellationToken cancellationToken = default) =>
        GetAsync("users", ControlJson.Default.IReadOnlyListUserView, cancellationToken);

    /// <summary>Presses START, with a deep link's payload.</summary>
    public Task<SentMessage> StartAsync(long userId, string? payload = null, long? chatId = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post, $"users/{userId}/start", new StartRequest(payload, chatId), ControlJson.Default.StartRequest, ControlJson.Default.SentMessage, cancellationToken);

    public Task<SentMessage> SendTextAsync(
        long userId, string text, int? replyTo = null, long? chatId = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post, $"users/{userId}/messages", new SendTextRequest(text, chatId, replyTo), ControlJson.Default.SendTextRequest, ControlJson.Default.SentMessage, cancellationToken);

    public Task<SentMessage> EditTextAsync(long userId, int messageId, string text, long? chatId = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Put, $"users/{userId}/messages/{messageId}", new EditTextRequest(text, chatId), ControlJson.Default.EditTextRequest, ControlJson.Default.SentMessage, cancellationToken);

    public Task<SentMessage> ForwardAsync(
        long userId, int messageId, long? fromChatId = null, long? chatId = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post, $"users/{userId}/forwards", new ForwardRequest(messageId, fromChatId, chatId), ControlJson.Default.ForwardRequest, ControlJson.Default.SentMessage, cancellationToken);

    /// <summary>Presses an inline button by its data or text, or a reply keyboard's button by its text.</summary>
    public Task<PressedButton> PressAsync(
        long userId, int messageId, string? data = null, string? text = null, long? chatId = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post, $"users/{userId}/presses", new PressRequest(messageId, data, text, chatId), ControlJson.Default.PressRequest, ControlJson.Default.PressedButton, cancellationToken);

    /// <summary>Sends one document, or several as an album.</summary>
    public Task<SentMessages> SendDocumentsAsync(
        long userId, IReadOnlyList<(string Name, byte[] Content)> files, string? caption = null, long? chatId = null, int? replyTo = null, CancellationToken cancellationToken = default) =>
        UploadAsync($"users/{userId}/documents", files, caption, chatId, replyTo, cancellationToken);

    /// <summary>Sends one photo, or several as an album.</summary>
    public Task<SentMessages> SendPhotosAsync(
        long userId, IReadOnlyList<(string Name, byte[] Content)> files, string? caption = null, long? chatId = null, int? replyTo = null, CancellationToken cancellationToken = default) =>
        UploadAsync($"users/{userId}/photos", files, caption, chatId, replyTo, cancellationToken);

    public async Task<ChatEntry> SendVoiceAsync(
        long userId, byte[] content, string? caption = null, long? chatId = null, int? replyTo = null, CancellationToken cancellationToken = default) =>
        (await UploadAsync($"users/{userId}/voices", [("voice.ogg", content)], caption, chatId, replyTo, cancellationToken)).Entries[0];

    /// <summary>Sends an image (PNG, JPEG, GIF or WebP) as a sticker.</summary>
    public async Task<ChatEntry> SendStickerAsync(
        long userId, byte[] image, long? chatId = null, int? replyTo = null, CancellationToken cancellationToken = default) =>
        (await UploadAsync($"users/{userId}/stickers", [("sticker.png", image)], caption: null, chatId, replyTo, cancellationToken)).Entries[0];

    /// <summary>Leaves these emoji on a message instead of those before; none takes the reaction back.</summary>
    public async Task ReactAsync(long userId, int messageId, IReadOnlyList<string> emoji, long? chatId = null, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsync(
            Address($"users/{userId}/reactions"),
            System.Net.Http.Json.JsonContent.Create(new ReactRequest(messageId, emoji, chatId), ControlJson.Default.ReactRequest),
            cancellationToken);
        await ThrowIfRefusedAsync(response, cancellationToken);
    }

    public Task BlockAsync(long userId, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Post, $"users/{userId}/block", cancellationToken);

    public Task UnblockAsync(long userId, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Post, $"users/{userId}/unblock", cancellationToken);

    public Task DeactivateAsync(long userId, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Post, $"users/{userId}/deactivate", cancellationToken);

    public Task ReactivateAsync(long userId, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Post, $"users/{userId}/reactivate", cancellationToken);

    public Task<ChatView> CreateGroupAsync(CreateGroupRequest group, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "groups", group, ControlJson.Default.CreateGroupRequest, ControlJson.Default.ChatView, cancellationToken);

    public async Task JoinGroupAsync(long chatId, long userId, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsync(
            Address($"groups/{chatId}/members"), System.Net.Http.Json.JsonContent.Create(new MemberRequest(userId), ControlJson.Default.MemberRequest), cancellationToken);
        await ThrowIfRefusedAsync(response, cancellationToken);
    }

    /// <summary>Turns a group into a supergroup and returns that one.</summary>
    public async Task<ChatView> MigrateGroupAsync(long chatId, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsync(Address($"groups/{chatId}/migrate"), content: null, cancellationToken);
        return await ReadAsync(response, ControlJson.Default.ChatView, cancellationToken);
    }

    public Task KickBotAsync(long chatId, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Post, $"groups/{chatId}/kick-bot", cancellationToken);

    private async Task<SentMessages> UploadAsync(
        string path, IReadOnlyList<(string Name, byte[] Content)> files, string? caption, long? chatId, int? replyTo, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "files", name);
        }

        if (caption is not null)
        {
            form.Add(new StringContent(caption), "caption");
        }

        if (chatId is not null)
        {
            form.Add(new StringContent(Invariant($"{chatId}")), "chatId");
        }

        if (replyTo is not null)
        {
            form.Add(new StringContent(Invariant($"{replyTo}")), "replyTo");
        }

        using var response = await _http.PostAsync(Address(path), form, cancellationToken);
        return await ReadAsync(response, ControlJson.Default.SentMessages, cancellationToken);
    }
}
