using System.Diagnostics;
using System.Globalization;

namespace ClientPortal.LocalServers;

/// <summary>
/// A child process that cannot outlive this one. A small shell stands between: it leads a session of its own (so that
/// Ctrl-C in the terminal reaches the owner only) and holds a pipe whose other end only the owner has. However the owner
/// ends, SIGKILL included, the pipe closes and the shell ends the child.
/// The kernel's own parent-death signal is no substitute: it fires when the starting <em>thread</em> ends.
/// </summary>
public sealed class GuardedProcess : IAsyncDisposable
{
    // A caught signal falls back to its default in the child, an ignored one would stay ignored: hence ":" outside and '' inside.
    private const string Guard = """
        signal=$1 tenths=$2 log=$3; shift 3
        exec 3<&0 </dev/null 2>/dev/null
        trap : INT TERM QUIT
        (
          trap '' INT TERM QUIT
          read -r _ <&3
          kill -"$signal" 0
          while [ "$tenths" -gt 0 ]; do sleep 0.1; tenths=$((tenths - 1)); done
          kill -KILL 0
        ) >/dev/null &
        watcher=$!
        if [ -n "$log" ]; then
          sh -c 'echo $$; log=$1; shift; exec "$@" >>"$log" 2>&1' sh "$log" "$@" 3<&-
        else
          sh -c 'echo $$; exec "$@"' sh "$@" 3<&- 2>&1
        fi
        status=$?
        kill -KILL "$watcher"
        wait "$watcher"
        exit "$status"
        """;

    private readonly Process _guard;
    private readonly Task _output;

    private GuardedProcess(Process guard, int id, Action<string>? onOutput)
    {
        _guard = guard;
        Id = id;
        _output = PumpAsync(onOutput);
        Exited = WaitAsync();
    }

    /// <summary>The program's own process id.</summary>
    public int Id { get; }

    /// <summary>Completes with the exit code (128 + n after signal n) when the program has ended and its output is read.</summary>
    public Task<int> Exited { get; }

    public static async Task<GuardedProcess> StartAsync(GuardedCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!OperatingSystem.IsLinux())
        {
            throw new LocalServerException("Private servers and services run on Linux only; elsewhere use Docker (FullFeed).");
        }

        var start = new ProcessStartInfo("setsid") 
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = command.WorkingDirectory,
        };
        var tenths = (int)(command.OrphanGrace.TotalSeconds * 10);
        foreach (var argument in (string[])["sh", "-c", Guard, "guard", ((int)command.OrphanSignal).ToString(CultureInfo.InvariantCulture),
            tenths.ToString(CultureInfo.InvariantCulture), command.LogFile ?? "", command.FileName, .. command.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        var guard = Process.Start(start) ?? throw new LocalServerException($"{command.FileName} could not be started.");
        try
        {
            var first = await guard.StandardOutput.ReadLineAsync(cancellationToken);
            return int.TryParse(first, CultureInfo.InvariantCulture, out var id)
                ? new GuardedProcess(guard, id, command.OnOutput)
                : throw new LocalServerException($"{command.FileName} could not be started: {first}");
        }
        catch
        {
            Posix.Signal(-guard.Id, ProcessSignal.Kill);
            guard.Dispose();
            throw;
        }
    }

    public void Signal(ProcessSignal signal)
    {
        if (!_guard.HasExited)
        {
            Posix.Signal(Id, signal);
        }
    }

    /// <summary>Kills the program and all its descendants, also those in sessions of their own, and returns when none of them runs any more.</summary>
    public async Task KillAsync()
    {
        if (!_guard.HasExited)
        {
            // The guard is left to reap the program: a dead one that nobody has reaped still counts as a lock file's owner.
            await ProcessTable.KillFamilyAsync(Id);
        }

        await Exited;
    }

    /// <summary>Asks the program to end and kills it when it has not within <paramref name="grace"/>.</summary>
    /// <returns>Whether it ended by itself.</returns>
    public async Task<bool> StopAsync(ProcessSignal signal, TimeSpan grace)
    {
        Signal(signal);
        try
        {
            await Exited.WaitAsync(grace);
            return true;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _guard.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _guard.WaitForExitAsync();

        // A grandchild that still holds the pipe must not hold us.
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromSeconds(1)));
        return _guard.ExitCode;
    }

    private async Task PumpAsync(Action<string>? onOutput)
    {
        while (await _guard.StandardOutput.ReadLineAsync() is { } line)
        {
            onOutput?.Invoke(line);
        }
    }
}
