namespace Lifecycle.Diagrams.Tests.Drawing;

/// <summary>How texts are broken into lines.</summary>
public class TextBlockTests
{
    [Theory]
    [InlineData("Fulfilment", "Fulfilment")]
    [InlineData("Fulfilment & measurement", "Fulfilment &|measurement")]
    [InlineData("BeginDevelopmentOfPartnership", "BeginDevelopment|OfPartnership")]
    [InlineData("a b", "a b")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    public void Lines_end_between_words_or_before_a_capital(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', TextBlock.Of(text, 14, 130).Lines));

    [Fact]
    public void A_word_is_broken_anywhere_if_it_has_to_be_but_not_within_a_character()
    {
        var block = TextBlock.Of(string.Concat(Enumerable.Repeat("e\u0301", 60)), 14, 100);

        Assert.InRange(block.Lines.Count, 4, 7);
        Assert.All(block.Lines, line => Assert.StartsWith("e", line, StringComparison.Ordinal));
        Assert.InRange(block.Size.Width, 80, 100);
    }

    [Fact]
    public void Wide_characters_are_wide_and_combining_ones_take_no_room()
    {
        Assert.True(TextWidths.Of("WWW", 14) > 3 * TextWidths.Of("iii", 14));
        Assert.True(TextWidths.Of("日本語", 14) >= 3 * 14);
        Assert.Equal(TextWidths.Of("e", 14), TextWidths.Of("e\u0301", 14));
    }
}
