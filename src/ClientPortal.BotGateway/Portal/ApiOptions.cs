using System.ComponentModel.DataAnnotations;

namespace ClientPortal.BotGateway.Portal;

/// <summary>Section <c>Api</c>: where the portal's Api is, and how this service proves to it who it is.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Base URL of the Api, for example <c>http://localhost:5001</c>. Required.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>The name under which the Api knows this service: its setting <c>Auth:ServiceClients:bot-gateway</c>.</summary>
    public string? ClientId { get; set; } = "bot-gateway";

    /// <summary>The secret that the Api has for that name (<c>Auth:ServiceClients:bot-gateway:Secret</c>). Required. Never logged.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>How long to wait for an answer, a file's upload included. Well below <c>Updates:HandleTimeout</c>, or an Api that hangs would
    /// count against the update instead of making it wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "The setting Api:Timeout must lie between 00:00:01 (a second) and 00:10:00 (ten minutes).")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
