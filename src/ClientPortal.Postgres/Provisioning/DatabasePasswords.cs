namespace ClientPortal.Postgres.Provisioning;

/// <summary>The passwords that the services' login roles get.</summary>
public sealed record DatabasePasswords(string Api, string Notifications, string Gateway, string Web)
{
    internal IReadOnlyList<(string Login, string Password)> ByLogin =>
    [
        (DatabaseAccess.ApiLogin, Api),
        (DatabaseAccess.NotificationsLogin, Notifications),
        (DatabaseAccess.GatewayLogin, Gateway),
        (DatabaseAccess.WebLogin, Web),
    ];
}
