using System.Runtime.CompilerServices;
using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.Chats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Pages;

/// <summary>Tells an open page that something changed; the page then fetches what it shows.</summary>
internal static class PageEvents
{
    /// <summary>Many changes within this time make one event.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(80);

    public static ServerSentEventsResult<string> Stream(
        long chatId, string? bot, World world, Lookup lookup, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        lock (world.Gate)
        {
            Lookup.Chat(lookup.Bot(bot), chatId);
        }

        return TypedResults.ServerSentEvents(ChangesAsync(world, lifetime.ApplicationStopping, cancellationToken), eventType: "changed");
    }

    private static async IAsyncEnumerable<string> ChangesAsync(
        World world, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var changed = world.Changed.Next;
        yield return "open";
        while (true)
        {
            if (!await WaitAsync(changed, world.Time, ended.Token))
            {
                yield break;
            }

            changed = world.Changed.Next;
            yield return "changed";
        }
    }

    private static async Task<bool> WaitAsync(Task changed, TimeProvider time, CancellationToken ended)
    {
        try
        {
            await changed.WaitAsync(ended);
            await Task.Delay(Gathering, time, ended);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
