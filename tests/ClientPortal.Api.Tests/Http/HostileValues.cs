using System.Buffers.Text;
using System.Text;

namespace ClientPortal.Api.Tests.Http;

/// <summary>What no honest caller sends.</summary>
internal static class HostileValues
{
    /// <summary>Raw JSON, for any place in a body.</summary>
    public static IReadOnlyList<string> Json { get; } =
    [
        "null", "true", "-1", "1e999", "99999999999999999999999999", "0.1", "[]", "{}", "[null]", "[[]]", "{\"a\":1,\"a\":2}",
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uffff\"", "\"\\u202e\"", "\"-1\"", "\"1e9\"", "\"79228162514264337593543950335\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"2026-01-31T00:00:00Z\"", "\"00000000-0000-0000-0000-000000000000\"", "\"%00\"", "\"{0}\"", "\"'; drop table x; --\"",
        $"\"{new string('x', 30_000)}\"", $"\"{new string('字', 30_000)}\"", $"[{string.Join(',', Enumerable.Repeat("null", 1_000))}]", Deep(200),
    ];

    /// <summary>Whole bodies that are no JSON, or none that is taken.</summary>
    public static IReadOnlyList<string> Bodies { get; } =
        ["", " ", "{", "{}}", "{\"\":", "nul", "\u0000", "\ufeff{}", "// comment\n{}", "{\"x\":\"\ufffd\"}", new string('[', 5_000), Deep(100_000)];

    public static IReadOnlyList<string> ContentTypes { get; } =
        ["text/plain", "application/json; charset=utf-99", "application/json; charset=utf-16", "application/json; charset=\"", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "nonsense", ";"];

    /// <summary>Values of query parameters, escaped already.</summary>
    public static IReadOnlyList<string> Query { get; } =
    [
        "", "-1", "0", "101", "99999999999999999999", "1e3", "abc", "null", "true", "%00", "a%00b", "%ED%A0%80", "%FF", "%EF%BF%BF", "%", "%25", "'", "00000000-0000-0000-0000-000000000000",
        new string('x', 5_000),
    ];

    /// <summary>Garbage, and cursors of every list: all the others must refuse them.</summary>
    public static IReadOnlyList<string> Cursors { get; } = [.. MadeUpCursors()];

    /// <summary>Values of request headers; two values are two lines.</summary>
    public static IReadOnlyList<(string Name, string[] Values)> Headers { get; } =
    [
        .. Of("Idempotency-Key", "", " ", "\"quoted\"", "ключ", "a\tb", new string('k', 256), new string('k', 255)),
        .. Of("If-Match", "", "*", "1", "\"1\"", "W/\"1\"", "\"-1\"", "\"99999999999999999999\"", "\"1\", \"2\"", "\"", "\"\"", "W/", "'1'"),
        .. Of("If-None-Match", "*", "\"", "\"1\", W/\"1\""),
        .. Of("Authorization", "", "Bearer", "Bearer a.b.c", "Bearer ..", "Basic eA==", $"Bearer {new string('a', 8_000)}"),
        .. Of("Accept", "text/html", "nonsense", "*/*;q=0"),
        .. Of("Content-Encoding", "gzip"),
        .. Of("X-Forwarded-For", "nonsense"),
        .. Of("User-Agent", new string('u', 2_000)),
        .. Of("traceparent", "00-0-0-0"),
        ("Idempotency-Key", ["one", "two"]),
        ("If-Match", ["\"1\"", "\"2\""]),
    ];

    private static string Deep(int depth) => new string('[', depth) + new string(']', depth);

    private static IEnumerable<(string Name, string[] Values)> Of(string name, params string[] values) => values.Select(value => (name, new[] { value }));

    private static IEnumerable<string> MadeUpCursors()
    {
        string[] keys =
        [
            "null", "1", "{}", "{\"CreatedAt\":\"0001-01-01T00:00:00+00:00\",\"Id\":\"00000000-0000-0000-0000-000000000000\"}",
            "{\"CreatedAt\":\"9999-12-31T23:59:59.9999999-14:00\",\"Id\":\"00000000-0000-0000-0000-000000000000\"}",
            "{\"Name\":\"a\\u0000\",\"Id\":\"00000000-0000-0000-0000-000000000000\"}", "{\"Name\":\"\\ud800\",\"Id\":\"00000000-0000-0000-0000-000000000000\"}", "{\"Name\":null,\"Id\":\"00000000-0000-0000-0000-000000000000\"}",
            "{\"Position\":-9223372036854775808}", "{\"Position\":9223372036854775807}", "{\"Position\":1e30}",
            "{\"Id\":\"00000000-0000-0000-0000-000000000000\",\"DueDate\":\"0001-01-01\"}", "{\"Id\":\"00000000-0000-0000-0000-000000000000\",\"DueDate\":\"9999-12-31\"}",
            "{\"Id\":\"00000000-0000-0000-0000-000000000000\",\"Number\":-1,\"Priority\":-32768,\"Updated\":\"0001-01-01T00:00:00+00:00\"}",
        ];
        string[] orders = ["created_desc", "created", "name", "due", "position desc", "updated desc", "number desc"];
        return orders.SelectMany(order => keys.Select(key => $"{{\"Order\":\"{order}\",\"Key\":{key}}}")).Prepend("[[[").Prepend("null")
            .Select(json => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json)));
    }
}
