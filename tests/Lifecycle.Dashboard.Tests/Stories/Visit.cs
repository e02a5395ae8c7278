using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Lifecycle.Dashboard.Tests.Stories;

/// <summary>A browser window on a dashboard, and everything that the browser complains about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const float Patience = 60_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) =>
        {
            // A refusal has a status of its own, which the console lists.
            if (message.Type == "error" && !message.Text.Contains("status of 422", StringComparison.Ordinal))
                _complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.RequestFailed += (_, request) => _complaints.Enqueue($"{request.Url} failed: {request.Failure}");
        page.Request += (_, request) => Requested.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Script errors, violations of the content security policy and failed requests.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public ConcurrentQueue<string> Requested { get; } = new();

    public static async Task<Visit> BeginAsync(IBrowser browser, Uri address, BrowserNewContextOptions options)
    {
        options.BaseURL = address.ToString();
        var context = await browser.NewContextAsync(options);
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective + ' ' "
                + "+ e.blockedURI))");
        return new(context, await context.NewPageAsync());
    }

    public async Task GoAsync(string path) =>
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });

    public Task<string> TextAsync(string selector = "main") => Page.Locator(selector).InnerTextAsync();

    /// <summary>Presses a button or a link, and waits for the page that it leads to.</summary>
    public async Task PressAsync(ILocator button)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoad(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += OnLoad;
        await button.ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        Page.Load -= OnLoad;
    }

    /// <summary>What keeps people from using the page.</summary>
    public async Task<string[]> AccessibilityFaultsAsync()
    {
        var result = await Page.RunAxe();
        return
        [
            .. result.Violations.SelectMany(violation => violation.Nodes.Select(node =>
                $"{violation.Id}: {violation.Help}: {node.Html}")),
        ];
    }

    /// <summary>How many pixels the page is wider than its window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>(
        "() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    /// <summary>Keeps a picture of the page, where someone wants to look at it.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("LIFECYCLE_DASHBOARD_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
