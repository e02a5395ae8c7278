using System.Collections.Immutable;
using Lifecycle;
using Lifecycle.Partnerships;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers partnership lifecycles. A container can hold several, each under its own name.</summary>
public static class PartnershipServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="PartnershipLifecycle"/> and <see cref="MembershipLifecycle"/>, the default role and waiver
    /// policies, and a scoped <see cref="WaiverAuthority"/>. You can register your own policies before or after this
    /// call, with any lifetime. Calling this again returns the existing registration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> to keep the defaults. The configuration
    /// overrides them.</param>
    /// <returns>The registration, to add or change criteria.</returns>
    /// <example>
    /// <code>
    /// services.AddPartnershipLifecycle(options => options.Profile = PartnershipProfile.Significant)
    ///     .AddEntryCriterion&lt;EthicsApproval&gt;(entering: PartnershipStage.Implementation);
    /// </code>
    /// </example>
    public static LifecycleRegistration<PartnershipStage, PartnershipTrigger, Partnership> AddPartnershipLifecycle(
        this IServiceCollection services, Action<PartnershipLifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add(
            services, nameof(PartnershipLifecycle), () => new(), optionsName: Options.Options.DefaultName, configure);
    }

    /// <summary>
    /// Registers a partnership lifecycle under a name of its own, for example with another profile. Where there are
    /// several, resolve the lifecycle, its manager and its <see cref="WaiverAuthority"/> by that name
    /// (<c>[FromKeyedServices("Grants")]</c>). Calling this again with the same name returns the existing registration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name. It is also the name of the options, and of the sections in the
    /// configuration.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> to keep the defaults. The configuration
    /// overrides them.</param>
    /// <returns>The registration, to add or change criteria.</returns>
    /// <example>
    /// <code>
    /// services.AddPartnershipLifecycle("Grants", options => options.Profile = PartnershipProfile.Light);
    /// services.AddPartnershipLifecycle("Alliances", options => options.Profile = PartnershipProfile.Significant);
    /// </code>
    /// </example>
    public static LifecycleRegistration<PartnershipStage, PartnershipTrigger, Partnership> AddPartnershipLifecycle(
        this IServiceCollection services, string name, Action<PartnershipLifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name == nameof(PartnershipLifecycle)
            ? services.AddPartnershipLifecycle(configure)
            : Add(services, name, () => new(name), name, configure);
    }

    /// <summary>
    /// Registers a definition derived from <see cref="PartnershipLifecycle"/>, under its name. See the other overloads.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="lifecycle">The definition.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> to keep the defaults. The configuration
    /// overrides them.</param>
    /// <returns>The registration, to add or change criteria.</returns>
    /// <exception cref="ArgumentException">Another lifecycle of that name is registered.</exception>
    public static LifecycleRegistration<PartnershipStage, PartnershipTrigger, Partnership> AddPartnershipLifecycle(
        this IServiceCollection services,
        PartnershipLifecycle lifecycle,
        Action<PartnershipLifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(lifecycle);
        return In(services).Find(lifecycle.Name) is { } known && known != lifecycle
            ? throw new ArgumentException(
                $"A partnership lifecycle {lifecycle.Name} is registered already. Give each its own name.",
                nameof(lifecycle))
            : Add(services, lifecycle.Name, () => lifecycle, lifecycle.Name, configure);
    }

    private static LifecycleRegistration<PartnershipStage, PartnershipTrigger, Partnership> Add(
        IServiceCollection services,
        string name,
        Func<PartnershipLifecycle> make,
        string optionsName,
        Action<PartnershipLifecycleOptions>? configure)
    {
        var registered = In(services);
        var lifecycle = registered.Find(name) ?? make();
        var isNew = registered.TryAdd(lifecycle);
        AddShared(services);
        services.AddOptions<PartnershipLifecycleOptions>(optionsName)
            .Configure(configure ?? (_ => { }))
            .Validate(
                options => Enum.IsDefined(options.Profile),
                "The profile of the partnership lifecycle must be Standard, Light or Significant.")
            .ValidateOnStart();
        var registration = services.AddLifecycle(lifecycle)
            .ConfigureStorage(storage => storage.Json ??= PartnershipJson.Default.Options);
        if (!isNew)
            return registration;

        services.TryAddKeyedScoped(name, (provider, _) => new WaiverAuthority(
            provider.GetRequiredKeyedService<
                LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>(name),
            provider.GetRequiredService<IWaiverPolicy>()));

        // Applied only once, because a profile scales severities, and before any change that the application makes.
        return registration.Change((criteria, provider) =>
        {
            var options = provider
                .GetRequiredService<IOptionsMonitor<PartnershipLifecycleOptions>>()
                .Get(optionsName);
            lifecycle.Terms = provider.GetRequiredService<PartnershipTerms>();
            if (options.ProfileOf is { } rule)
                PartnershipProfiles.VaryBy(criteria, rule);
            else
                PartnershipProfiles.Apply(criteria, options.Profile);
            if (options.PooledFunds)
                criteria.Add<PooledFundsAreScheduled>(entering: PartnershipStage.Implementation);
        });
    }

    /// <summary>Registers what all partnership lifecycles share.</summary>
    private static void AddShared(IServiceCollection services)
    {
        services.AddOptions<PartnershipOptions>()
            .Validate(
                options => options.RemedyDays.Count > 0 && options.RemedyDays.All(days => days >= 1),
                "RemedyDays must name at least one number of days, of at least 1.")
            .Validate(
                options => options.ReminderDays.All(days => days >= 1), "ReminderDays must be at least 1 each.")
            .Validate(
                options => options.Roles.Values.All(roles => roles is { Count: > 0 }),
                "Roles must name at least one role for each trigger that it lists.")
            .ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<PartnershipOptions>, PartnershipSection>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<PartnershipLifecycleOptions>, PartnershipSection>());
        services.TryAddSingleton(provider =>
            TermsOf(provider.GetRequiredService<IOptions<PartnershipOptions>>().Value));
        services.TryAddSingleton<IRolePolicy>(provider =>
            new RolePolicy(provider.GetRequiredService<PartnershipTerms>()));
        services.TryAddSingleton<IWaiverPolicy, WaiverPolicy>();
        services.TryAddScoped(provider => new WaiverAuthority(
            provider.GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>(),
            provider.GetRequiredService<IWaiverPolicy>()));
        services.AddLifecycle<MembershipLifecycle, MembershipStage, MembershipTrigger, Membership>();
    }

    private static PartnershipTerms TermsOf(PartnershipOptions options) => new()
    {
        ReminderDays = [.. options.ReminderDays],
        RemedyDays = [.. options.RemedyDays],
        Roles = options.Roles.ToImmutableDictionary(role => role.Key, role => role.Value.ToImmutableList()),
    };

    private static RegisteredPartnerships In(IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(RegisteredPartnerships))
            ?.ImplementationInstance is RegisteredPartnerships known)
            return known;

        var registered = new RegisteredPartnerships();
        services.AddSingleton(registered);
        return registered;
    }
}
