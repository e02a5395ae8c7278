namespace Lifecycle.Partnerships;

/// <summary>The rating of a partnership in a <see cref="BoardReport"/>. The worst reason decides.</summary>
public enum BoardRating
{
    /// <summary>None of the reasons for amber or red applies.</summary>
    Green = 0,

    /// <summary>
    /// Something is overdue; the agreement ends within 90 days; a waiver has expired; a waivable or advisory entry
    /// criterion of the stage no longer holds; a partner is on notice or in breach; a benefit has missed its target; an
    /// open risk scores 12 or more; a dispute is open; or the partnership is dormant or suspended.
    /// </summary>
    Amber = 1,

    /// <summary>
    /// The agreement has expired; a mandatory entry criterion of the stage no longer holds; fewer than two independent
    /// parties are left while it is in force; or an open risk scores 20 or more.
    /// </summary>
    Red = 2,
}
