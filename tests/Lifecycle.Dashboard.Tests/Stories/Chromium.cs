using Microsoft.Playwright;

namespace Lifecycle.Dashboard.Tests.Stories;

/// <summary>The browser of the system. None is ever downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Collection = nameof(Chromium);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Path { get; } =
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
         from name in Names
         let file = System.IO.Path.Combine(folder, name)
         where folder.Length > 0 && File.Exists(file)
         select file).FirstOrDefault();

    /// <summary>Why pages cannot be shown; null if they can.</summary>
    public static string? WhyNot =>
        Path is null ? "Chromium is not installed. On Debian: apt-get install chromium." : null;

    public async Task InitializeAsync()
    {
        if (Path is null)
            return;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Headless = true,
            Timeout = 120_000,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-first-run",
            ],
        });
    }

    /// <summary>A window of its own, in which nothing is remembered.</summary>
    internal Task<Visit> VisitAsync(Uri address, BrowserNewContextOptions? options = null) =>
        Visit.BeginAsync(_browser!, address, options ?? new());

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}

[CollectionDefinition(Chromium.Collection)]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;

/// <summary>A fact that needs a browser, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

/// <summary>A theory that needs a browser, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}
