using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>Compares messages by what their readers see.</summary>
internal static class MessageContent
{
    public static bool AreSame(Message a, Message b) => Bytes(a).AsSpan().SequenceEqual(Bytes(b));

    private static byte[] Bytes(Message message) =>
        JsonSerializer.SerializeToUtf8Bytes(message with { EditDate = null }, BotJson.Wire.Message);
}
