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
            "The public sector grows and plans more services from the centre.")
        {
            BusinessExamples = ["an oil company that buys a maker of cattle feed"],
            SocialSectorExamples = ["local health services of councils that pass to the NHS"],
        },
        new(
            "1980s",
            "Single focused organisations",
            "Firms concentrate on what they do best and leave the rest to others.",
            "Contracting out",
            "Delivery, and sometimes strategy, goes to many competing organisations.")
        {
            BusinessExamples = ["IBM"],
            SocialSectorExamples =
                [
                    "urban development corporations",
                    "compulsory competitive tendering",
                    "Next Steps agencies",
                    "internal markets",
                ],
        },
        new(
            "1990s",
            "Networks",
            "Focused firms build up networks and alliances.",
            "Partnerships",
            "Community groups and businesses take part in joint projects and joint bids.")
        {
            BusinessExamples = ["small high-tech firms in Silicon Valley"],
            SocialSectorExamples = ["challenge funds for joint bids"],
        },
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
        new("Audit1998", "Audit Commission", "A Fruitful Partnership: Effective Partnership Working", 1998)
        {
            Place = "London",
        },
        new(
            "Harris1995",
            "Harris, E., Wise, M., Hawe, P., Finlay, P. and Nutbeam, D.",
            "Working together: intersectoral action for health",
            1995)
        {
            Publisher = "Centre for Health Promotion", Place = "Commonwealth of Australia",
        },
        new(
            "Hastings1996",
            "Hastings, A.",
            "Unravelling the process of 'partnership' in urban regeneration policy, Urban Studies 33 (2), 253-268",
            1996),
        new(
            "Hutchinson1998",
            "Hutchinson, J. and Campbell, M.",
            "Working in Partnership: Lessons from the Literature",
            1998)
        {
            Publisher = "Crown",
        },
        new(
            "Huxham2005",
            "Huxham, C. and Vangen, S.",
            "Managing to Collaborate: The Theory and Practice of Collaborative Advantage",
            2005)
        {
            Publisher = "Routledge", Place = "London",
        },
        new(
            "Jupp2000",
            "Jupp, B.",
            "Working Together: Creating a better environment for cross-sector partnerships",
            2000)
        {
            Publisher = "Demos", Place = "London",
        },
        new("LGMB1997", "Local Government Management Board", "Networks and networking", 1997) { Place = "London" },
        new(
            "Markwell2003",
            "Markwell, S., Watson, J., Speller, V., Platt, S. and Younger, T.",
            "The Working Partnership, Book 1: Introduction",
            2003)
        {
            Publisher = "Health Development Agency", Place = "London",
        },
        new(
            "Mayo1997",
            "Mayo, M.",
            "Partnerships for regeneration and community development, Critical Social Policy 17 (52), 3-26",
            1997),
        new("Pratt1998", "Pratt, J., Plamping, D. and Gordon, P.", "Partnership: fit for purpose?", 1998)
        {
            Publisher = "King's Fund", Place = "London",
        },
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

    /// <summary>What the terms mean that the concepts of the model build on.</summary>
    public static IReadOnlyList<TermDefinition> Definitions { get; } =
    [
        new(
            "inter-sectoral action for health",
            "Parts of the health sector and other sectors act together, because that reaches health outcomes better "
                + "than the health sector alone could.",
            "Harris1995"),
        new("collaborative working", "People work across the borders of organisations to a good end.", "Huxham2005"),
        new("partner", "One who shares in a whole, and has to be aware of that whole.", "Pratt1998"),
        new(
            "partnership",
            "Two or more independent bodies agree to work on an objective together.",
            "Audit1998"),
    ];

    /// <summary>How often "partnership" was said in the British parliament (Jupp 2000), by year.</summary>
    public static IReadOnlyList<ParliamentaryCount> ParliamentaryMentions { get; } = [new(1989, 38), new(1999, 6197)];

    /// <summary>What happens in the four stages that Markwell (2009) describes.</summary>
    public static IReadOnlyDictionary<PartnershipStage, string> StageSummaries { get; } =
        new Dictionary<PartnershipStage, string>
        {
            [PartnershipStage.Preparation] =
                "An organisation works out which partnerships it needs, what they will deliver, and with whom.",
            [PartnershipStage.Development] = "Partners are found and engaged, share ideas, and agree.",
            [PartnershipStage.Implementation] =
                "Structures and processes are built on the agreement, up to the launch.",
            [PartnershipStage.Fulfilment] =
                "The agreed benefits are delivered and measured, and further ones are taken up.",
        }.AsReadOnly();

    /// <summary>Where to read on: resources for partnership working, and the culture and dynamics of
    /// partnerships.</summary>
    public static IReadOnlyList<Citation> FurtherReading { get; } =
    [
        new("Consumer2003", "Markwell, S.", "Partnership Working: A Consumer Guide to Resources", 2003)
        {
            Publisher = "Health Development Agency", Place = "London",
        },
        new("Culture", "Health Knowledge", "Collaborative Working to Improve Health and Well-being"),
    ];
}
