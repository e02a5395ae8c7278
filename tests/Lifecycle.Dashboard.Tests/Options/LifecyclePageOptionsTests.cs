using System.Text.Json;
using System.Text.RegularExpressions;
using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Options;

/// <summary>An application extends the page of an instance.</summary>
public class LifecyclePageOptionsTests
{
    [Fact]
    public async Task A_section_is_shown_with_the_services_of_the_request()
    {
        await using var desk = await Desk.StartAsync(
            options => options.For("Venture").AddSection<BoardSection>("Board"),
            services: services => services.AddScoped<Boards>());
        await desk.StartAsync("1", new() { Title = "Warm <Homes>" });

        var page = await desk.GetAsync(Desk.Page("1"));

        Assert.Contains("<h2><bdi>Board</bdi></h2>", page.Body, StringComparison.Ordinal);
        Assert.Contains("<p>3 boards for Warm &lt;Homes&gt; in Preparation</p>", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_that_fails_leaves_the_rest_of_the_page()
    {
        await using var desk = await Desk.StartAsync(
            options => options.For("Venture").AddSection<BrokenSection>("Broken").AddSection<BoardSection>("Board"),
            services: services => services.AddScoped<Boards>());
        await desk.StartAsync("1");

        var page = await desk.GetAsync(Desk.Page("1"));

        Assert.Equal(200, page.Code);
        Assert.Contains("This section could not be shown.", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 boards for", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("vault", page.Text, StringComparison.Ordinal);
        Assert.Contains(desk.Log.Errors, error => error.Contains("Broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_its_own_is_linked_and_styled_by_the_application()
    {
        await using var desk = await Desk.StartAsync(
            options => options.For("Venture")
                .AddPage<BoardSection>("board", "Board")
                .AddStyleSheet("p { color: red; }"),
            services: services => services.AddScoped<Boards>());
        await desk.StartAsync("1", new() { Title = "Warm <Homes>" });

        var instance = await desk.GetAsync(Desk.Page("1"));
        var page = await desk.GetAsync("/lifecycles/Venture/instance/board?id=1");
        var style = await desk.GetAsync(
            Regex.Match(page.Body, "href=\"([^\"]*/lifecycle\\.[0-9a-f]+\\.css)\"").Groups[1].Value);

        Assert.Contains(
            "<a href=\"/lifecycles/Venture/instance/board?id=1\"><bdi>Board", instance.Body, StringComparison.Ordinal);
        Assert.Equal(200, page.Code);
        Assert.Contains("<p>3 boards for Warm &lt;Homes&gt; in Preparation</p>", page.Body, StringComparison.Ordinal);
        Assert.Contains("Board · 1", page.Text, StringComparison.Ordinal);
        Assert.Equal("p { color: red; }", style.Body);
        Assert.DoesNotContain("/lifecycle.", (await desk.GetAsync("/lifecycles")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await desk.GetAsync("/lifecycles/Venture/instance/other?id=1")).Code);
        Assert.Equal(404, (await desk.GetAsync("/lifecycles/Venture/instance/board?id=2")).Code);
        Assert.Equal(400, (await desk.GetAsync("/lifecycles/Venture/instance/board")).Code);
    }

    [Fact]
    public async Task A_page_of_its_own_that_fails_tells_nothing()
    {
        await using var desk = await Desk.StartAsync(
            options => options.For("Venture").AddPage<BrokenSection>("broken", "Broken"));
        await desk.StartAsync("1");

        var page = await desk.GetAsync("/lifecycles/Venture/instance/broken?id=1");

        Assert.Equal(500, page.Code);
        Assert.Contains("This page could not be shown.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("vault", page.Text, StringComparison.Ordinal);
        Assert.Contains(desk.Log.Errors, error => error.Contains("Broken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("state")]
    [InlineData("Board")]
    [InlineData("a/b")]
    [InlineData("{page}")]
    public void A_name_that_no_page_can_have_is_refused(string name)
    {
        var pages = new LifecycleDashboardOptions().For("Venture").AddPage<BoardSection>("board", "Board");

        Assert.Contains(
            "cannot be the name of a page",
            Assert.Throws<ArgumentException>(() => pages.AddPage<BoardSection>(name, "Board")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projection_or_a_link_that_throws_leaves_the_rest_of_the_page()
    {
        await using var desk = await Desk.StartAsync(options => options.For("Venture")
            .ShowSubject((_, subject) => subject.GetProperty("absent").GetString())
            .AddLink("Broken", _ => throw new InvalidOperationException("The vault is shut."))
            .AddLink("Desk", _ => "/desk"));
        await desk.StartAsync("1");

        var page = await desk.GetAsync(Desk.Page("1"));

        Assert.Equal(200, page.Code);
        Assert.Contains("What can happen next", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/desk\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("vault", page.Text, StringComparison.Ordinal);
        Assert.Contains(desk.Log.Errors, error => error.Contains("the subject", StringComparison.Ordinal));
        Assert.Contains(desk.Log.Errors, error => error.Contains("Broken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/desk/1", true)]
    [InlineData("https://desk.example/1", true)]
    [InlineData("mailto:desk@desk.example", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//attacker.example", false)]
    [InlineData("/\\attacker.example", false)]
    [InlineData("/\t/attacker.example", false)]
    [InlineData("desk", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData(null, false)]
    public async Task A_link_is_shown_if_following_it_is_safe(string? address, bool isShown)
    {
        await using var desk = await Desk.StartAsync(
            options => options.For("Venture").AddLink("Desk", _ => address));
        await desk.StartAsync("1");

        var page = await desk.GetAsync(Desk.Page("1"));

        Assert.Equal(isShown, page.Body.Contains($"<a href=\"{address}\"><bdi>Desk", StringComparison.Ordinal));
    }

    private sealed class Boards
    {
        public int Count => 3;
    }

    private sealed class BoardSection : ComponentBase
    {
        [Inject]
        public Boards Boards { get; set; } = null!;

        [Parameter, EditorRequired]
        public ManagedInstance<string, JsonElement> Instance { get; set; } = null!;

        protected override async Task OnInitializedAsync() => await Task.Yield();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(
                1, $"{Boards.Count} boards for {Instance.Subject.GetProperty("title")} in {Instance.Stage}");
            builder.CloseElement();
        }
    }

    private sealed class BrokenSection : ComponentBase
    {
        [Parameter]
        public ManagedInstance<string, JsonElement>? Instance { get; set; }

        protected override void OnInitialized() => throw new InvalidOperationException("The vault is open.");
    }
}
