namespace Lifecycle.Partnerships.Dashboard.Tests.Models;

public class WordsTests
{
    [Theory]
    [InlineData(Sector.LocalGovernment, "local government")]
    [InlineData(Sector.Health, "health")]
    public void A_member_is_written_in_words(Sector sector, string words) => Assert.Equal(words, Words.Of(sector));

    [Fact]
    public void A_member_at_the_start_of_a_line_has_a_capital() =>
        Assert.Equal("Begin closure", Words.Begin(PartnershipTrigger.BeginClosure));

    [Fact]
    public void A_number_has_its_thousands_and_its_unit()
    {
        var day = new DateOnly(2026, 3, 2);

        Assert.Equal("14,000 homes", Words.Of(new Measurement(14000, day), "homes"));
        Assert.Equal("0 people", Words.Of(new Measurement(0, day), "people"));
        Assert.Equal("-10.5 %", Words.Of(new Measurement(-10.5m, day), "%"));
        Assert.Equal("0.004 infections", Words.Of(new Measurement(0.004m, day), "infections"));
    }

    [Fact]
    public void Only_what_reaches_the_target_is_a_hundred_percent()
    {
        Assert.Equal("108 %", Words.Percent(1.079m));
        Assert.Equal("99 %", Words.Percent(0.996m));
        Assert.Equal("over 1,000 %", Words.Percent(decimal.MaxValue));
        Assert.Equal("-1000 %", Words.Percent(decimal.MinValue));
    }
}
