using Lifecycle.Dashboard;
using Lifecycle.Partnerships;
using Lifecycle.Partnerships.Dashboard;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Shows partnerships on the dashboard.</summary>
public static class PartnershipDashboardExtensions
{
    /// <summary>
    /// Shows what is recorded of each partnership to everyone who may see the dashboard: its name and purpose, how it
    /// stands and why, partners, agreement, benefits, risks and reviews, and a report to the board on a page of its
    /// own, which prints on A4.
    /// </summary>
    /// <param name="options">The options of the dashboard.</param>
    /// <param name="lifecycle">The name of the partnership lifecycle.</param>
    /// <param name="waiverPolicy">
    /// The name of the authorization policy that lets callers grant and withdraw waivers, subject to the
    /// <see cref="IWaiverPolicy"/>; <see langword="null"/>, the default, for no one.
    /// </param>
    /// <returns>The options of that lifecycle, to add to them.</returns>
    /// <exception cref="ArgumentException">The pages of that lifecycle have been added already.</exception>
    /// <example>
    /// <code>
    /// app.MapLifecycleDashboard("/lifecycles", options => options.ShowPartnerships());
    /// </code>
    /// </example>
    public static LifecyclePageOptions ShowPartnerships(
        this LifecycleDashboardOptions options,
        string lifecycle = nameof(PartnershipLifecycle),
        string? waiverPolicy = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var pages = options.For(lifecycle)
            .NameInstances(partnership => partnership.GetProperty("name").GetString())
            .ShowSubject((_, partnership) => Purpose.Of(partnership))
            .AddStyleSheet(StyleSheet.Text)
            .AddPage<BoardReportPage>("board-report", "Board report")
            .AddSection<StandingSection>("How it stands")
            .AddSection<PartnersSection>("Partners")
            .AddSection<AgreementSection>("Agreement")
            .AddSection<BenefitsSection>("Benefits")
            .AddSection<RisksSection>("Risks")
            .AddSection<ReviewsSection>("Reviews");
        return waiverPolicy is null
            ? pages
            : pages.AllowWaivers<Partnership>(
                waiverPolicy,
                (partnership, change) => Authority(change, lifecycle).Grant(
                    Recorded(partnership, change), change.Waiver, change.RequestedBy!),
                (partnership, change) => Authority(change, lifecycle).Revoke(
                    Recorded(partnership, change),
                    change.Waiver.CriterionId,
                    change.Waiver.GrantedBy,
                    change.Waiver.Rationale,
                    change.Waiver.GrantedAt));
    }

    /// <summary>The partnership by the clock of the application, with who records.</summary>
    private static Partnership Recorded(Partnership partnership, WaiverChange change)
    {
        partnership.UseClock(StoredPartnership.Clock(change.Http.RequestServices));
        return partnership.RecordAs(change.Waiver.GrantedBy);
    }

    private static WaiverAuthority Authority(WaiverChange change, string lifecycle) =>
        change.Http.RequestServices.GetRequiredKeyedService<WaiverAuthority>(lifecycle);
}
