using System.Security.Cryptography;
using ClientPortal.LocalServers;

namespace ClientPortal.AppHost;

/// <summary>
/// <c>test-servers FILE</c>: one throw-away PostgreSQL and RabbitMQ for a whole run of tests. Writes a file of exports
/// for the shell once both answer, and ends them when standard input ends, so that they never outlive who asked.
/// </summary>
internal static class TestServersVerb
{
    public const string Name = "test-servers";

    public static async Task<int> RunAsync(string environmentFile)
    {
        var folder = ServerFolders.CreateThrowaway(ServerFolders.DataRoot(ProjectFolder.Run));
        try
        {
            await using var postgres = new PrivatePostgres(Options(folder, "postgres"));
            await using var rabbitMq = new PrivateRabbitMq(Options(folder, "rabbitmq"));
            await Task.WhenAll(postgres.StartAsync(CancellationToken.None), rabbitMq.StartAsync(CancellationToken.None));

            // Moved into place, so that whoever waits for the file finds it whole.
            await File.WriteAllTextAsync(environmentFile + ".new", $"""
                export CLIENTPORTAL_TEST_POSTGRES='{postgres.ConnectionString}'
                export CLIENTPORTAL_TEST_AMQP='{rabbitMq.AmqpUri}'
                export CLIENTPORTAL_TEST_RABBITMQ_MANAGEMENT='{rabbitMq.ManagementUri}'

                """);
            File.Move(environmentFile + ".new", environmentFile, overwrite: true);
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (LocalServerException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            ServerFolders.Remove(folder);
        }
    }

    private static PrivateServerOptions Options(string folder, string name) => new()
    {
        Folder = Path.Combine(folder, name),
        Password = RandomNumberGenerator.GetHexString(24, lowercase: true),
    };
}
