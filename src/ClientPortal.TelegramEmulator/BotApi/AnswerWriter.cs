using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Writes <c>{"ok":true,"result":…}</c> and <c>{"ok":false,"error_code":…,"description":…}</c>.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpResponse response, MethodResult result)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(body, BotJson.WriterOptions))
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

        await SendAsync(response, StatusCodes.Status200OK, body);
    }

    public static async Task WriteAsync(HttpResponse response, BotApiException error)
    {
        if (error.Parameters?.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(body, BotJson.WriterOptions))
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

        await SendAsync(response, error.Code, body);
    }

    /// <summary>With its length, so that headers and body leave in one piece.</summary>
    private static async Task SendAsync(HttpResponse response, int status, ArrayBufferWriter<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        await response.BodyWriter.WriteAsync(body.WrittenMemory);
    }
}
