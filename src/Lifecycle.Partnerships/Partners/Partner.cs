using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// One organisation in a partnership, with what it has said and shown so far. Immutable: the methods of
/// <see cref="Partnership"/> replace it.
/// </summary>
public sealed record Partner
{
    /// <summary>The name of the organisation; unique in the partnership, whatever the case of its letters.</summary>
    public required string Name { get; init; }

    /// <summary>The sector it works in.</summary>
    public required Sector Sector { get; init; }

    /// <summary>
    /// The body it belongs to, where it is not independent: two parts of one body count as one party.
    /// </summary>
    public string? PartOf { get; init; }

    /// <summary>The engagement log: what was talked about, and when.</summary>
    public ImmutableList<Engagement> Engagements { get; init => field = value ?? []; } = [];

    /// <summary>The letter that commits it; <see langword="null"/> until there is one.</summary>
    public Commitment? Commitment { get; init; }

    /// <summary>What it brings and does.</summary>
    public Contribution? Contribution { get; init; }

    /// <summary>What was checked about it before joining hands.</summary>
    public DueDiligence? DueDiligence { get; init; }

    /// <summary>Whether it acknowledges the joint aims as they are stated at present.</summary>
    public bool AcknowledgesAims { get; init; }

    /// <summary>Whether it has committed itself.</summary>
    public bool IsCommitted => Commitment is not null;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
