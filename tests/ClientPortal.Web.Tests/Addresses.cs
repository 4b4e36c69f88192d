using System.Text.RegularExpressions;
using ClientPortal.Testing;
using Microsoft.Playwright;

namespace ClientPortal.Web.Tests;

/// <summary>
/// Waits until a page shows an address. Playwright's own waits for it look first and listen then, and what happens in between, on another
/// thread, they never hear of; these look again and again.
/// </summary>
internal static class Addresses
{
    /// <param name="pattern">The whole address; <c>**</c> stands for anything, <c>*</c> for anything without a slash.</param>
    public static Task WaitForAddressAsync(this IPage page, string pattern)
    {
        var regex = new Regex($"^{Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
        return page.WaitForAddressAsync(regex.IsMatch, pattern);
    }

    public static async Task WaitForAddressAsync(this IPage page, Func<string, bool> fits, string what = "the address")
    {
        ArgumentNullException.ThrowIfNull(page);
        await Eventually.Matches(_ => Task.FromResult(page.Url), fits, what, WebWorld.Cancellation);
        await Eventually.Matches(_ => StateAsync(page), state => state == "complete", $"{page.Url} is loaded", WebWorld.Cancellation);
    }

    private static async Task<string> StateAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("() => document.readyState").WaitAsync(Visitor.Patience, WebWorld.Cancellation);
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("context was destroyed", StringComparison.Ordinal) || gone.Message.Contains("navigating", StringComparison.Ordinal))
        {
            return "on its way to another page";
        }
    }
}
