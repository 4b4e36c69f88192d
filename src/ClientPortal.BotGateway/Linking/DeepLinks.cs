using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Bots;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using Microsoft.Extensions.Options;
using QRCoder;

namespace ClientPortal.BotGateway.Linking;

/// <summary>Makes deep links. The token is in the answer and nowhere else: not in the database, not in a log, with no third party.</summary>
internal sealed class DeepLinks(
    LinkTokens tokens, BotRegistry bots, BotIdentity identity, IOptions<LinkingOptions> options, IOptions<TelegramOptions> telegram, TimeProvider time)
{
    private const int PixelsPerModule = 8;

    private readonly Uri _base = options.Value.DeepLinkBase
        ?? (telegram.Value.IsPublicApi ? new Uri("https://t.me/") : new Uri(telegram.Value.ApiBaseUrl!, "/t.me/"));

    /// <summary>The bot's own address. Null while Telegram has not told the bot's name.</summary>
    public async Task<string?> FindBotUrlAsync(CancellationToken cancellationToken) =>
        await bots.FindUsernameAsync(identity.BotId, cancellationToken) is { } username ? $"{_base.AbsoluteUri.TrimEnd('/')}/{username}" : null;

    /// <summary>A new link; the recipient's old one is void. Null while Telegram has not told the bot's name.</summary>
    public async Task<DeepLinkView?> CreateAsync(RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        if (await FindBotUrlAsync(cancellationToken) is not { } bot)
        {
            return null;
        }

        var token = LinkToken.Create();
        var expiresAt = time.GetUtcNow() + options.Value.TokenLifetime;
        await tokens.StartAsync(recipient, identity.BotId, LinkToken.Hash(token), expiresAt, cancellationToken);
        var url = $"{bot}?start={token}";
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        using var png = new PngByteQRCode(code);
        return new DeepLinkView(
            url,
            expiresAt,
            svg.GetGraphic(PixelsPerModule),
            "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(PixelsPerModule)));
    }
}
