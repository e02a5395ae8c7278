namespace Lifecycle.Tests;

public class TimerRangeTests
{
    [Theory]
    [InlineData("00:00:00.0000001", true)]
    [InlineData("24.00:00:00", true)]
    [InlineData("24.00:00:00.0000001", false)]
    [InlineData("00:00:00", false)]
    [InlineData("-00:00:00.0000001", false)]
    [InlineData("-00:00:00.001", true)]
    public void The_range_is_above_zero_up_to_24_days_or_infinite(string time, bool isContained) =>
        Assert.Equal(isContained, TimerRange.Contains(TimeSpan.Parse(time, null)));

    [Fact]
    public void Timers_accept_the_longest_time()
    {
        using var source = new CancellationTokenSource(TimerRange.Longest);
        using var timer = new Timer(_ => { }, null, TimerRange.Longest, TimerRange.Longest);

        Assert.Equal(TimeSpan.FromDays(24), TimerRange.Longest);
        Assert.False(source.IsCancellationRequested);
    }
}
