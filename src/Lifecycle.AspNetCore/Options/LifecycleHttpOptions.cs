using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>
/// How the endpoints of a lifecycle behave. Set it in <c>MapLifecycle</c>: later changes have no effect. Not
/// thread-safe.
/// </summary>
/// <example>
/// <code>
/// app.MapLifecycle&lt;LoanLifecycle&gt;("/loans", options => options
///     .ShowSubject()
///     .Authorize("Approve", "underwriters"));
/// </code>
/// </example>
public sealed partial class LifecycleHttpOptions
{
    private const int MostInstances = 1000;

    private HashSet<string> _origins = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Names the caller, who is recorded as the actor; <see langword="null"/> for an anonymous one. A signed-in caller
    /// whom it does not name may change nothing. Only the principal of the request should decide it. Default: the claim
    /// <c>nameidentifier</c> or <c>sub</c> of the signed-in user, or else the name, which users may be able to change.
    /// </summary>
    public Func<HttpContext, string?> Actor { get; set; } = PrincipalActor.Of;

    /// <summary>
    /// Whether a request that changes an instance has to state the version that the client saw, in <c>If-Match</c>.
    /// <c>*</c> does not state one. Default: <see langword="false"/>.
    /// </summary>
    public bool RequireIfMatch { get; set; }

    /// <summary>
    /// Whether a request that starts or changes an instance needs an <c>Idempotency-Key</c>. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool RequireIdempotencyKey { get; set; }

    /// <summary>
    /// How many instances a page has if the request does not say; 1 to <see cref="LargestPage"/>. Default: 50.
    /// </summary>
    public int PageSize { get; set; } = 50;

    /// <summary>How many instances a page may have; 1 to 1000. Default: 200.</summary>
    public int LargestPage { get; set; } = 200;

    /// <summary>The most bytes that a body may have; at least 1. Default: 1 MiB.</summary>
    public int LargestBody { get; set; } = 1024 * 1024;

    /// <summary>
    /// How long a change may take: then its criteria and actions are cancelled, and the caller is told that the change
    /// may have been stored. More than zero and at most <see cref="TimerRange.Longest"/>, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>. A change does not end with its request, so that only this limit ends one
    /// that hangs. Default: one minute.
    /// </summary>
    public TimeSpan ChangeTimeout { get; set; } = TimeSpan.FromMinutes(1);

    internal Func<HttpContext, JsonElement, JsonNode?>? Subject { get; private set; }

    /// <summary>
    /// Lets pages of other origins send changes that a browser does not ask for before: those without a body or a
    /// header of their own. For pages of the application that another host serves, or where a proxy changes the header
    /// <c>Host</c>. CORS remains the application's.
    /// </summary>
    /// <param name="origins">The origins, such as <c>https://app.example.org</c>.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">One is no origin.</exception>
    public LifecycleHttpOptions AllowOrigins(params IEnumerable<string> origins)
    {
        ArgumentNullException.ThrowIfNull(origins);
        foreach (var origin in origins)
            _origins.Add(Origins.Normal(origin)
                ?? throw new ArgumentException(
                    $"\"{origin}\" is no origin, such as https://app.example.org.", nameof(origins)));

        return this;
    }

    /// <summary>
    /// Shows the whole subject of an instance to everyone who may read the instance. By default, no subject leaves the
    /// server.
    /// </summary>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions ShowSubject() => ShowSubject(static (_, subject) => Node(subject));

    /// <summary>Shows what a function makes of the subject of an instance.</summary>
    /// <param name="project">
    /// Returns what the caller may see, for the request and the subject as JSON; <see langword="null"/> for nothing.
    /// </param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions ShowSubject(Func<HttpContext, JsonElement, JsonNode?> project)
    {
        ArgumentNullException.ThrowIfNull(project);
        Subject = project;
        return this;
    }

    internal bool IsAllowed(string origin) => Origins.Normal(origin) is { } normal && _origins.Contains(normal);

    /// <summary>A copy, which later changes of these options do not reach.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or names what the lifecycle does not
    /// have.</exception>
    internal LifecycleHttpOptions CheckedFor(ILifecycleManager manager)
    {
        ArgumentNullException.ThrowIfNull(Actor);
        RequireRange(nameof(LargestPage), LargestPage, MostInstances);
        RequireRange(nameof(PageSize), PageSize, LargestPage);
        RequireRange(nameof(LargestBody), LargestBody, int.MaxValue);
        RequireTime(nameof(ChangeTimeout), ChangeTimeout);
        Waivers?.Check(manager);
        foreach (var trigger in _triggers.Keys)
        {
            if (!manager.Graph.TryFind(trigger, out _))
                throw new ArgumentException(
                    $"A policy is set for {trigger}, which is no trigger of {manager.Name}. It has "
                        + $"{string.Join(", ", manager.Graph.Triggers)}.");
        }

        var copy = (LifecycleHttpOptions)MemberwiseClone();
        copy._triggers = new(_triggers, StringComparer.Ordinal);
        copy._origins = new(_origins, StringComparer.OrdinalIgnoreCase);
        return copy;
    }

    private static void RequireRange(string name, int value, int most)
    {
        if (value < 1 || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} has to be 1 to {most}.");
    }

    private static void RequireTime(string name, TimeSpan value)
    {
        if (!TimerRange.Contains(value))
            throw new ArgumentOutOfRangeException(
                name,
                value,
                $"{name} has to be more than zero and at most {TimerRange.Longest.Days} days, or infinite.");
    }

    private static JsonNode? Node(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(json),
        JsonValueKind.Array => JsonArray.Create(json),
        _ => JsonValue.Create(json),
    };
}
