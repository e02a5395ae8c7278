using System.Diagnostics.CodeAnalysis;
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

    internal LifecyclePageOptions()
    {
    }

    internal IReadOnlyList<InstanceSection> Sections => _sections;

    internal IReadOnlyList<InstanceLink> Links => _links;

    internal Func<JsonElement, string?>? Name { get; private set; }

    internal Func<HttpContext, JsonElement, JsonNode?>? Subject { get; private set; }

    internal string? WaiverPolicy { get; private set; }

    internal string? WaiverMember { get; private set; }

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
        (WaiverPolicy, WaiverMember) = (policy, member);
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
