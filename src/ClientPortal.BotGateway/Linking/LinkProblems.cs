using ClientPortal.BotGateway.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.BotGateway.Linking;

internal static class LinkProblems
{
    public const string BotNotReadyCode = "bot_not_ready";

    /// <summary>No deep link without the bot's name, and Telegram has not told it yet.</summary>
    public static ProblemHttpResult BotNotReady => Problems.Of(
        StatusCodes.Status503ServiceUnavailable, BotNotReadyCode, "Telegram has not answered yet who the bot is. Try again in a moment.");
}
