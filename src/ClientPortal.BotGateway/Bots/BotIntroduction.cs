using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Bots;

/// <summary>What Telegram said that the bot is called, once it has been asked.</summary>
internal sealed class BotIntroduction
{
    private readonly TaskCompletionSource<User> _user = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when Telegram has answered and the bot is the active one.</summary>
    public Task<User> User => _user.Task;

    /// <summary>Without the at sign; null before Telegram has answered.</summary>
    public string? Username => _user.Task.IsCompletedSuccessfully ? _user.Task.Result.Username : null;

    public void Tell(User user) => _user.TrySetResult(user);
}
