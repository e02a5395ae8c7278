namespace Lifecycle.Partnerships;

/// <summary>
/// A snapshot of the partnerships of one organisation: the stage of each, what is due, and which are stuck and why.
/// Immutable.
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

    /// <summary>Creates the portfolio of an organisation without changing any partnership.</summary>
    /// <param name="organisation">The organisation. Partnerships in which it is not a partner, or no longer one, are
    /// left out.</param>
    /// <param name="instances">The partnerships, as instances of their lifecycle.</param>
    /// <param name="now">The instant at which to check due dates and waivers.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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
        foreach (var instance in instances.Where(each => IsPartner(each.Subject, name, options.IncludesParts)))
            entries.Add(await EntryAsync(instance, now, options, cancellationToken).ConfigureAwait(false));

        return new(name, entries.AsReadOnly());
    }

    /// <summary>The organisation, then one line per partnership.</summary>
    public override string ToString() =>
        Entries.Count == 0
            ? $"{Organisation} has no partnerships."
            : $"{Organisation}:\n  {string.Join("\n  ", Entries)}";

    private static bool IsPartner(Partnership partnership, string organisation, bool includesParts) =>
        partnership.Members.Any(partner =>
            !partnership.Members.HasGone(partner)
            && (partner.IsCalled(organisation)
                || (includesParts
                    && OrganisationName.AreEqual(partnership.Members.BodyOf(partner.Name), organisation))));

    private static async ValueTask<PortfolioEntry> EntryAsync(
        LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> instance,
        DateTimeOffset now,
        PortfolioOptions options,
        CancellationToken cancellationToken)
    {
        var (partnership, stage) = (instance.Subject, instance.Stage);

        // Evaluated as the manager, so that ROL-01 does not block merely because of who creates the portfolio.
        var manager = partnership.Governance.HoldersOf(PartnershipRole.Manager).FirstOrDefault();
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
            Joiners = hasEnded ? [] : [.. partnership.Members.Joiners],
            ExpiredWaivers = hasEnded ? [] : [.. partnership.ExpiredWaivers(now)],
            IsExpired = !hasEnded && partnership.Agreement.IsExpiredAt(now),
            IsDormant = !hasEnded && Activity.IsDormant(partnership, now, options.DormantAfter),
        };
    }
}
