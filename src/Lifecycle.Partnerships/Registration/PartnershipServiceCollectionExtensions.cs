using Lifecycle;
using Lifecycle.Partnerships;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the lifecycle of partnerships.</summary>
public static class PartnershipServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="PartnershipLifecycle"/> and <see cref="MembershipLifecycle"/>, the role and waiver policies
    /// as they come, and a scoped <see cref="WaiverAuthority"/>. A policy of one's own is registered before or after,
    /// with any lifetime. May be called again, and gives the registration there is.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The registration, to plug criteria in.</returns>
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
        var isNew = services.All(service => service.ServiceType != typeof(Registered));
        services.TryAddSingleton<Registered>();
        services.AddOptions<PartnershipLifecycleOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(
                options => Enum.IsDefined(options.Profile),
                "The profile of the partnership lifecycle is to be Standard, Light or Significant.")
            .ValidateOnStart();
        services.TryAddSingleton<IRolePolicy, RolePolicy>();
        services.TryAddSingleton<IWaiverPolicy, WaiverPolicy>();
        services.TryAddScoped(provider => new WaiverAuthority(
            provider.GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>(),
            provider.GetRequiredService<IWaiverPolicy>()));
        services.AddLifecycle<MembershipLifecycle, MembershipStage, MembershipTrigger, Membership>();
        var registration = services
            .AddLifecycle<PartnershipLifecycle, PartnershipStage, PartnershipTrigger, Partnership>()
            .ConfigureStorage(storage => storage.Json ??= PartnershipJson.Default.Options);

        // Before the changes that the application makes to the registration, and once, since a profile scales.
        return isNew
            ? registration.Change(
                (criteria, provider) =>
                    PartnershipProfiles.Apply(
                        criteria,
                        provider.GetRequiredService<IOptions<PartnershipLifecycleOptions>>().Value.Profile))
            : registration;
    }

    /// <summary>Tells that the lifecycle is registered.</summary>
    private sealed class Registered;
}
