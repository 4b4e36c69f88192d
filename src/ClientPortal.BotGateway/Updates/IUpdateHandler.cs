namespace ClientPortal.BotGateway.Updates;

/// <summary>What is done with an update.</summary>
internal interface IUpdateHandler
{
    /// <summary>
    /// May be called again for the same update, after a crash or a fault: what it causes is keyed by <see cref="IncomingUpdate.EventId"/>
    /// or by bot and update id. A fault of the infrastructure (database, Api or Telegram away) is thrown and waits without limit;
    /// any other exception is tried a few times, then the update is parked.
    /// </summary>
    Task HandleAsync(IncomingUpdate update, CancellationToken cancellationToken);
}
