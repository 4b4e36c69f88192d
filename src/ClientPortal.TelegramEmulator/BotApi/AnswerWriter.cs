using System.Globalization;
using System.Text.Json;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Writes <c>{"ok":true,"result":…}</c> and <c>{"ok":false,"error_code":…,"description":…}</c>.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpResponse response, MethodResult result)
    {
        Begin(response, StatusCodes.Status200OK);
        using (var writer = new Utf8JsonWriter(response.BodyWriter, BotJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("ok"u8, value: true);
            writer.WritePropertyName("result"u8);
            JsonSerializer.Serialize(writer, result.Value, result.TypeInfo);
            if (result.Description is not null)
            {
                writer.WriteString("description"u8, result.Description);
            }

            writer.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync();
    }

    public static async Task WriteAsync(HttpResponse response, BotApiException error)
    {
        Begin(response, error.Code);
        if (error.Parameters?.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        using (var writer = new Utf8JsonWriter(response.BodyWriter, BotJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("ok"u8, value: false);
            writer.WriteNumber("error_code"u8, error.Code);
            writer.WriteString("description"u8, error.Message);
            if (error.Parameters is not null)
            {
                writer.WritePropertyName("parameters"u8);
                JsonSerializer.Serialize(writer, error.Parameters, BotJson.Wire.ResponseParameters);
            }

            writer.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync();
    }

    private static void Begin(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
    }
}
