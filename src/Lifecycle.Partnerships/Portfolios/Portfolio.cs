namespace Lifecycle.Partnerships;

/// <summary>
/// The partnerships of one organisation: what stands where, what is due, and what is stuck and why. Immutable; it shows
/// the moment it was made.
/// </summary>
public sealed class Portfolio
{
    private Portfolio(string organisation, IReadOnlyList<PortfolioEntry> entries)
    {
        Organisation = organisation;
        Entries = entries;
    }

    /// <summary>The organisation.</summary>
    public string Organisation { get; }

    /// <summary>One entry for each partnership that the organisation is a partner of, in the order given.</summary>
    public IReadOnlyList<PortfolioEntry> Entries { get; }

    /// <summary>The partnerships whose main line is blocked.</summary>
    public IEnumerable<PortfolioEntry> Stuck => Entries.Where(entry => entry.IsStuck);

    /// <summary>Looks at partnerships, and changes nothing.</summary>
    /// <param name="organisation">The organisation; partnerships that it has no part in are left out.</param>
    /// <param name="instances">The partnerships, each in its lifecycle.</param>
    /// <param name="now">The instant to look at.</param>
    /// <param name="options">How far to look; <see langword="null"/> for the options as they come.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<Portfolio> OfAsync(
        string organisation,
        IEnumerable<LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership>> instances,
        DateTimeOffset now,
        PortfolioOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instances);
        var name = OrganisationName.Of(organisation);
        options ??= new();
        var entries = new List<PortfolioEntry>();
        foreach (var instance in instances.Where(instance => HasPartIn(instance.Subject, name)))
            entries.Add(await EntryAsync(instance, now, options, cancellationToken).ConfigureAwait(false));

        return new(name, entries.AsReadOnly());
    }

    /// <summary>The organisation, then a line for each partnership.</summary>
    public override string ToString() =>
        Entries.Count == 0
            ? $"{Organisation} has no partnerships."
            : $"{Organisation}:\n  {string.Join("\n  ", Entries)}";

    private static bool HasPartIn(Partnership partnership, string organisation) =>
        partnership.Partners.Any(partner => OrganisationName.AreEqual(partner.Name, organisation));

    private static async ValueTask<PortfolioEntry> EntryAsync(
        LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> instance,
        DateTimeOffset now,
        PortfolioOptions options,
        CancellationToken cancellationToken)
    {
        var (partnership, stage) = (instance.Subject, instance.Stage);

        // As the manager, so that who looks is not what blocks.
        var manager = partnership.HoldersOf(PartnershipRole.Manager).FirstOrDefault();
        var next = stage.NextTrigger() is { } trigger
            ? await instance.EvaluateAsync(trigger, new() { Actor = manager }, cancellationToken).ConfigureAwait(false)
            : null;
        var hasEnded = instance.IsTerminated;
        return new()
        {
            Partnership = partnership,
            Stage = stage,
            Next = next,
            Due = hasEnded
                ? []
                :
                [
                    .. DueItems
                        .Of(partnership, now)
                        .Where(item => item.By - now <= options.Horizon)
                        .OrderBy(item => item.By),
                ],
            ExpiredWaivers = hasEnded ? [] : [.. partnership.ExpiredWaivers(now)],
            IsDormant = !hasEnded && Activity.IsDormant(partnership, now, options.DormantAfter),
        };
    }
}
