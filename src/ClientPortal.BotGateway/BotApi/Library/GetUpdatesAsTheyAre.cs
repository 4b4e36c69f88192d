using System.Net.Http.Headers;
using System.Text.Json;
using Telegram.Bot.Requests;

namespace ClientPortal.BotGateway.BotApi.Library;

/// <summary>getUpdates whose answer is stored as Telegram sent it, kinds that the library does not know included.</summary>
internal sealed class GetUpdatesAsTheyAre(GetUpdatesRequest request) : RequestBase<JsonElement[]>("getUpdates")
{
    public override HttpContent ToHttpContent() => new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, BotApiJson.Default.GetUpdatesRequest))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };
}
