using System.Text;
using System.Text.Json.Nodes;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Tests.BotApi;

public sealed class FileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DocumentIsUploadedOnceAndSentAgainByItsId()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        var first = await UploadAsync(bot, user, "sendDocument", "document", "Счёт 42.pdf", "content"u8.ToArray(), "<b>Invoice</b>");
        var document = first.Result!["document"]!;
        ((string)document["file_name"]!, (string)document["mime_type"]!, (long)document["file_size"]!).ShouldBe(("Счёт 42.pdf", "application/pdf", 7));
        ((string)first.Result["caption"]!, (string)first.Result["caption_entities"]![0]!["type"]!).ShouldBe(("Invoice", "bold"));

        var again = await bot.ResultAsync("sendDocument", new { chat_id = user, document = (string)document["file_id"]! });
        JsonNode.DeepEquals(again["document"], document).ShouldBeTrue();

        var file = await bot.ResultAsync("getFile", new { file_id = (string)document["file_id"]! });
        (await bot.Http.GetStringAsync($"/file{bot.Path}/{file["file_path"]}", Token)).ShouldBe("content");
    }

    [Fact]
    public async Task DownloadNeedsTheTokenAndAPathThatWasGivenOut()
    {
        await using var bot = await TestBot.StartAsync();

        ((int)(await bot.Http.GetAsync("/file/bot7000000001:wrong/documents/x", Token)).StatusCode).ShouldBe(401);
        ((int)(await bot.Http.GetAsync($"/file{bot.Path}/..%2F..%2Fjournal.jsonl", Token)).StatusCode).ShouldBe(404);
        ((int)(await bot.Http.GetAsync($"/file{bot.Path}/documents/none.pdf", Token)).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task PhotoHasASize()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        var sent = await UploadAsync(bot, user, "sendPhoto", "photo", "p.png", TestImages.Png(640, 480), caption: null);
        var size = sent.Result!["photo"]![0]!;
        ((int)size["width"]!, (int)size["height"]!).ShouldBe((640, 480));

        (await UploadAsync(bot, user, "sendPhoto", "photo", "p.png", "no image"u8.ToArray(), null)).Description.ShouldBe("Bad Request: IMAGE_PROCESS_FAILED");
        (await UploadAsync(bot, user, "sendPhoto", "photo", "p.png", TestImages.Png(9000, 9000), null)).Description
            .ShouldBe("Bad Request: PHOTO_INVALID_DIMENSIONS");
    }

    [Fact]
    public async Task WrongFilesAreRefused()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        await bot.RefusedAsync("sendDocument", new { chat_id = user }, 400, "Bad Request: there is no document in the request");
        await bot.RefusedAsync("sendPhoto", new { chat_id = user }, 400, "Bad Request: there is no photo in the request");
        await bot.RefusedAsync("sendDocument", new { chat_id = user, document = "nope" }, 400, "Bad Request: wrong file identifier/HTTP URL specified");
        await bot.RefusedAsync("sendDocument", new { chat_id = user, document = "https://a.example/x" }, 400, "Bad Request: failed to get HTTP URL content");
        await bot.RefusedAsync("getFile", new { file_id = "nope" }, 400, "Bad Request: invalid file_id");
        await bot.RefusedAsync("getFile", new { }, 400, "Bad Request: file_id not specified");
        (await UploadAsync(bot, user, "sendDocument", "document", "a.txt", [], null)).Description.ShouldBe("Bad Request: file must be non-empty");
        (await UploadAsync(bot, user, "sendDocument", "document", "a.txt", "x"u8.ToArray(), new string('x', 1025))).Description
            .ShouldBe("Bad Request: message caption is too long");
    }

    [Fact]
    public async Task UserSendsAnAlbum()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        await bot.Users.SendPhotosAsync(user, [("a.png", TestImages.Png(10, 10)), ("b.png", TestImages.Png(20, 20))], "Two", cancellationToken: Token);

        var updates = (await bot.ResultAsync("getUpdates")).AsArray();
        updates.Count.ShouldBe(2);
        updates.Select(update => (string)update!["message"]!["media_group_id"]!).Distinct().Count().ShouldBe(1);
        updates.Select(update => (string?)update!["message"]!["caption"]).ShouldBe(["Two", null]);
        var id = (string)updates[1]!["message"]!["photo"]![0]!["file_id"]!;
        var file = await bot.ResultAsync("getFile", new { file_id = id });
        (await bot.Http.GetByteArrayAsync($"/file{bot.Path}/{file["file_path"]}", Token)).ShouldBe(TestImages.Png(20, 20));
    }

    [Fact]
    public async Task UserSendsAVoiceMessageAndASticker()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        await bot.Users.SendVoiceAsync(user, "speech"u8.ToArray(), "Listen", cancellationToken: Token);
        await bot.Users.SendStickerAsync(user, TestImages.Png(512, 400), cancellationToken: Token);

        var messages = (await bot.ResultAsync("getUpdates")).AsArray().Select(update => update!["message"]!).ToList();
        var (voice, sticker) = (messages[0]["voice"]!, messages[1]["sticker"]!);
        ((string)messages[0]["caption"]!, (int)voice["duration"]!, (string)voice["mime_type"]!, (long)voice["file_size"]!).ShouldBe(("Listen", 1, "audio/ogg", 6));
        ((string)sticker["type"]!, (int)sticker["width"]!, (int)sticker["height"]!, (bool)sticker["is_animated"]!, (bool)sticker["is_video"]!)
            .ShouldBe(("regular", 512, 400, false, false));
        var file = await bot.ResultAsync("getFile", new { file_id = (string)voice["file_id"]! });
        (await bot.Http.GetStringAsync($"/file{bot.Path}/{file["file_path"]}", Token)).ShouldBe("speech");
        var page = await bot.Http.GetStringAsync($"/chats/{user}", Token);
        page.ShouldContain("aria-label=\"Voice message\"");
        page.ShouldContain("alt=\"Sticker\"");
    }

    [Fact]
    public async Task StickerIsAnImage()
    {
        await using var bot = await TestBot.StartAsync();
        var user = await bot.UserAsync();

        (await Should.ThrowAsync<EmulatorException>(() => bot.Users.SendStickerAsync(user, "no image"u8.ToArray(), cancellationToken: Token))).Code.ShouldBe("photo_invalid");
    }

    private static async Task<Answer> UploadAsync(TestBot bot, long user, string method, string field, string name, byte[] content, string? caption)
    {
        using var form = new MultipartFormDataContent { { new StringContent($"{user}"), "chat_id" }, { new ByteArrayContent(content), field, name } };
        if (caption is not null)
        {
            form.Add(new StringContent(caption, Encoding.UTF8), "caption");
            form.Add(new StringContent("HTML"), "parse_mode");
        }

        using var response = await bot.Http.PostAsync($"{bot.Path}/{method}", form, Token);
        return await Answer.ReadAsync(response, Token);
    }
}
