using System.Text;

namespace ClientPortal.Testing.Telemetry;

/// <summary>Reads <c>opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest</c>; the numbers are its fields'.</summary>
internal static class OtlpTraces
{
    public static IEnumerable<ReceivedSpan> Read(ReadOnlyMemory<byte> request) =>
        from resourceSpans in Messages(request, 1)
        let service = Messages(resourceSpans, 1).Select(ServiceName).FirstOrDefault() ?? ""
        from scopeSpans in Messages(resourceSpans, 2)
        from span in Messages(scopeSpans, 2)
        select new ReceivedSpan(service, Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4));

    private static string ServiceName(ReadOnlyMemory<byte> resource) =>
        Messages(resource, 1).Where(attribute => Text(attribute, 1) == "service.name").SelectMany(attribute => Messages(attribute, 2))
            .Select(value => Text(value, 1)).FirstOrDefault() ?? "";

    private static IEnumerable<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> message, int field) =>
        ProtobufReader.Fields(message).Where(part => part.Field == field).Select(part => part.Value);

    private static string Text(ReadOnlyMemory<byte> message, int field) =>
        Encoding.UTF8.GetString(Messages(message, field).FirstOrDefault().Span);

    private static string Hex(ReadOnlyMemory<byte> message, int field) =>
        Convert.ToHexStringLower(Messages(message, field).FirstOrDefault().Span);
}
