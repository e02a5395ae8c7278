using System.Diagnostics.CodeAnalysis;
using Lifecycle;
using Lifecycle.Partnerships;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the partnership lifecycle.</summary>
public static class PartnershipServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="PartnershipLifecycle"/> and <see cref="MembershipLifecycle"/>, the default role and waiver
    /// policies, and a scoped <see cref="WaiverAuthority"/>. You can register your own policies before or after this
    /// call, with any lifetime. Calling this again returns the existing registration.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; <see langword="null"/> to keep the defaults.</param>
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
        var isNew = services.All(service => service.ServiceType != typeof(Registered));
        services.TryAddSingleton<Registered>();
        services.AddOptions<PartnershipLifecycleOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(
                options => Enum.IsDefined(options.Profile),
                "The profile of the partnership lifecycle must be Standard, Light or Significant.")
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

        // Applied only once, because a profile scales severities, and before any change that the application makes.
        return isNew
            ? registration.Change(
                (criteria, provider) =>
                    PartnershipProfiles.Apply(
                        criteria,
                        provider.GetRequiredService<IOptions<PartnershipLifecycleOptions>>().Value.Profile))
            : registration;
    }

    /// <summary>
    /// Adds a criterion that concerns the agreement: it guards Implementation, and every amendment before it comes into
    /// force. It should judge <see cref="AgreementInQuestion.Agreement"/>.
    /// </summary>
    /// <typeparam name="TCriterion">The class of the criterion.</typeparam>
    /// <param name="registration">The registration.</param>
    public static LifecycleRegistration<PartnershipStage, PartnershipTrigger, Partnership> AddToAgreement<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(
        this LifecycleRegistration<PartnershipStage, PartnershipTrigger, Partnership> registration)
        where TCriterion : class, IEntryCriterion<Partnership>
    {
        ArgumentNullException.ThrowIfNull(registration);
        return registration
            .AddEntryCriterion<TCriterion>(entering: PartnershipStage.Implementation)
            .AddEntryCriterion<TCriterion>(on: PartnershipTrigger.Amend, from: PartnershipStage.InForce);
    }

    /// <summary>Marks that the lifecycle is registered.</summary>
    private sealed class Registered;
}
