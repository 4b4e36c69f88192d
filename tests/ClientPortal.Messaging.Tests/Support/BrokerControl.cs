using System.Net.Http.Json;
using System.Text.Json;
using ClientPortal.Testing;
using Xunit;

namespace ClientPortal.Messaging.Tests.Support;

/// <summary>What an administrator can do to the broker's virtual host.</summary>
internal static class BrokerControl
{
    /// <summary>Closes every connection of the host whose name starts so; returns how many. The management plugin learns of a connection with a delay.</summary>
    public static async Task<int> CutConnectionsAsync(this BrokerVhost broker, string namePrefix)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var connections = await broker.Management.GetFromJsonAsync<JsonElement>($"api/vhosts/{broker.Name}/connections", cancellationToken);
        var cut = 0;
        foreach (var connection in connections.EnumerateArray())
        {
            if (connection.TryGetProperty("user_provided_name", out var name) && name.GetString()!.StartsWith(namePrefix, StringComparison.Ordinal))
            {
                using var answer = await broker.Management.DeleteAsync($"api/connections/{Uri.EscapeDataString(connection.GetProperty("name").GetString()!)}", cancellationToken);
                cut += answer.IsSuccessStatusCode ? 1 : 0;
            }
        }

        return cut;
    }

    public static Task CutConnectionAsync(this BrokerVhost broker, string namePrefix) => Eventually.True(
        async _ => await broker.CutConnectionsAsync(namePrefix) > 0, $"a connection '{namePrefix}' to cut", TestContext.Current.CancellationToken, TimeSpan.FromSeconds(30));

    /// <summary>Ends every other session on the database, as a restart of the server would.</summary>
    public static async Task CutSessionsAsync(this PortalDatabase database)
    {
        await using var admin = Npgsql.NpgsqlDataSource.Create(new Npgsql.NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Pooling = false });
        await using var command = admin.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
