using ClientPortal.Api.Problems;
using Npgsql;

namespace ClientPortal.Api.Commands;

/// <summary>Finds and runs the verb of a command line. Options without a verb belong to the server.</summary>
internal static class CommandLine
{
    /// <summary>Exit code of a command line that is not understood.</summary>
    public const int UsageExitCode = 2;

    private const int FailureExitCode = 1;

    private static readonly IReadOnlyList<IVerb> Verbs = [new CreateAdmin(), new RotateKeys(), new ProvisionDatabase()];

    /// <summary>Null: no verb, serve.</summary>
    public static async Task<int?> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is [] || args[0].StartsWith('-') && args[0] is not "--help")
        {
            return null;
        }

        if (args[0] is "help" or "--help")
        {
            await output.WriteLineAsync(Help());
            return 0;
        }

        try
        {
            var verb = Verbs.FirstOrDefault(candidate => string.Join(' ', args.Take(2)).Equals(candidate.Name, StringComparison.Ordinal))
                ?? throw new VerbException($"There is no verb \"{string.Join(' ', args.TakeWhile(word => !word.StartsWith('-')).Take(2))}\": use one of {string.Join(", ", Verbs.Select(known => known.Name))}, help.");
            var printed = await verb.RunAsync(new VerbArguments(args[2..], verb.Options, verb.Flags), CancellationToken.None);
            await output.WriteLineAsync(printed);
            return 0;
        }
        catch (VerbException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return UsageExitCode;
        }
        catch (Exception exception) when (exception is DomainRuleException or InvalidRequestException or NpgsqlException)
        {
            await errors.WriteLineAsync(exception.Message);
            return FailureExitCode;
        }
    }

    private static string Help() => $"""
        Without a verb: serves the HTTP API.

        {string.Join("\n\n", Verbs.Select(verb => $"{verb.Name} {verb.Usage}"))}

        help
            Prints this.
        """;
}
