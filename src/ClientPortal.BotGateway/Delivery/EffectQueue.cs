using ClientPortal.Postgres;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>
/// What answers mean for links, until it is done. Comes after the record of the answers themselves: a chat that moves must
/// find its row back, and one effect that cannot be done must not hold up everybody's outcomes.
/// </summary>
internal sealed class EffectQueue(OutcomeEffects effects, ILogger logger)
{
    private readonly Queue<LinkEffect> _waiting = [];

    public int Count => _waiting.Count;

    public void Add(LinkEffect effect) => _waiting.Enqueue(effect);

    /// <summary>Does them in their order. A fault of the database that passes is thrown and leaves the effect for the next time.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        while (_waiting.TryPeek(out var effect))
        {
            try
            {
                await effects.ApplyAsync(effect, cancellationToken);
            }
            catch (Exception fault) when (!DatabaseFaults.IsTransient(fault) && !cancellationToken.IsCancellationRequested)
            {
                // Trying again would bring the same. The next message to this chat gets the same answer, and so another chance.
                logger.EffectFailed(effect.Row.Id, effect.GetType().Name, fault);
            }

            _waiting.Dequeue();
        }
    }
}
