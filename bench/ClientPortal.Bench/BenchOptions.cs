using System.Globalization;

namespace ClientPortal.Bench;

/// <summary>The command line: <c>portal | pages | relay | updates | all [--tickets N] [--seconds N] [--statements N]</c>.</summary>
/// <param name="Tickets">Tickets in the database.</param>
/// <param name="Duration">Length of each load.</param>
/// <param name="Statements">How many of the database's most expensive statements to name; counting them costs a little itself.</param>
internal sealed record BenchOptions(string Benchmark, int Tickets, TimeSpan Duration, int Statements = 0)
{
    public const string Usage = "Usage: dotnet run -c Release --project bench/ClientPortal.Bench -- portal|pages|relay|updates|all [--tickets 1000000] [--seconds 60] [--statements 20]";

    public bool Runs(string benchmark) => Benchmark == benchmark || Benchmark == "all";

    public static BenchOptions? Parse(IReadOnlyList<string> args)
    {
        if (args.Count % 2 == 0 || args[0] is not ("portal" or "pages" or "relay" or "updates" or "all"))
        {
            return null;
        }

        var options = new BenchOptions(args[0], 1_000_000, TimeSpan.FromSeconds(60));
        foreach (var pair in args.Skip(1).Chunk(2))
        {
            if (!int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == 0)
            {
                return null;
            }

            switch (pair[0])
            {
                case "--tickets":
                    options = options with { Tickets = value };
                    break;
                case "--seconds":
                    options = options with { Duration = TimeSpan.FromSeconds(value) };
                    break;
                case "--statements":
                    options = options with { Statements = value };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
