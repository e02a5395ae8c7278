namespace Lifecycle.Partnerships;

/// <summary>
/// A part of a <see cref="Partnership"/>. All parts share one record, so that each change is one consistent step. As
/// thread-safe as the partnership.
/// </summary>
public abstract class PartnershipPart
{
    private protected PartnershipPart(Partnership partnership) => Whole = partnership;

    /// <summary>The partnership that this is a part of.</summary>
    private protected Partnership Whole { get; }

    /// <inheritdoc cref="Partnership.Record"/>
    private protected PartnershipRecord State
    {
        get => Whole.Record;
        set => Whole.Record = value;
    }

    /// <inheritdoc cref="Partnership.Fact"/>
    private protected PartnershipRecord Fact
    {
        set => Whole.Fact = value;
    }

    private protected string Name => Whole.Name;

    private protected TimeProvider Clock => Whole.Clock;

    private protected DateTimeOffset Now => Whole.Now;

    /// <inheritdoc cref="Partnership.Past"/>
    private protected DateTimeOffset Past(DateTimeOffset at) => Whole.Past(at);

    /// <inheritdoc cref="Partnership.RequirePast"/>
    private protected void RequirePast(DateOnly day) => Whole.RequirePast(day);
}
