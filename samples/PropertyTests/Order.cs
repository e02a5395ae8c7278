namespace PropertyTests;

public enum OrderStage
{
    Cart,
    Open,
    Placed,
    Paid,
    OnHold,
    Shipped,
    Cancelled,
}

public enum OrderTrigger
{
    Place,
    Pay,
    Ship,
    Hold,
    Release,
    Cancel,
}

public sealed class Order
{
    public int Lines { get; init; } = 1;

    public DateTimeOffset? PayBy { get; init; }
}
