using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>
/// How the endpoints of a lifecycle behave. Set it in <c>MapLifecycle</c>, and do not change it later. Not
/// thread-safe.
/// </summary>
/// <example>
/// <code>
/// app.MapLifecycle&lt;LoanLifecycle&gt;("/loans", options => options
///     .ShowSubject()
///     .Authorize("Approve", "underwriters"));
/// </code>
/// </example>
public sealed class LifecycleHttpOptions
{
    private const int MostInstances = 1000;

    private readonly Dictionary<string, string> _policies = new(StringComparer.Ordinal);

    /// <summary>
    /// Names the caller, who is recorded as the actor; <see langword="null"/> for an anonymous one. Only the principal
    /// of the request should decide it. Default: the name of the signed-in user, or else its claim
    /// <c>nameidentifier</c> or <c>sub</c>.
    /// </summary>
    public Func<HttpContext, string?> Actor { get; set; } = PrincipalActor.Of;

    /// <summary>
    /// Whether a request that changes an instance has to state the version that the client saw, in <c>If-Match</c>.
    /// Default: <see langword="false"/>.
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

    internal Func<HttpContext, JsonElement, JsonNode?>? Subject { get; private set; }

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

    /// <summary>Lets only callers whom a policy admits fire a trigger.</summary>
    /// <param name="trigger">The trigger, as text.</param>
    /// <param name="policy">
    /// The name of an authorization policy. Its requirements get the <see cref="HttpContext"/> as resource.
    /// </param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions Authorize(string trigger, string policy)
    {
        ArgumentException.ThrowIfNullOrEmpty(trigger);
        ArgumentException.ThrowIfNullOrEmpty(policy);
        _policies[trigger] = policy;
        return this;
    }

    /// <summary>
    /// Lets callers change subjects by merge patches (RFC 7396), at <c>PATCH /{id}/subject</c>. Off by default: a
    /// patch may set every member that the JSON of the subject has.
    /// </summary>
    /// <param name="policy">
    /// The name of an authorization policy; <see langword="null"/>, the default, admits all who reach the endpoints.
    /// </param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions AllowPatch(string? policy = null)
    {
        (IsPatchAllowed, PatchPolicy) = (true, policy);
        return this;
    }

    /// <summary>
    /// Lets callers grant and withdraw waivers, at <c>/{id}/waivers/{criterion}</c>. Off by default.
    /// </summary>
    /// <param name="policy">The name of an authorization policy, which decides who may.</param>
    /// <param name="member">
    /// The member of the subject's JSON that has the list of <see cref="Waiver"/>s, which the definition reads with
    /// <c>WaiversFrom</c>.
    /// </param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions AllowWaivers(string policy, string member)
    {
        ArgumentException.ThrowIfNullOrEmpty(policy);
        ArgumentException.ThrowIfNullOrEmpty(member);
        (WaiverPolicy, WaiverMember) = (policy, member);
        return this;
    }

    internal bool IsPatchAllowed { get; private set; }

    internal string? PatchPolicy { get; private set; }

    internal string? WaiverPolicy { get; private set; }

    internal string? WaiverMember { get; private set; }

    internal bool HasPolicies => _policies.Count > 0 || PatchPolicy is not null || WaiverPolicy is not null;

    internal string? PolicyOf(string trigger) => _policies.GetValueOrDefault(trigger);

    /// <exception cref="ArgumentException">An option is out of range, or names an unknown trigger.</exception>
    internal void Check(ILifecycleManager manager)
    {
        var graph = manager.Graph;
        ArgumentNullException.ThrowIfNull(Actor);
        RequireRange(nameof(LargestPage), LargestPage, MostInstances);
        RequireRange(nameof(PageSize), PageSize, LargestPage);
        RequireRange(nameof(LargestBody), LargestBody, int.MaxValue);
        if (WaiverMember is not null)
            RequireList(manager, WaiverMember);
        foreach (var trigger in _policies.Keys)
        {
            if (!graph.TryFind(trigger, out _))
                throw new ArgumentException(
                    $"A policy is set for {trigger}, which is no trigger of {graph.Name}. It has "
                        + $"{string.Join(", ", graph.Triggers)}.");
        }
    }

    private static void RequireList(ILifecycleManager manager, string member)
    {
        var members = manager.SubjectJson.Properties.Select(property => property.Name).ToArray();
        if (!members.Contains(member))
            throw new ArgumentException(
                $"The subject of {manager.Name} has no member {member}. It has {string.Join(", ", members)}.");
    }

    private static void RequireRange(string name, int value, int most)
    {
        if (value < 1 || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} has to be 1 to {most}.");
    }

    private static JsonNode? Node(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(json),
        JsonValueKind.Array => JsonArray.Create(json),
        _ => JsonValue.Create(json),
    };
}
