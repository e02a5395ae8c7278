namespace Lifecycle.Tests.Reports;

public class WaiverTests
{
    private static readonly DateTimeOffset Granted = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Expires = Granted.AddDays(30);

    [Fact]
    public void A_waiver_is_in_force_from_the_grant_until_just_before_it_expires()
    {
        var waiver = new Waiver("C-1", "Sponsor", "Outbreak.", Granted, Expires);

        Assert.False(waiver.IsInForce(Granted.AddTicks(-1)));
        Assert.True(waiver.IsInForce(Granted));
        Assert.True(waiver.IsInForce(Expires.AddTicks(-1)));
        Assert.False(waiver.IsInForce(Expires));
    }

    [Fact]
    public void A_waiver_without_an_expiry_stays_in_force() =>
        Assert.True(new Waiver("C-1", "Sponsor", "Outbreak.", Granted).IsInForce(DateTimeOffset.MaxValue));
}
