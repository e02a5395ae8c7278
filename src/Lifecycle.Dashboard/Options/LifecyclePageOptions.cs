using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>
/// What the pages of one lifecycle show beside what those of all do. The extension point for a package or an
/// application that knows the lifecycle. Not thread-safe.
/// </summary>
/// <example>
/// <code>
/// options.For("Loan")
///     .NameInstances(loan => loan.GetProperty("applicant").GetString())
///     .ShowSubject()
///     .AddLink("Open in the loan desk", loan => $"/desk/{Uri.EscapeDataString(loan.Id)}")
///     .AddSection&lt;RepaymentPlan&gt;("Repayments");
/// </code>
/// </example>
public sealed class LifecyclePageOptions
{
    private readonly List<InstanceSection> _sections = [];
    private readonly List<InstanceLink> _links = [];
    private readonly List<ExtraPage> _extraPages = [];
    private readonly List<Asset> _styles = [];

    internal LifecyclePageOptions()
    {
    }

    internal IReadOnlyList<InstanceSection> Sections => _sections;

    internal IReadOnlyList<InstanceLink> Links => _links;

    internal IReadOnlyList<ExtraPage> ExtraPages => _extraPages;

    internal IReadOnlyList<Asset> Styles => _styles;

    internal Func<JsonElement, string?>? Name { get; private set; }

    internal Func<HttpContext, JsonElement, JsonNode?>? Subject { get; private set; }

    internal string? WaiverPolicy { get; private set; }

    internal SubjectWaivers? Waivers { get; private set; }

    /// <summary>Names instances in lists and headings, where by default only their ids are.</summary>
    /// <param name="name">
    /// Returns the name for a subject as JSON; <see langword="null"/> for the id alone. If it throws, the id alone is
    /// shown.
    /// </param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions NameInstances(Func<JsonElement, string?> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        return this;
    }

    /// <summary>
    /// Shows the whole subject of an instance to everyone who may see the pages. By default, no subject is shown.
    /// </summary>
    /// <returns>These options.</returns>
    public LifecyclePageOptions ShowSubject() =>
        ShowSubject(static (_, subject) => JsonNode.Parse(subject.GetRawText()));

    /// <summary>Shows what a function makes of the subject of an instance.</summary>
    /// <param name="project">
    /// Returns what the caller may see, for the request and the subject as JSON; <see langword="null"/> for nothing.
    /// </param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions ShowSubject(Func<HttpContext, JsonElement, JsonNode?> project)
    {
        ArgumentNullException.ThrowIfNull(project);
        Subject = project;
        return this;
    }

    /// <summary>Lets callers grant and withdraw waivers of waivable criteria. Off by default.</summary>
    /// <param name="policy">
    /// The name of the authorization policy that, beside those of the dashboard, decides who may.
    /// </param>
    /// <param name="member">
    /// The member of the subject's JSON that has the list of <see cref="Waiver"/>s, which the definition reads with
    /// <c>WaiversFrom</c>.
    /// </param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions AllowWaivers(string policy, string member)
    {
        ArgumentException.ThrowIfNullOrEmpty(policy);
        ArgumentException.ThrowIfNullOrEmpty(member);
        (WaiverPolicy, Waivers) = (policy, new WaiverMember(member));
        return this;
    }

    /// <summary>
    /// Lets callers grant and withdraw waivers of waivable criteria, by methods of the subject. Off by default. The
    /// form asks who requests the waiver.
    /// </summary>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="policy">
    /// The name of the authorization policy that, beside those of the dashboard, decides who may.
    /// </param>
    /// <param name="grant">
    /// Grants a waiver, or throws a <see cref="LifecycleException"/> or an <see cref="ArgumentException"/>, whose
    /// message the caller reads. Called again after another caller's write.
    /// </param>
    /// <param name="withdraw">
    /// Withdraws the waivers of a criterion, or throws, as <paramref name="grant"/> does.
    /// </param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions AllowWaivers<TSubject>(
        string policy, Action<TSubject, WaiverChange> grant, Action<TSubject, WaiverChange> withdraw)
    {
        ArgumentException.ThrowIfNullOrEmpty(policy);
        ArgumentNullException.ThrowIfNull(grant);
        ArgumentNullException.ThrowIfNull(withdraw);
        (WaiverPolicy, Waivers) = (policy, new WaiverMethods<TSubject>(grant, withdraw));
        return this;
    }

    /// <summary>
    /// Adds a section to the page of an instance. If it throws, the rest of the page is shown, and the exception is
    /// logged.
    /// </summary>
    /// <typeparam name="TComponent">
    /// A Razor component that is rendered once, on the server, with the services of the request. It has a parameter
    /// <c>Instance</c> of type <see cref="ManagedInstance{TStage, TSubject}"/> of <see cref="string"/> and
    /// <see cref="JsonElement"/>. The content security policy forbids it scripts and styles of its own.
    /// </typeparam>
    /// <param name="title">The heading of the section.</param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions AddSection<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>(string title)
        where TComponent : IComponent
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        _sections.Add(new(title, typeof(TComponent)));
        return this;
    }

    /// <summary>
    /// Adds a page to each instance, such as a report that is printed. The page of the instance links to it.
    /// </summary>
    /// <typeparam name="TComponent">The content of the page, with its heading: a component as for
    /// <see cref="AddSection{TComponent}"/>.</typeparam>
    /// <param name="name">
    /// What stands for it in the address: letters of ASCII, digits and hyphens. Unique in the lifecycle, and not
    /// <c>state</c>.
    /// </param>
    /// <param name="title">The title of the page, and the text of the link.</param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions AddPage<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TComponent>(string name, string title)
        where TComponent : IComponent
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (!name.All(each => char.IsAsciiLetterOrDigit(each) || each == '-')
            || name.Equals(ExtraPage.Reserved, StringComparison.OrdinalIgnoreCase)
            || _extraPages.Exists(page => page.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException(
                $"\"{ShortText.Of(name)}\" cannot be the name of a page: it has letters, digits and hyphens, and no "
                    + $"other page has it. \"{ExtraPage.Reserved}\" is taken.",
                nameof(name));
        }

        _extraPages.Add(new(name, new(title, typeof(TComponent))));
        return this;
    }

    /// <summary>
    /// Adds a style sheet to the pages of the lifecycle, behind that of the dashboard. It is served from the dashboard,
    /// so that the content security policy allows it.
    /// </summary>
    /// <param name="css">The style sheet.</param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions AddStyleSheet(string css)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(css);
        _styles.Add(new("lifecycle.css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(css)));
        return this;
    }

    /// <summary>Adds a link to the page of an instance, such as to the application's own page for it.</summary>
    /// <param name="text">The text of the link.</param>
    /// <param name="address">
    /// Returns the address: a path, or a URL with http, https or mailto. Any other is not shown, and neither is
    /// <see langword="null"/>.
    /// </param>
    /// <returns>These options.</returns>
    public LifecyclePageOptions AddLink(string text, Func<ManagedInstance<string, JsonElement>, string?> address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentNullException.ThrowIfNull(address);
        _links.Add(new(text, address));
        return this;
    }
}
