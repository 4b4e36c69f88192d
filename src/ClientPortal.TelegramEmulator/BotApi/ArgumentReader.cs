using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Reads parameters from the query string and from a JSON, urlencoded or multipart body.</summary>
internal static class ArgumentReader
{
    /// <summary>50 MB is Telegram's upload limit; the rest is for the other parts.</summary>
    public const long MaxBodyBytes = (50L << 20) + (1 << 20);

    private static readonly FormOptions FormLimits = new()
    {
        MultipartBodyLengthLimit = MaxBodyBytes,
        ValueLengthLimit = 4 << 20,
        BufferBody = false,
        MemoryBufferThreshold = 1 << 20,
    };

    public static async ValueTask<BotArguments> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var arguments = new BotArguments();
        if (request.QueryString.HasValue)
        {
            foreach (var (name, value) in request.Query)
            {
                arguments.Values[name] = value.ToString();
            }
        }

        if (!HttpMethods.IsPost(request.Method) || request.ContentLength == 0 || request.ContentType is null)
        {
            return arguments;
        }

        if (request.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            await ReadJsonAsync(request.BodyReader, arguments, cancellationToken);
        }
        else if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)))
        {
            await ReadFormAsync(request, arguments, cancellationToken);
        }

        return arguments;
    }

    /// <summary>Fields of a JSON object become parameters: strings as they are, everything else as its JSON text.</summary>
    public static void ReadJson(ReadOnlySequence<byte> json, BotArguments arguments)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw BotApiException.BadRequest("JSON object expected");
            }

            foreach (var field in document.RootElement.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.Null)
                {
                    continue;
                }

                arguments.Values[field.Name] = field.Value.ValueKind == JsonValueKind.String
                    ? field.Value.GetString()!
                    : field.Value.GetRawText();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half a surrogate pair.
            throw BotApiException.BadRequest("can't parse parameter value: invalid JSON or text that is not UTF-8");
        }
    }

    private static async ValueTask ReadJsonAsync(PipeReader body, BotArguments arguments, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (!result.IsCompleted)
            {
                body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                continue;
            }

            try
            {
                if (!result.Buffer.IsEmpty)
                {
                    ReadJson(result.Buffer, arguments);
                }
            }
            finally
            {
                body.AdvanceTo(result.Buffer.End);
            }

            return;
        }
    }

    private static async ValueTask ReadFormAsync(HttpRequest request, BotArguments arguments, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(FormLimits, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw exception.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                ? new BotApiException(413, "Request Entity Too Large")
                : BotApiException.BadRequest("can't parse form data");
        }

        foreach (var (name, value) in form)
        {
            arguments.Values[name] = value.ToString();
        }

        foreach (var file in form.Files)
        {
            arguments.Files[file.Name] = new UploadedFile(file.FileName, file.ContentType, file.Length, file.OpenReadStream);
        }
    }
}
