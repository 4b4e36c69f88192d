using System.Text.Json;
using System.Text.Json.Serialization;
using ClientPortal.Contracts;

namespace ClientPortal.BotGateway.Portal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(SnakeCaseEnum<TicketStatus>), typeof(SnakeCaseEnum<TicketPriority>), typeof(SnakeCaseEnum<InvoiceStatus>), typeof(SnakeCaseEnum<AccountRole>),
    ])]
[JsonSerializable(typeof(PortalTicket))]
[JsonSerializable(typeof(PortalPage<PortalTicket>), TypeInfoPropertyName = "TicketPage")]
[JsonSerializable(typeof(PortalTicketCounts))]
[JsonSerializable(typeof(PortalComment))]
[JsonSerializable(typeof(PortalInvoice))]
[JsonSerializable(typeof(PortalPage<PortalInvoice>), TypeInfoPropertyName = "InvoicePage")]
[JsonSerializable(typeof(PortalAccount))]
[JsonSerializable(typeof(AttachmentSnapshot))]
[JsonSerializable(typeof(OpenTicketBody))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(StatusBody))]
[JsonSerializable(typeof(ProfileBody))]
[JsonSerializable(typeof(AssigneeBody))]
[JsonSerializable(typeof(PortalProblem))]
[JsonSerializable(typeof(PortalToken))]
internal sealed partial class PortalJson : JsonSerializerContext;

/// <summary>Enum values as the Api writes them: <c>waiting_for_client</c>.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
