using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>"Connect here instead", where the Telegram account is another portal account's: <c>move:</c> and the token's SHA-256.</summary>
internal sealed class MoveButton(LinkConfirmation confirmation) : IButton
{
    public string Name => LinkDialog.Move;

    public Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken) =>
        confirmation.ConfirmAsync(call, press, move: true, cancellationToken);
}
