using ClientPortal.BotGateway.Conversations;

namespace ClientPortal.BotGateway.Linking.Bot;

/// <summary>"Connect" under the question that a deep link leads to: <c>connect:</c> and the token's SHA-256.</summary>
internal sealed class ConnectButton(LinkConfirmation confirmation) : IButton
{
    public string Name => LinkDialog.Connect;

    public Task PressAsync(BotCall call, ButtonPress press, CancellationToken cancellationToken) =>
        confirmation.ConfirmAsync(call, press, move: false, cancellationToken);
}
