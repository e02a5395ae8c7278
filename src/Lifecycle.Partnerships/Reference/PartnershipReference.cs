namespace Lifecycle.Partnerships;

/// <summary>
/// Reference data from the literature on partnerships, after Markwell (2009). Immutable and thread-safe.
/// </summary>
public static class PartnershipReference
{
    /// <summary>The prevailing philosophies of four decades, after Jupp (2000).</summary>
    public static IReadOnlyList<Philosophy> Philosophies { get; } =
    [
        new(
            "1970s",
            "Conglomerates",
            "Large firms expand into more and more lines of business.",
            "Central planning",
            "The public sector grows and plans more services from the centre."),
        new(
            "1980s",
            "Single focused organisations",
            "Firms concentrate on what they do best and leave the rest to others.",
            "Contracting out",
            "Delivery, and sometimes strategy, goes to many competing organisations."),
        new(
            "1990s",
            "Networks",
            "Focused firms build up networks and alliances.",
            "Partnerships",
            "Community groups and businesses take part in joint projects and joint bids."),
        new(
            "2000s",
            "Value creation",
            "Private firms support public services in new kinds of partnership, with people's needs at the centre.",
            "Strategic partnering",
            "Local authorities and service providers work together on the wider aims of the community."),
    ];

    /// <summary>Policy documents that promote partnership working, oldest first.</summary>
    public static IReadOnlyList<PolicyDocument> PolicyDocuments { get; } =
    [
        new("World Health Organization", 2004, "Global Strategy on Diet, Physical Activity and Health"),
        new("Scottish Executive", 2004, "Partnership Working Research Report: Social and Economic Partnership Project"),
        new(
            "Department for Communities and Local Government",
            2007,
            "Planning Together: Local Strategic Partnerships (LSPs) and Spatial Planning: a practical guide"),
        new("Department of Health", 2007, "Family Nurse Partnership"),
        new("Department of Health", 2009, "Living well with dementia: A National Dementia Strategy"),
        new("Department of Health", 2011, "No Health Without Mental Health"),
        new(
            "World Health Organization",
            2013,
            "Global action plan for the prevention and control of non-communicable diseases 2013-2020"),
        new("NHS England", 2014, "Five Year Forward View"),
        new("World Health Organization", 2015, "Global Action Plan on Antimicrobial Resistance"),
    ];

    /// <summary>Interlinked issues without a clear boundary or cause (Rittel and Webber 1973).</summary>
    public static IReadOnlyList<string> WickedIssues { get; } =
    [
        "community safety",
        "poverty",
        "social exclusion",
        "health inequalities",
        "teenage pregnancies",
        "urban regeneration",
        "substance misuse",
        "climate change",
        "homelessness",
    ];

    /// <summary>The works that the concepts of the model come from, by author.</summary>
    public static IReadOnlyList<Citation> Bibliography { get; } =
    [
        new("Audit1998", "Audit Commission", "A Fruitful Partnership: Effective Partnership Working", 1998),
        new("Harris1995", "Harris, E. and others", "Working together: intersectoral action for health", 1995),
        new(
            "Hutchinson1998",
            "Hutchinson, J. and Campbell, M.",
            "Working in Partnership: Lessons from the Literature",
            1998),
        new(
            "Huxham2005",
            "Huxham, C. and Vangen, S.",
            "Managing to Collaborate: The Theory and Practice of Collaborative Advantage",
            2005),
        new(
            "Jupp2000",
            "Jupp, B.",
            "Working Together: Creating a better environment for cross-sector partnerships",
            2000),
        new("LGMB1997", "Local Government Management Board", "Networks and networking", 1997),
        new("Markwell2003", "Markwell, S. and others", "The Working Partnership, Book 1: Introduction", 2003),
        new("Pratt1998", "Pratt, J., Plamping, D. and Gordon, P.", "Partnership: fit for purpose?", 1998),
        new(
            "Rittel1973",
            "Rittel, H. W. J. and Webber, M. M.",
            "Dilemmas in a General Theory of Planning, Policy Sciences 4, 155-169",
            1973),
        new(
            "Williams2002",
            "Williams, P.",
            "The Competent Boundary Spanner, Public Administration 80 (1), 103-124",
            2002),
    ];
}
