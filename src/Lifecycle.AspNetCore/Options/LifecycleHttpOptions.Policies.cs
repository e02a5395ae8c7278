using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <content>Who may do what.</content>
public sealed partial class LifecycleHttpOptions
{
    private Dictionary<string, CallerPolicy> _triggers = new(StringComparer.Ordinal);

    internal CallerPolicy? StartPolicy { get; private set; }

    internal CallerPolicy? ReadPolicy { get; private set; }

    internal CallerPolicy? PatchPolicy { get; private set; }

    internal CallerPolicy? WaiverPolicy { get; private set; }

    internal WaiverMember? Waivers { get; private set; }

    internal IEnumerable<CallerPolicy> Policies =>
        new[] { StartPolicy, ReadPolicy, PatchPolicy, WaiverPolicy }.OfType<CallerPolicy>().Concat(_triggers.Values);

    /// <summary>Lets only callers whom a policy admits fire a trigger, or evaluate its gate.</summary>
    /// <typeparam name="TTrigger">The type of the trigger: that of the lifecycle, or text.</typeparam>
    /// <param name="trigger">The trigger.</param>
    /// <param name="policy">
    /// The name of an authorization policy. Its requirements get the <see cref="HttpContext"/> as resource.
    /// </param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions Authorize<TTrigger>(TTrigger trigger, string policy)
        where TTrigger : notnull => Set(trigger, new(policy));

    /// <param name="trigger">The trigger.</param>
    /// <param name="policy">Builds an authorization policy.</param>
    /// <inheritdoc cref="Authorize{TTrigger}(TTrigger, string)" path="/*[not(self::param)]"/>
    public LifecycleHttpOptions Authorize<TTrigger>(TTrigger trigger, Action<AuthorizationPolicyBuilder> policy)
        where TTrigger : notnull => Set(trigger, new(policy));

    /// <summary>Lets only callers whom a policy admits start instances.</summary>
    /// <param name="policy">The name of an authorization policy.</param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions AuthorizeStart(string policy)
    {
        StartPolicy = new(policy);
        return this;
    }

    /// <param name="policy">Builds an authorization policy.</param>
    /// <inheritdoc cref="AuthorizeStart(string)" path="/*[not(self::param)]"/>
    public LifecycleHttpOptions AuthorizeStart(Action<AuthorizationPolicyBuilder> policy)
    {
        StartPolicy = new(policy);
        return this;
    }

    /// <summary>
    /// Lets only callers whom a policy admits use the endpoints that change nothing. They also read the reasons of
    /// every gate, in prospects, plans and histories. The answer to a change tells its caller what it led to.
    /// </summary>
    /// <param name="policy">The name of an authorization policy.</param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions AuthorizeRead(string policy)
    {
        ReadPolicy = new(policy);
        return this;
    }

    /// <param name="policy">Builds an authorization policy.</param>
    /// <inheritdoc cref="AuthorizeRead(string)" path="/*[not(self::param)]"/>
    public LifecycleHttpOptions AuthorizeRead(Action<AuthorizationPolicyBuilder> policy)
    {
        ReadPolicy = new(policy);
        return this;
    }

    /// <summary>
    /// Lets callers whom a policy admits change subjects by merge patches (RFC 7396), at <c>PATCH /{id}/subject</c>.
    /// Off by default: a patch may set every member that the JSON of the subject has.
    /// </summary>
    /// <param name="policy">The name of an authorization policy.</param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions AllowPatch(string policy)
    {
        PatchPolicy = new(policy);
        return this;
    }

    /// <param name="policy">Builds an authorization policy.</param>
    /// <inheritdoc cref="AllowPatch(string)" path="/*[not(self::param)]"/>
    public LifecycleHttpOptions AllowPatch(Action<AuthorizationPolicyBuilder> policy)
    {
        PatchPolicy = new(policy);
        return this;
    }

    /// <summary>
    /// Lets callers whom a policy admits grant and withdraw waivers, at <c>/{id}/waivers/{criterion}</c>, which are a
    /// list in the subject. Off by default. Neither a start nor a patch sets the list.
    /// </summary>
    /// <param name="policy">The name of an authorization policy.</param>
    /// <param name="member">
    /// The member of the subject's JSON that has the list of <see cref="Waiver"/>s, which the definition reads with
    /// <c>WaiversFrom</c>.
    /// </param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions AllowWaivers(string policy, string member)
    {
        ArgumentException.ThrowIfNullOrEmpty(member);
        (WaiverPolicy, Waivers) = (new(policy), new(member));
        return this;
    }

    /// <summary>
    /// Lets callers whom a policy admits grant and withdraw waivers, at <c>/{id}/waivers/{criterion}</c>, by methods of
    /// the subject. Off by default. Neither a start nor a patch sets the waivers.
    /// </summary>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="policy">The name of an authorization policy.</param>
    /// <param name="member">The member of the subject's JSON that has the waivers.</param>
    /// <param name="grant">
    /// Grants a waiver, or throws a <see cref="LifecycleException"/> or an <see cref="ArgumentException"/>, whose
    /// message the caller reads. Called again after another caller's write.
    /// </param>
    /// <param name="withdraw">
    /// Withdraws the waivers of a criterion, or throws, as <paramref name="grant"/> does.
    /// </param>
    /// <returns>These options.</returns>
    public LifecycleHttpOptions AllowWaivers<TSubject>(
        string policy,
        string member,
        Action<TSubject, WaiverChange> grant,
        Action<TSubject, WaiverChange> withdraw)
    {
        ArgumentException.ThrowIfNullOrEmpty(member);
        ArgumentNullException.ThrowIfNull(grant);
        ArgumentNullException.ThrowIfNull(withdraw);
        (WaiverPolicy, Waivers) = (new(policy), new SubjectWaivers<TSubject>(member, grant, withdraw));
        return this;
    }

    internal CallerPolicy? PolicyOf(string trigger) => _triggers.GetValueOrDefault(trigger);

    private LifecycleHttpOptions Set<TTrigger>(TTrigger trigger, CallerPolicy policy)
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var name = Convert.ToString(trigger, CultureInfo.InvariantCulture);
        ArgumentException.ThrowIfNullOrEmpty(name, nameof(trigger));
        _triggers[name] = policy;
        return this;
    }
}
