namespace ClientPortal.Testing.Telemetry;

/// <summary>A span as a service exported it; ids in lower-case hexadecimal.</summary>
/// <param name="ParentSpanId">Empty for a root.</param>
public sealed record ReceivedSpan(string Service, string Name, string TraceId, string SpanId, string ParentSpanId);
