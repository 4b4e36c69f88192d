using System.Text;
using ClientPortal.AppHost.Demo;

namespace ClientPortal.AppHost.Startup;

/// <summary>What <c>.run/endpoints.json</c> holds.</summary>
internal sealed record Endpoints(
    string Web,
    string Api,
    string Gateway,
    string Notifications,
    string? Emulator,
    string? Dashboard,
    string? Amqp,
    string Postgres,
    IReadOnlyList<DemoUser> Users)
{
    public string Describe()
    {
        var text = new StringBuilder().AppendLine().AppendLine("ClientPortal is ready.").AppendLine();
        Line("portal", $"{Web}  (sign in here)");
        Line("api", $"{Api}  (API page: {Api}/swagger)");
        Line("gateway", Gateway);
        Line("notifications", $"{Notifications}  (parked messages)");
        Line("emulator", Emulator is null ? "not started: a real bot is connected" : $"{Emulator}  (the chats of the demo's people)");
        Line("dashboard", Dashboard ?? "not available");
        Line("amqp", Amqp);
        Line("postgres", Postgres);
        foreach (var user in Users)
        {
            Line(user.Role, $"{user.Name} / {user.Password}{(user.Chat is null ? "" : $"  (chat {user.Chat} in the emulator)")}");
        }

        return text.AppendLine().Append("Ctrl-C ends it; the data stays in .run/.").AppendLine().ToString();

        void Line(string name, string? value) => text.Append("  ").Append(name.PadRight(14)).AppendLine(value);
    }
}
