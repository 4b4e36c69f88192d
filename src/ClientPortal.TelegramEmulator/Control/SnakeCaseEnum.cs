using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClientPortal.TelegramEmulator.Control;

/// <summary>Enums as <c>snake_case</c> texts.</summary>
internal sealed class SnakeCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
