using System.ComponentModel.DataAnnotations;

namespace ClientPortal.Web.Portal;

/// <summary>Section <c>Services</c>: where the services are that the pages show.</summary>
public sealed class PortalClientOptions
{
    public const string Section = "Services";

    /// <summary>Base URL of the Api, for example <c>http://localhost:5001</c>.</summary>
    [Required(ErrorMessage = "The setting Services:Api (environment variable Services__Api) is missing: set it to the base URL of the Api, such as http://localhost:5001.")]
    [Url(ErrorMessage = "The setting Services:Api (environment variable Services__Api) is no http or https URL: set it to the base URL of the Api, such as http://localhost:5001.")]
    public string Api { get; set; } = "";

    /// <summary>Base URL of BotGateway, for example <c>http://localhost:5003</c>.</summary>
    [Required(ErrorMessage = "The setting Services:BotGateway (environment variable Services__BotGateway) is missing: set it to the base URL of BotGateway, such as http://localhost:5003.")]
    [Url(ErrorMessage = "The setting Services:BotGateway (environment variable Services__BotGateway) is no http or https URL: set it to the base URL of BotGateway, such as http://localhost:5003.")]
    public string BotGateway { get; set; } = "";

    /// <summary>How long to wait for an answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ErrorMessage = "The setting Services:Timeout must lie between 00:00:01 (a second) and 00:02:00 (two minutes).")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
