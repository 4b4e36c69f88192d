using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ClientPortal.Web.Tests;

/// <summary>Somebody with a browser. What its console complains of (a script or style that the policy forbids, too) fails the test at the end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Outages = ["Failed to load resource", "htmx:afterRequest", "htmx:sendError", "Response Status Error Code 5"];
    private readonly List<string> _complaints = [];
    private readonly ITestOutputHelper? _output = TestContext.Current.TestOutputHelper;

    /// <summary>For what the browser is asked for without a limit of its own.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public Visitor(IBrowserContext context, IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // Answers and outages that tests provoke stand in the console too.
            if (message.Type is "error" or "warning" && !Outages.Any(text => message.Text.StartsWith(text, StringComparison.Ordinal)))
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        // What a test that fails is explained by; nobody reads it of others.
        page.Request += (_, request) => Note($"{request.Method} {request.Url}");
        page.Response += (_, response) => Note($"{response.Status} {response.Url}");
        page.RequestFailed += (_, request) => Note($"{request.Failure} {request.Url}");
        page.FrameNavigated += (_, frame) => Note($"shows {frame.Url}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Path and query of the page that is shown.</summary>
    public string Here => new Uri(Page.Url).PathAndQuery;

    public async Task SignInAsync(string userName, string password)
    {
        if (!Here.StartsWith("/sign-in", StringComparison.Ordinal))
        {
            await Page.GotoAsync("/sign-in");
        }

        await Page.Locator("#userName").FillAsync(userName);
        await Page.Locator("#password").FillAsync(password);
        var answer = await Page.RunAndWaitForResponseAsync(
            () => Page.Locator("main form button").ClickAsync(),
            response => response.Request.Method == "POST" && new Uri(response.Url).AbsolutePath == "/sign-in");
        if (answer.Status < 400)
        {
            await Page.WaitForAddressAsync(url => !new Uri(url).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal));
        }
        else
        {
            await Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        }
    }

    /// <summary>Leaves the portal without signing out: no page of it is open that would notice the end of its session by itself.</summary>
    public Task LeaveAsync() => Page.GotoAsync("about:blank");

    /// <summary>Opens the account's menu and presses something in it.</summary>
    public async Task ChooseInMenuAsync(string button)
    {
        await Page.Locator(".account-menu > summary").ClickAsync();
        await Page.Locator(".account-menu").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    /// <summary>Sends a form of the portal past its pages, with nothing in it but what lets it through; the person is signed in.</summary>
    /// <returns>The answer's status.</returns>
    public async Task<int> PostAsync(string path)
    {
        await Page.GotoAsync("/");
        var form = Context.APIRequest.CreateFormData();
        form.Set("_form", (await Page.Locator("[data-sign-out] input[name=_form]").GetAttributeAsync("value"))!);
        return (await Context.APIRequest.PostAsync(path, new() { Form = form, MaxRedirects = 0 })).Status;
    }

    /// <summary>The page that is shown has no violation of WCAG 2.2 A or AA, and fits its window's width.</summary>
    public async Task JudgeAsync()
    {
        await Page.ShouldBeAccessibleAsync();
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{Page.Url} is wider than its window");
    }

    private void Note(string what)
    {
        try
        {
            _output?.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {GetHashCode():x} {what}");
        }
        catch (InvalidOperationException)
        {
            // The test is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            Note("ends");
            await Context.DisposeAsync().AsTask().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // A browser that is still on its way to another page may not answer. What is left of it ends with the browser.
        }

        _complaints.ShouldBeEmpty();
    }
}
