using System.Text.Json.Serialization.Metadata;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>What a method answers with <c>ok: true</c>.</summary>
internal readonly record struct MethodResult(object Value, JsonTypeInfo TypeInfo, string? Description = null)
{
    public static MethodResult True { get; } = new(Boxed.True, BotJson.Wire.Boolean);

    public static MethodResult Of(Message message) => new(message, BotJson.Wire.Message);

    public static MethodResult TrueBecause(string description) => True with { Description = description };

    private static class Boxed
    {
        public static readonly object True = true;
    }
}
