namespace ClientPortal.LocalServers;

/// <summary>A server program on loopback that belongs to this process: started, stopped, killed and restarted on one port and data folder.</summary>
public abstract class PrivateServer : IAsyncDisposable
{
    private static readonly TimeSpan ReadyPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(30);
    private GuardedProcess? _process;

    private protected PrivateServer(PrivateServerOptions options, ServerUser user)
    {
        Options = options;
        User = user;
        Port = options.Port ?? FreePorts.Next();
    }

    public abstract string Name { get; }

    public int Port { get; }

    public string LogFile => Path.Combine(Options.Folder, "server.log");

    /// <summary>The server's process id; 0 while it does not run.</summary>
    public int ProcessId => _process is { Exited.IsCompleted: false } process ? process.Id : 0;

    /// <summary>Completes when the server that was last started has ended, wished or not.</summary>
    public Task Exited => _process?.Exited ?? Task.CompletedTask;

    protected PrivateServerOptions Options { get; }

    private protected ServerUser User { get; }

    /// <summary>What ends the server cleanly.</summary>
    protected abstract ProcessSignal StopSignal { get; }

    /// <summary>What ends a throw-away server whose owner died: at once, without flushing.</summary>
    protected abstract ProcessSignal AbandonSignal { get; }

    /// <summary>Starts the server and waits until it answers. Does nothing while it runs.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (ProcessId != 0)
        {
            return;
        }

        User.CreateFolder(Options.Folder);
        await PrepareAsync(cancellationToken);
        var (fileName, arguments) = ServerCommand();
        _process = await GuardedProcess.StartAsync(
            new GuardedCommand(fileName, arguments)
            {
                LogFile = LogFile,
                OrphanSignal = Options.Durable ? StopSignal : AbandonSignal,
                OrphanGrace = Options.Durable ? StopGrace : TimeSpan.FromSeconds(1),
            },
            cancellationToken);
        await WaitUntilReadyAsync(_process, cancellationToken);
    }

    public virtual async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.StopAsync(StopSignal, StopGrace);
        }
    }

    /// <summary>Ends the server as a power cut would: SIGKILL, nothing flushed.</summary>
    public virtual async Task KillAsync()
    {
        if (_process is { } process)
        {
            await process.KillAsync();
        }
    }

    /// <summary>Stops cleanly and starts again on the same port and data.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        await StartAsync(cancellationToken);
    }

    /// <summary>Ends the server (a throw-away one without ceremony) and removes throw-away data.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await (Options.Durable ? StopAsync() : KillAsync());
        if (_process is { } process)
        {
            await process.DisposeAsync();
        }

        if (!Options.Durable)
        {
            ServerFolders.Remove(Options.Folder);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Creates the data where there is none yet.</summary>
    private protected abstract Task PrepareAsync(CancellationToken cancellationToken);

    private protected abstract (string FileName, IReadOnlyList<string> Arguments) ServerCommand();

    private protected abstract Task<bool> IsReadyAsync(CancellationToken cancellationToken);

    private async Task WaitUntilReadyAsync(GuardedProcess process, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Options.StartTimeout);
        try
        {
            while (!await IsReadyAsync(deadline.Token))
            {
                if (process.Exited.IsCompleted)
                {
                    throw new LocalServerException($"{Name} ended while it was starting. The end of {LogFile}:\n{LogTail()}");
                }

                await Task.Delay(ReadyPoll, deadline.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            await process.KillAsync();
            throw new LocalServerException($"{Name} was not ready within {Options.StartTimeout.TotalSeconds} s. The end of {LogFile}:\n{LogTail()}", e);
        }
    }

    private string LogTail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(20)) : "(no log)";
}
