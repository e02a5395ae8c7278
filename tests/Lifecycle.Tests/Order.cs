namespace Lifecycle.Tests;

public enum OrderStage
{
    Cart,
    Paid,
    Shipped,
    OnHold,
    Delivered,
    Cancelled,
    Active,
}

public enum OrderTrigger
{
    Pay,
    Ship,
    Deliver,
    Hold,
    Release,
    Cancel,
    Annotate,
    Reprint,
}

/// <summary>The subject of <see cref="OrderLifecycle"/>.</summary>
public sealed class Order
{
    public int Lines { get; set; } = 1;

    public bool Paid { get; set; } = true;

    public bool InStock { get; set; } = true;

    public bool GiftWrapped { get; set; } = true;

    public List<Waiver> Waivers { get; } = [];

    public List<string> Log { get; } = [];

    public DateTimeOffset? HoldUntil { get; set; }
}

public sealed record HoldNotice(string Why);
