namespace ClientPortal.Postgres.Provisioning;

/// <summary>Who owns which schema, and which services work in it.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Owner">NOLOGIN role that owns the schema and runs its migrations.</param>
/// <param name="Logins">Login roles with rights on the schema's data.</param>
public sealed record DatabaseAccess(string Schema, string Owner, IReadOnlyList<string> Logins)
{
    public const string ApiLogin = "clientportal_api";
    public const string NotificationsLogin = "clientportal_notifications";
    public const string GatewayLogin = "clientportal_gateway";
    public const string WebLogin = "clientportal_web";

    /// <summary>Nobody but Api touches <c>portal</c>; the writer and the worker of the queue share <c>telegram</c>.</summary>
    public static IReadOnlyList<DatabaseAccess> All { get; } =
    [
        new("portal", "portal_owner", [ApiLogin]),
        new("telegram", "telegram_owner", [NotificationsLogin, GatewayLogin]),
        new("web", "web_owner", [WebLogin]),
    ];
}
