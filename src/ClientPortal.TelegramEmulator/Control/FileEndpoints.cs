using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.Files;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.TelegramEmulator.Control;

internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder control)
    {
        var users = control.MapGroup("/users").WithTags("Users").DisableAntiforgery();
        users.MapPost("/{userId:long}/documents", SendDocuments).WithSummary("Send documents; several become an album");
        users.MapPost("/{userId:long}/photos", SendPhotos).WithSummary("Send photos; several become an album");
        users.MapPost("/{userId:long}/voices", SendVoice).WithSummary("Send a voice message");
        users.MapPost("/{userId:long}/stickers", SendSticker).WithSummary("Send an image as a sticker");
    }

    private static Task<Ok<SentMessages>> SendDocuments(
        long userId, IFormFileCollection files, [FromForm] string? caption, [FromForm] long? chatId, [FromForm] int? replyTo, string? bot, Lookup lookup, Uploads uploads, CancellationToken cancellationToken) =>
        SendAsync(userId, new(files, FileKind.Document, caption, chatId, replyTo), bot, lookup, uploads, cancellationToken);

    private static Task<Ok<SentMessages>> SendPhotos(
        long userId, IFormFileCollection files, [FromForm] string? caption, [FromForm] long? chatId, [FromForm] int? replyTo, string? bot, Lookup lookup, Uploads uploads, CancellationToken cancellationToken) =>
        SendAsync(userId, new(files, FileKind.Photo, caption, chatId, replyTo), bot, lookup, uploads, cancellationToken);

    private static Task<Ok<SentMessages>> SendVoice(
        long userId, IFormFileCollection files, [FromForm] string? caption, [FromForm] long? chatId, [FromForm] int? replyTo, string? bot, Lookup lookup, Uploads uploads, CancellationToken cancellationToken) =>
        SendAsync(userId, new(files, FileKind.Voice, caption, chatId, replyTo), bot, lookup, uploads, cancellationToken);

    private static Task<Ok<SentMessages>> SendSticker(
        long userId, IFormFileCollection files, [FromForm] string? caption, [FromForm] long? chatId, [FromForm] int? replyTo, string? bot, Lookup lookup, Uploads uploads, CancellationToken cancellationToken) =>
        SendAsync(userId, new(files, FileKind.Sticker, caption, chatId, replyTo), bot, lookup, uploads, cancellationToken);

    private static async Task<Ok<SentMessages>> SendAsync(
        long userId, SendFilesRequest request, string? bot, Lookup lookup, Uploads uploads, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SentMessages(await uploads.SendAsync(lookup.Bot(bot), userId, request, cancellationToken)));
}
